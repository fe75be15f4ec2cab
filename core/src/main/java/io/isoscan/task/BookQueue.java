package io.isoscan.task;

/** Hands pictures of books on, at least once and in no order. Thread-safe. */
public interface BookQueue {

    /** Hands a picture on to the queue of the task's stage. */
    void send(BookTask task);
}
