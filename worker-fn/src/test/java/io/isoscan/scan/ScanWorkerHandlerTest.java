package io.isoscan.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.isoscan.extract.Stragglers;
import io.isoscan.function.SampleEvents;
import io.isoscan.result.FileResult;
import io.isoscan.session.SampleSessions;
import io.isoscan.session.SessionChange;
import io.isoscan.testing.Doubles;
import io.isoscan.testing.Effects.Fault;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.RuntimeBeanDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ScanWorkerHandlerTest {
    private static final String BATCH = "processing-batch.json";
    private static final String FIRST = "9d70afc8-ddef-54dd-ac3b-88f300cbb848";

    private final Doubles doubles = new Doubles();

    @Test
    void sampleBatchIsProcessed() {
        listTenFiles();

        var answer = answer(SampleEvents.read(BATCH, SQSEvent.class));

        SampleEvents.assertExpected(BATCH, answer);
        assertThat(doubles.results.all(SampleEvents.SESSION))
                .hasSize(10)
                .filteredOn(result -> result.fileName().equals("meta"))
                .extracting(FileResult::statusLabel)
                .containsExactly("1 Code");
        var session = doubles.sessions.get(SampleEvents.SESSION);
        assertThat(session.processedCount()).isEqualTo(10);
        assertThat(session.totalMatches()).isEqualTo(8);
        assertThat(doubles.queue.takeReports()).hasSize(1);
    }

    @Test
    void batchOfAnUnknownSessionIsAcknowledged() {
        SampleEvents.assertExpected(BATCH, answer(SampleEvents.read(BATCH, SQSEvent.class)));

        assertThat(doubles.results.all(SampleEvents.SESSION)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\\"session_id\\\": \\\"x",
                "\\\"session_id\\\": 7, \\\"x\\\": \\\"",
                "\\\"none\\\": \\\"",
                "broken"
            })
    void poisonMessageIsReturnedAloneAndItsMatesAreRead(String poison) {
        listTenFiles();
        var event = SampleEvents.read(BATCH, SQSEvent.class);
        var first = event.getRecords().getFirst();
        first.setBody(first.getBody().replace("\"session_id\": \"", poison.replace("\\\"", "\"")));

        var answer = answer(event);

        assertThat(answer.getBatchItemFailures())
                .extracting(BatchItemFailure::getItemIdentifier)
                .containsExactly(FIRST);
        assertThat(doubles.sessions.get(SampleEvents.SESSION).processedCount()).isEqualTo(9);
    }

    @Test
    void failedPutIsReturnedInTheBatchResponse() {
        listTenFiles();
        doubles.effects.arm(1, Fault.OUTAGE_BEFORE);

        var answer = answer(SampleEvents.read(BATCH, SQSEvent.class));

        assertThat(SampleEvents.write(answer))
                .isEqualTo(
                        "{\"batchItemFailures\":[{\"itemIdentifier\":\"%s\"}]}".formatted(FIRST));
    }

    @Test
    void eachDeliveryHasATokenOfItsOwn() {
        listTenFiles();
        answer(SampleEvents.read(BATCH, SQSEvent.class));
        var first = doubles.results.all(SampleEvents.SESSION);

        answer(SampleEvents.read(BATCH, SQSEvent.class, "AQEBsample", "AQEBagain"));

        assertThat(doubles.results.all(SampleEvents.SESSION)).isEqualTo(first);
        assertThat(doubles.sessions.get(SampleEvents.SESSION).processedCount()).isEqualTo(10);
    }

    @Test
    void processThatLeftAReaderBehindEndsBeforeItTakesAnotherBatch() {
        listTenFiles();
        var ended = new IllegalStateException("the process has ended");

        assertThatThrownBy(() -> answerBeside(new Straggler(true), ended)).isSameAs(ended);

        assertThat(doubles.results.all(SampleEvents.SESSION)).isEmpty();
    }

    @Test
    void processThatLeftNobodyBehindGoesOn() {
        listTenFiles();

        answerBeside(new Straggler(false), new IllegalStateException("the process has ended"));

        assertThat(doubles.sessions.get(SampleEvents.SESSION).processedCount()).isEqualTo(10);
    }

    private record Straggler(boolean any) implements Stragglers {
        @Override
        public void leave(Thread reader) {}
    }

    private void answerBeside(Stragglers stragglers, RuntimeException ended) {
        ProcessEnd end =
                () -> {
                    throw ended;
                };
        try (var context = doubles.context()) {
            replace(context, Stragglers.class, stragglers);
            replace(context, ProcessEnd.class, end);
            new ScanWorkerHandler(context).execute(SampleEvents.read(BATCH, SQSEvent.class));
        }
    }

    private static <T> void replace(ApplicationContext context, Class<T> port, T twin) {
        context.registerBeanDefinition(
                RuntimeBeanDefinition.builder(port, () -> twin).replaces(port).build());
    }

    private void listTenFiles() {
        var session = SampleSessions.fresh(SampleEvents.SESSION);
        doubles.sessions.set(SessionChange.of(session).listing(1, 10, true).done());
    }

    private SQSBatchResponse answer(SQSEvent event) {
        try (var context = doubles.context()) {
            return new ScanWorkerHandler(context).execute(event);
        }
    }
}
