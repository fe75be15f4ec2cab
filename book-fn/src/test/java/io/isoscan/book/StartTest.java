package io.isoscan.book;

import static io.isoscan.function.Starts.assertNeeds;
import static io.isoscan.function.Starts.assertPrimesHarmlessly;

import org.junit.jupiter.api.Test;

class StartTest {
    @Test
    void stageNeedsNoVariableBeforeItsFirstPicture() {
        assertNeeds(ReadTextHandler::new, "TABLE_NAME");
        assertNeeds(FindCandidatesHandler::new, "TABLE_NAME");
        assertNeeds(ValidateBooksHandler::new, "TABLE_NAME");
    }

    @Test
    void endingAJobNeedsNoTable() {
        assertNeeds(BookDeadLetterHandler::new);
    }

    @Test
    void primingChangesNothing() {
        assertPrimesHarmlessly(ReadTextHandler::new);
        assertPrimesHarmlessly(FindCandidatesHandler::new);
        assertPrimesHarmlessly(ValidateBooksHandler::new);
        assertPrimesHarmlessly(BookDeadLetterHandler::new);
    }
}
