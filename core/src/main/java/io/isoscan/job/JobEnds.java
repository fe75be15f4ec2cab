package io.isoscan.job;

/**
 * Makes the end of a job known: to the clients that follow it, and to whoever else listens. Every
 * end may be published again; clients take the second for the first. Thread-safe.
 */
public interface JobEnds {

    /**
     * Publishes an end.
     *
     * @throws RuntimeException when it may not have been published; it must be tried again
     */
    void publish(JobEnd end);
}
