package io.isoscan.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.isoscan.function.SampleEvents;
import io.isoscan.result.FileResult;
import io.isoscan.session.SampleSessions;
import io.isoscan.session.Session;
import io.isoscan.session.SessionChange;
import io.isoscan.session.SessionState;
import io.isoscan.storage.Keys;
import io.isoscan.testing.Doubles;
import io.isoscan.testing.Effects.Crash;
import io.isoscan.testing.Effects.Fault;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class FileDeadLetterHandlerTest {
    private static final String WATCHER = "watcher";
    private static final String MARK = mark("9d70afc8-ddef-54dd-ac3b-88f300cbb848");

    private final Doubles doubles = new Doubles();

    @BeforeEach
    void oneFileListed() {
        var session = SampleSessions.fresh(SampleEvents.SESSION);
        doubles.sessions.set(SessionChange.of(session).listing(1, 1, true).done());
        doubles.subscriptions.add(session.id(), WATCHER);
    }

    @Test
    void fileIsTriedOnceMoreAndRead() {
        answer();

        assertThat(results()).extracting(FileResult::statusLabel).containsExactly("1 Code");
        assertThat(doubles.blobs.keys()).contains(MARK);
        assertThat(now().processedCount()).isEqualTo(1);
        assertThat(doubles.queue.takeReports()).hasSize(1);
    }

    @Test
    void fileThatEndsItsWorkerAgainIsAnErrorTheNextTime() {
        doubles.effects.arm(2, Fault.CRASH_BEFORE);
        assertThatThrownBy(this::answer).isInstanceOf(Crash.class);
        assertThat(doubles.blobs.keys()).contains(MARK);
        assertThat(results()).isEmpty();

        execute("AQEBsampleProcessingQueue00==", "AQEBreceivedAgain==");

        assertThat(results())
                .singleElement()
                .satisfies(result -> {
                    assertThat(result.statusLabel()).isEqualTo("Error");
                    assertThat(result.error()).startsWith("given up: ").contains("retry_failed");
                });
        assertThat(now().processedCount()).isEqualTo(1);
        assertThat(now().failedCount()).isEqualTo(1);
        assertThat(doubles.connections.typesToldTo(WATCHER))
                .containsExactly("FILE_FAILED", "PROGRESS");
        assertThat(doubles.queue.takeReports()).hasSize(1);
    }

    /** The answer to the mark was lost, and the client library put it again. */
    @Test
    void markOfThisVeryDeliveryDoesNotGiveTheFileUp() {
        doubles.effects.arm(2, Fault.CRASH_BEFORE);
        assertThatThrownBy(this::answer).isInstanceOf(Crash.class);

        answer();

        assertThat(results()).extracting(FileResult::statusLabel).containsExactly("1 Code");
    }

    /** A walk may have sent the file twice: the second message must not give up the first's. */
    @Test
    void anotherMessageOfTheFileIsTriedOnItsOwn() {
        doubles.blobs.putIfAbsent(mark("another"), new byte[0], "x");

        answer();

        assertThat(results()).extracting(FileResult::statusLabel).containsExactly("1 Code");
    }

    @Test
    void fileGivenUpIsTriedAgainInTheNextGeneration() {
        doubles.blobs.putIfAbsent(MARK, new byte[0], "x");
        doubles.sessions.set(SessionChange.of(now()).generation(2).done());

        execute("\\\"gen\\\": 1", "\\\"gen\\\": 2");

        assertThat(results()).extracting(FileResult::statusLabel).containsExactly("1 Code");
    }

    @ParameterizedTest
    @EnumSource(
            value = SessionState.class,
            names = {"PAUSED", "DONE", "CANCELLED", "FAILED"})
    void pausedOrEndedSessionIsAcknowledgedWithoutAMark(SessionState state) {
        doubles.sessions.become(SampleEvents.SESSION, state);

        answer();

        assertThat(results()).isEmpty();
        assertThat(doubles.blobs.keys()).isEmpty();
        assertThat(doubles.queue.isEmpty()).isTrue();
    }

    @Test
    void cancellingSessionSkipsTheFileWithoutAMark() {
        doubles.sessions.become(SampleEvents.SESSION, SessionState.CANCELLING);

        answer();

        assertThat(results()).extracting(FileResult::statusLabel).containsExactly("Skipped");
        assertThat(doubles.blobs.keys()).isEmpty();
    }

    @Test
    void markThatCannotBeSetReturnsTheMessageUntried() {
        doubles.effects.arm(1, Fault.OUTAGE_BEFORE);

        assertThat(handle(event()).getBatchItemFailures()).hasSize(1);

        assertThat(results()).isEmpty();
        assertThat(now().processedCount()).isZero();
    }

    private void answer() {
        assertThat(handle(event()).getBatchItemFailures()).isEmpty();
    }

    private void execute(String text, String by) {
        var event = SampleEvents.read("processing-batch.json", SQSEvent.class, text, by);
        assertThat(handle(first(event)).getBatchItemFailures()).isEmpty();
    }

    private static String mark(String messageId) {
        return Keys.triedAlone(SampleEvents.SESSION, 1, 0, messageId);
    }

    private static SQSEvent event() {
        return first(SampleEvents.read("processing-batch.json", SQSEvent.class));
    }

    /** The dead-letter queue's batches hold one message. */
    private static SQSEvent first(SQSEvent event) {
        event.setRecords(List.of(event.getRecords().getFirst()));
        return event;
    }

    private SQSBatchResponse handle(SQSEvent event) {
        try (var context = doubles.context()) {
            return new FileDeadLetterHandler(context).execute(event);
        }
    }

    private Session now() {
        return doubles.sessions.get(SampleEvents.SESSION);
    }

    private List<FileResult> results() {
        return doubles.results.all(SampleEvents.SESSION);
    }
}
