package io.isoscan.job;

/** What a job ended with, or where that lies. */
public sealed interface JobResults {

    /**
     * Results that fit a message.
     *
     * @param json an object
     */
    record Inline(String json) implements JobResults {}

    /**
     * Results that do not.
     *
     * @param location where they lie, as whoever ended the job gave it
     */
    record Stored(String location) implements JobResults {}
}
