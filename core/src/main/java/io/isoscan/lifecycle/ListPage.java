package io.isoscan.lifecycle;

import io.isoscan.listing.ListedPage;
import io.isoscan.listing.ListingPages;
import io.isoscan.notify.Watchers;
import io.isoscan.protocol.ServerMessage;
import io.isoscan.session.Session;
import io.isoscan.session.SessionFailure;
import io.isoscan.session.SessionId;
import io.isoscan.session.Sessions;
import io.isoscan.task.DispatchTask;
import io.isoscan.task.TaskQueue;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Lists one page of a session's files and sends a task for each (section 7 of the design, "Page
 * k"). Every step may be repeated: the page is frozen, tasks may come twice, and the session moves
 * on to a page only once. Thread-safe.
 */
public final class ListPage {
    private final Sessions sessions;
    private final ListingPages pages;
    private final TaskQueue queue;
    private final SettleFiles settleFiles;
    private final Watchers watchers;
    private final TellEnd tellEnd;
    private final InstantSource clock;

    public ListPage(
            Sessions sessions,
            ListingPages pages,
            TaskQueue queue,
            SettleFiles settleFiles,
            Watchers watchers,
            TellEnd tellEnd,
            InstantSource clock) {
        this.sessions = sessions;
        this.pages = pages;
        this.queue = queue;
        this.settleFiles = settleFiles;
        this.watchers = watchers;
        this.tellEnd = tellEnd;
        this.clock = clock;
    }

    public void run(DispatchTask.ListPage task) {
        sessions.find(new SessionId(task.sessionId()))
                .filter(session -> session.accepts(task.generation()))
                .filter(session -> task.page() <= session.nextPage())
                .ifPresent(session -> list(session, task.page()));
    }

    /**
     * Closes a listing whose page could not be worked on for good: the session goes on with the
     * files it has, and its watchers and its report are told that these are not all.
     */
    public void close(DispatchTask.ListPage task, String problem) {
        sessions.find(new SessionId(task.sessionId()))
                .filter(session -> session.accepts(task.generation()))
                .ifPresent(session -> {
                    if (session.listingClosed()) {
                        closedBefore(session, task.page());
                    } else if (task.page() == session.nextPage()) {
                        close(session, pages.close(session, task.page(), problem), problem);
                    }
                });
    }

    /** It may have been closed by a function that ended before it told so. */
    private void closedBefore(Session session, int page) {
        if (session.problem() != null && session.nextPage() == page + 1) {
            goOnWithWhatThereIs(session, Optional.of(session.problem()));
        }
    }

    private void close(Session session, ListedPage page, String problem) {
        var reason = page.last() ? page.reason() : Optional.of(problem);
        if (page.upTo() == 0) {
            failEmpty(session, reason);
            return;
        }
        sessions.advanceListing(session.id(), session.nextPage(), page.upTo(), true, reason)
                .ifPresent(closed -> goOnWithWhatThereIs(closed, reason));
    }

    /** A frozen page that is the last makes the list whole, so that there is nothing to tell. */
    private void goOnWithWhatThereIs(Session closed, Optional<String> reason) {
        queue.sendDispatch(DispatchTask.Walk.of(closed));
        reason.map(problem ->
                        SessionMessages.problem(closed, SessionFailure.LISTING_FAILED, problem))
                .ifPresent(problem -> watchers.tellWatchers(closed.id(), List.of(problem)));
    }

    private void list(Session session, int number) {
        var page = pages.page(session, number);
        if (page.nothingListed()) {
            failEmpty(session, page.reason());
            return;
        }
        if (number == session.nextPage()) {
            queue.sendFiles(FileTasks.of(session, page));
        }
        sessions.advanceListing(session.id(), number, page.upTo(), page.last(), page.reason())
                .ifPresentOrElse(
                        advanced -> goOn(advanced, page, number), () -> repeat(session, number));
    }

    private void goOn(Session advanced, ListedPage page, int number) {
        watchers.tellWatchers(advanced.id(), List.of(ServerMessage.Progress.of(advanced)));
        if (page.last()) {
            settleFiles.askForReport(advanced);
        } else {
            sendPage(advanced, number + 1);
        }
    }

    /** The page was done before: whatever it should have led to is done again. */
    private void repeat(Session session, int number) {
        var now = sessions.find(session.id()).orElse(session);
        if (now.listingClosed()) {
            settleFiles.askForReport(now);
        } else if (now.nextPage() == number + 1) {
            sendPage(now, number + 1);
        }
    }

    private void sendPage(Session session, int number) {
        queue.sendDispatch(
                new DispatchTask.ListPage(session.id().value(), session.generation(), number));
    }

    private void failEmpty(Session session, Optional<String> reason) {
        reason.ifPresentOrElse(
                problem -> fail(session, SessionFailure.LISTING_FAILED, problem),
                () ->
                        fail(
                                session,
                                SessionFailure.NO_FILES,
                                "The source holds no files. Put files in it and start"
                                        + " again."));
    }

    /** Whoever fails it second, because a message came twice, tells it all the same. */
    private void fail(Session session, SessionFailure failure, String problem) {
        sessions.fail(session.id(), session.generation(), failure, problem, clock.instant())
                .or(() -> sessions.find(session.id()))
                .ifPresent(tellEnd::failed);
    }
}
