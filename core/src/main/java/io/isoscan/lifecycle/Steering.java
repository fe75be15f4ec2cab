package io.isoscan.lifecycle;

import io.isoscan.session.Session;
import io.isoscan.session.SessionState;
import io.isoscan.session.Sessions;
import io.isoscan.task.DispatchTask;
import io.isoscan.task.TaskQueue;

/**
 * What a client may wish of a session (section 7 of the design, "Steering"). Each answers the
 * session as it stands afterwards; a wish that may not be granted changes nothing. Each may be
 * repeated, and repeats what should have followed from it. Thread-safe.
 */
public final class Steering {
    private final Sessions sessions;
    private final TaskQueue queue;
    private final Watch watch;

    public Steering(Sessions sessions, TaskQueue queue, Watch watch) {
        this.sessions = sessions;
        this.queue = queue;
        this.watch = watch;
    }

    /** Holds a running session: its tasks are dropped until it is resumed. */
    public Session pause(Session seen) {
        return become(seen, SessionState.PAUSED);
    }

    /** Lets a paused session go on: every file without a result is sent again. */
    public Session resume(Session seen) {
        return walkIf(SessionState.RUNNING, become(seen, SessionState.RUNNING));
    }

    /** Ends a session early: its files are skipped, its report is written. */
    public Session cancel(Session seen) {
        return walkIf(SessionState.CANCELLING, become(seen, SessionState.CANCELLING));
    }

    /** Begins the next generation of a session that has ended, of its failed files alone. */
    public Session retry(Session seen) {
        if (seen.mayRetry()) {
            watch.begin(seen.id(), seen.generation() + 1);
            var now = sessions.retry(seen.id(), seen.generation()).orElseGet(() -> again(seen));
            return now.retriedAfter(seen.generation()) ? walkIf(SessionState.RUNNING, now) : now;
        }
        return walkIf(SessionState.RUNNING, seen);
    }

    private Session become(Session seen, SessionState to) {
        return sessions.steer(seen.id(), to).orElseGet(() -> again(seen));
    }

    private Session again(Session seen) {
        return sessions.find(seen.id()).orElse(seen);
    }

    private Session walkIf(SessionState state, Session now) {
        if (now.state() == state) {
            queue.sendDispatch(DispatchTask.Walk.of(now));
        }
        return now;
    }
}
