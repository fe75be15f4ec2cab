package io.isoscan.scan;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.isoscan.function.SampleEvents;
import io.isoscan.result.FileResult;
import io.isoscan.session.SampleSessions;
import io.isoscan.session.SessionChange;
import io.isoscan.storage.Keys;
import io.isoscan.testing.Doubles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class FileDeadLetterEventsTest {
    private static final String DEAD = "file-dead-letter.json";
    private static final String MARK =
            Keys.triedAlone(SampleEvents.SESSION, 1, 0, "1242e851-09af-5313-89d5-f1032ce3a459");

    private final Doubles doubles = new Doubles();

    @BeforeEach
    void listOneFile() {
        var session = SampleSessions.fresh(SampleEvents.SESSION);
        doubles.sessions.set(SessionChange.of(session).listing(1, 1, true).done());
    }

    @Test
    void sampleFileIsMarkedAndReadOnceMore() {
        answer();

        assertThat(doubles.blobs.keys()).contains(MARK);
        assertThat(onlyResult().statusLabel()).isEqualTo("1 Code");
        assertThat(doubles.metrics.files()).hasSize(1);
        assertThat(doubles.queue.takeReports()).hasSize(1);
    }

    @Test
    void markedFileIsGivenUpWithItsReason() {
        doubles.blobs.put(MARK, new byte[0], "application/octet-stream");

        answer();

        assertThat(onlyResult().statusLabel()).isEqualTo("Error");
        assertThat(onlyResult().error()).startsWith("given up: ");
        assertThat(doubles.queue.takeReports()).hasSize(1);
    }

    private FileResult onlyResult() {
        var results = doubles.results.all(SampleEvents.SESSION);
        assertThat(results).hasSize(1);
        return results.getFirst();
    }

    private void answer() {
        try (var context = doubles.context()) {
            SampleEvents.assertExpected(
                    DEAD,
                    new FileDeadLetterHandler(context)
                            .execute(SampleEvents.read(DEAD, SQSEvent.class)));
        }
    }
}
