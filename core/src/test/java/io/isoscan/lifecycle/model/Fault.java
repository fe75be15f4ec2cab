package io.isoscan.lifecycle.model;

/** What can go wrong with one call of one actor. */
enum Fault {
    /** The process is gone before the call. */
    CRASH_BEFORE,
    /** The process is gone after it. */
    CRASH_AFTER,
    /** The call fails and is not done. */
    OUTAGE,
    /** The call is done, its answer lost, and the caller sees a failure. */
    LOST_ANSWER,
    /** The call is done, its answer lost, and the client library does it once more. */
    REPEATED,
    /** The process stands still for longer than any lease or visibility, then goes on. */
    FREEZE,
    /** The process's clock is ahead from here on. */
    CLOCK_JUMP,
    /** The messages are delivered once more although they are done. */
    DUPLICATE
}
