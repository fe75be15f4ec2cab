package io.isoscan.book;

import io.isoscan.task.BookStage;
import io.isoscan.task.BookTask;
import io.micronaut.json.tree.JsonNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** One stage of recognising a book. A repeat does nothing that was paid for before. Thread-safe. */
interface Stage {

    /**
     * Does the stage's work.
     *
     * @throws RuntimeException when it must be tried again
     */
    Outcome run(BookTask task);

    /** What came of a stage. */
    sealed interface Outcome {}

    /** The result is stored and the next stage's turn. */
    record GoOn(BookStage next) implements Outcome {}

    /** The job has come to its results, which are written in this order. */
    record Done(Map<String, JsonNode> results) implements Outcome {
        public Done {
            results = Collections.unmodifiableMap(new LinkedHashMap<>(results));
        }
    }

    /** The job can come to none, however often it is tried; the reason is for the user. */
    record Failed(String reason) implements Outcome {}
}
