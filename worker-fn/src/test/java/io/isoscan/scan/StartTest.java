package io.isoscan.scan;

import static io.isoscan.function.Starts.assertNeeds;
import static io.isoscan.function.Starts.assertPrimesHarmlessly;

import io.isoscan.report.ReportDeadLetterHandler;
import io.isoscan.report.ReportHandler;
import org.junit.jupiter.api.Test;

class StartTest {
    @Test
    void everyHandlerNeedsTheTableAndTheSocket() {
        assertNeeds(ScanWorkerHandler::new, "TABLE_NAME", "WEBSOCKET_ENDPOINT");
        assertNeeds(FileDeadLetterHandler::new, "TABLE_NAME", "WEBSOCKET_ENDPOINT");
        assertNeeds(ReportHandler::new, "TABLE_NAME", "WEBSOCKET_ENDPOINT");
        assertNeeds(ReportDeadLetterHandler::new, "TABLE_NAME", "WEBSOCKET_ENDPOINT");
    }

    @Test
    void primingChangesNothing() {
        assertPrimesHarmlessly(ScanWorkerHandler::new);
        assertPrimesHarmlessly(FileDeadLetterHandler::new);
        assertPrimesHarmlessly(ReportHandler::new);
        assertPrimesHarmlessly(ReportDeadLetterHandler::new);
    }
}
