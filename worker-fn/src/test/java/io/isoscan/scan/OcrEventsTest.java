package io.isoscan.scan;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.isoscan.function.SampleEvents;
import io.isoscan.result.FileResult;
import io.isoscan.session.SampleSessions;
import io.isoscan.session.SessionChange;
import io.isoscan.session.SessionState;
import io.isoscan.storage.Keys;
import io.isoscan.testing.Doubles;
import io.micronaut.context.ApplicationContext;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The two functions of the OCR queues, where no engine is set up. */
final class OcrEventsTest {
    private static final String REASON = "image: png needs OCR, and none is set up here";
    private static final String MARK =
            Keys.triedAlone(SampleEvents.SESSION, 1, 0, "5f1c8f0e-7a43-5d0c-9f36-d0a1c6f3b2aa");

    private final Doubles doubles = new Doubles();

    @BeforeEach
    void listOneImage() {
        var session = SampleSessions.fresh(SampleEvents.SESSION);
        doubles.sessions.set(SessionChange.of(session).listing(1, 1, true).done());
        doubles.blobs.put(
                Keys.inlineFile(SampleEvents.SESSION, 0),
                HexFormat.of().parseHex("89504e470d0a1a0a"),
                "image/png");
    }

    @Test
    void sampleFileHasItsResultAndIsCounted() {
        worker();

        assertThat(results()).extracting(FileResult::error).containsExactly(REASON);
        assertThat(doubles.sessions.get(SampleEvents.SESSION).processedCount()).isEqualTo(1);
        assertThat(doubles.queue.takeReports()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = SessionState.class,
            names = {"PAUSED", "DONE", "CANCELLED", "FAILED"})
    void fileOfAPausedOrEndedSessionIsAcknowledged(SessionState state) {
        doubles.sessions.become(SampleEvents.SESSION, state);

        worker();

        assertThat(results()).isEmpty();
        assertThat(doubles.queue.isEmpty()).isTrue();
    }

    @Test
    void fileGivenUpByTheQueueIsMarkedAndTriedOnceMore() {
        deadLetter();

        assertThat(doubles.blobs.keys()).contains(MARK);
        assertThat(results()).extracting(FileResult::error).containsExactly(REASON);
    }

    @Test
    void markedFileIsAnErrorWithoutAnotherTry() {
        doubles.blobs.put(MARK, "another".getBytes(StandardCharsets.UTF_8), "text/plain");

        deadLetter();

        assertThat(results())
                .singleElement()
                .satisfies(result -> assertThat(result.error()).startsWith("given up: "));
    }

    private void worker() {
        answer("ocr.json", context -> new OcrWorkerHandler(context)::execute);
    }

    private void deadLetter() {
        answer("ocr-dead-letter.json", context -> new OcrDeadLetterHandler(context)::execute);
    }

    private void answer(
            String event,
            Function<ApplicationContext, Function<SQSEvent, SQSBatchResponse>> handler) {
        try (var context = doubles.context()) {
            SampleEvents.assertExpected(
                    event, handler.apply(context).apply(SampleEvents.read(event, SQSEvent.class)));
        }
    }

    private List<FileResult> results() {
        return doubles.results.all(SampleEvents.SESSION);
    }
}
