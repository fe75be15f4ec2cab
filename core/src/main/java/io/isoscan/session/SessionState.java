package io.isoscan.session;

/** Where a session stands. Clients see the names. */
public enum SessionState {
    RUNNING,
    PAUSED,
    CANCELLING,
    DONE,
    CANCELLED,
    FAILED;

    /** Whether no further file of this generation will be examined. */
    public boolean ended() {
        return switch (this) {
            case DONE, CANCELLED, FAILED -> true;
            case RUNNING, PAUSED, CANCELLING -> false;
        };
    }

    /** Whether a client's wish may lead from here to there. */
    public boolean maySteerTo(SessionState next) {
        return switch (next) {
            case PAUSED -> this == RUNNING;
            case RUNNING -> this == PAUSED;
            case CANCELLING -> this == RUNNING || this == PAUSED;
            case DONE, CANCELLED, FAILED -> false;
        };
    }

    /** Whether a report may be written now: a paused session waits. */
    public boolean mayReport() {
        return this == RUNNING || this == CANCELLING;
    }

    /** The state that follows when the report is written. */
    public SessionState afterReport() {
        return this == CANCELLING ? CANCELLED : DONE;
    }
}
