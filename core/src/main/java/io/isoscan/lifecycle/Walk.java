package io.isoscan.lifecycle;

import io.isoscan.listing.ListingPages;
import io.isoscan.result.FileOutcome;
import io.isoscan.result.FileResult;
import io.isoscan.result.Results;
import io.isoscan.session.Identifiers;
import io.isoscan.session.Session;
import io.isoscan.session.SessionId;
import io.isoscan.session.SessionState;
import io.isoscan.session.Sessions;
import io.isoscan.session.Tally;
import io.isoscan.task.DispatchTask;
import io.isoscan.task.FileTask;
import io.isoscan.task.TaskQueue;
import java.time.Instant;
import java.time.InstantSource;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Gatherers;

/**
 * Goes through all files of a session (section 7 of the design, "Walk"): sets the counters to what
 * the results say, then sees to each file that has no result. It is sent again, or skipped when the
 * session is being cancelled, or given up as lost when nothing else has helped. Thread-safe.
 */
public final class Walk {
    private static final String LOST =
            "lost: its task was sent again three times and never came to an end; retry_failed"
                    + " tries it again";

    /** Results that are put before they are counted. */
    private static final int GROUP = 50;

    private final Sessions sessions;
    private final ListingPages pages;
    private final Results results;
    private final TaskQueue queue;
    private final SettleFiles settleFiles;
    private final Identifiers identifiers;
    private final InstantSource clock;

    public Walk(
            Sessions sessions,
            ListingPages pages,
            Results results,
            TaskQueue queue,
            SettleFiles settleFiles,
            Identifiers identifiers,
            InstantSource clock) {
        this.sessions = sessions;
        this.pages = pages;
        this.results = results;
        this.queue = queue;
        this.settleFiles = settleFiles;
        this.identifiers = identifiers;
        this.clock = clock;
    }

    /**
     * Walks, and sends itself on to the next page when the time is over.
     *
     * @param until when no further page is begun; the first is seen to in any case, so that a
     *     session whose results take this long to read gets on
     */
    public void run(DispatchTask.Walk task, Instant until) {
        sessions.find(new SessionId(task.sessionId()))
                .filter(session -> session.generation() == task.generation())
                .filter(session -> session.state().mayReport())
                .ifPresent(session -> walk(session, task, until));
    }

    private void walk(Session session, DispatchTask.Walk task, Instant until) {
        var seen = new Seen(session.generation());
        results.forEach(session.id(), seen);
        var now =
                task.fromPage() == 0
                        ? sessions.correct(session, seen.finished()).orElse(session)
                        : session;
        for (int page = task.fromPage(); page < session.nextPage(); page++) {
            if (page > task.fromPage() && !clock.instant().isBefore(until)) {
                sendOn(task, page);
                return;
            }
            seeTo(
                    session,
                    seen.unfinished(FileTasks.of(session, pages.listed(session, page))),
                    task);
        }
        settleFiles.askForReport(now);
    }

    private void sendOn(DispatchTask.Walk task, int page) {
        queue.sendDispatch(
                new DispatchTask.Walk(task.sessionId(), task.generation(), page, task.last()));
    }

    private void seeTo(Session session, List<FileTask> unfinished, DispatchTask.Walk task) {
        if (session.state() == SessionState.RUNNING && !task.last()) {
            queue.sendFiles(unfinished);
        } else {
            unfinished.stream()
                    .map(this::delivery)
                    .gather(Gatherers.windowFixed(GROUP))
                    .forEach(group -> settle(session, group));
        }
    }

    /** A cancelled session's files are skipped by the settling itself. */
    private void settle(Session session, List<Delivery> group) {
        var failures =
                settleFiles.run(
                        session,
                        group,
                        (ofSession, delivery, until) -> new FileOutcome.Unreadable(LOST),
                        Instant.MAX);
        if (!failures.isEmpty()) {
            throw new IllegalStateException(
                    failures.size() + " results could not be put; the walk will come again");
        }
    }

    private Delivery delivery(FileTask task) {
        var token = "walk-" + identifiers.next();
        return Delivery.of(token, token, 0, task);
    }

    /** What the results say: which files are finished, and what these come to. */
    private static final class Seen implements Consumer<FileResult> {
        private final int generation;
        private final BitSet finishedIndexes = new BitSet();
        private Tally finished = Tally.NOTHING;

        private Seen(int generation) {
            this.generation = generation;
        }

        @Override
        public void accept(FileResult result) {
            if (result.finishedIn(generation)) {
                finishedIndexes.set(result.index());
                finished = finished.plus(result.tally());
            }
        }

        private Tally finished() {
            return finished;
        }

        private List<FileTask> unfinished(List<FileTask> tasks) {
            return tasks.stream().filter(task -> !finishedIndexes.get(task.index())).toList();
        }
    }
}
