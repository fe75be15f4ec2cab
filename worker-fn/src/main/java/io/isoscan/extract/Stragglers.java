package io.isoscan.extract;

/** What becomes of readers that do not stop at their deadline. Thread-safe. */
public interface Stragglers {
    /** Takes a thread that reads on though nobody waits for it. */
    void leave(Thread reader);

    /** Whether one is still at work, so that this process begins no other document and must end. */
    boolean any();
}
