package io.isoscan.lifecycle;

import io.isoscan.session.Session;
import io.isoscan.session.SessionId;
import io.isoscan.session.SessionState;
import io.isoscan.session.Sessions;
import io.isoscan.task.DispatchTask;
import io.isoscan.task.ReportRequest;
import io.isoscan.task.TaskQueue;
import java.time.InstantSource;

/**
 * Looks after one generation of a session until it has ended (section 7 of the design, "Watch"): a
 * message that sends itself on, and that sends what is lost when nothing has moved since its last
 * look. Two of them for one session harm nothing. Thread-safe.
 */
public final class Watch {
    private static final int WALKS = 3;

    /** Other sessions' tasks may hide that none of this one's is about, but not for ever. */
    private static final int LOOKS_AT_A_BUSY_QUEUE = 60;

    private final Sessions sessions;
    private final TaskQueue queue;
    private final InstantSource clock;
    private final Timing timing;

    public Watch(Sessions sessions, TaskQueue queue, InstantSource clock, Timing timing) {
        this.sessions = sessions;
        this.queue = queue;
        this.clock = clock;
        this.timing = timing;
    }

    /** Sends the first watch of a generation, which may come to be only after this call. */
    public void begin(SessionId id, int generation) {
        queue.sendDispatch(DispatchTask.Watch.first(id.value(), generation), timing.watch());
    }

    /** Looks once, and sends the next look unless the generation is over. */
    public void run(DispatchTask.Watch task) {
        sessions.find(new SessionId(task.sessionId()))
                .filter(session -> session.generation() == task.generation())
                .ifPresent(session -> look(session, task));
    }

    /** A look that failed for good: the next one goes on. */
    public void again(DispatchTask.Watch task) {
        queue.sendDispatch(task, timing.watch());
    }

    private void look(Session session, DispatchTask.Watch task) {
        if (session.state().ended()) {
            queue.sendReport(new ReportRequest(task.sessionId(), task.generation()));
        } else if (session.state() == SessionState.PAUSED) {
            queue.sendDispatch(DispatchTask.Watch.after(session), timing.watchPaused());
        } else if (task.sawProgress(session) || sessions.leased(session.id(), clock.instant())) {
            again(DispatchTask.Watch.after(session));
        } else {
            again(help(session, task.stalledOnce()));
        }
    }

    /** Sends what seems to be lost. */
    private DispatchTask.Watch help(Session session, DispatchTask.Watch task) {
        if (!session.listingClosed()) {
            queue.sendDispatch(
                    new DispatchTask.ListPage(
                            task.sessionId(), task.generation(), session.nextPage()));
            return task;
        }
        if (queue.filesAbout()) {
            if (task.stalled() % LOOKS_AT_A_BUSY_QUEUE == 0) {
                sendWalk(task, false);
            }
            return task;
        }
        return walk(task, task.walks() >= WALKS);
    }

    /** Only walks while no task is about count towards giving files up. */
    private DispatchTask.Watch walk(DispatchTask.Watch task, boolean last) {
        sendWalk(task, last);
        return task.walked();
    }

    private void sendWalk(DispatchTask.Watch task, boolean last) {
        queue.sendDispatch(new DispatchTask.Walk(task.sessionId(), task.generation(), 0, last));
    }
}
