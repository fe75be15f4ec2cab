package io.isoscan.conversion;

import static io.isoscan.function.Starts.assertNeeds;
import static io.isoscan.function.Starts.assertPrimesHarmlessly;

import org.junit.jupiter.api.Test;

final class StartTest {
    @Test
    void everyFunctionNeedsTheTable() {
        assertNeeds(ConvertFileHandler::new, "TABLE_NAME");
        assertNeeds(ConversionCheckHandler::new, "TABLE_NAME");
        assertNeeds(ConversionDeadLetterHandler::new, "TABLE_NAME");
    }

    @Test
    void primingChangesNothing() {
        assertPrimesHarmlessly(ConvertFileHandler::new);
        assertPrimesHarmlessly(ConversionDeadLetterHandler::new);
    }
}
