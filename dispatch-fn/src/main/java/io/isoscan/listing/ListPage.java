package io.isoscan.listing;

import io.isoscan.notify.Notifier;
import io.isoscan.protocol.ErrorCode;
import io.isoscan.protocol.ServerMessage;
import io.isoscan.session.Session;
import io.isoscan.session.SessionId;
import io.isoscan.session.Sessions;
import io.isoscan.task.DispatchTask;
import io.isoscan.task.FileTask;
import io.isoscan.task.ReportRequest;
import io.isoscan.task.TaskQueue;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Lists one page of a session's files and sends a task for each (section 7 of the design, "Page
 * k"). Every step may be repeated: the page is frozen, tasks may come twice, and the session moves
 * on to a page only once.
 */
@Singleton
final class ListPage {
    private final Sessions sessions;
    private final ListingPages pages;
    private final TaskQueue queue;
    private final Notifier notifier;
    private final InstantSource clock;

    ListPage(
            Sessions sessions,
            ListingPages pages,
            TaskQueue queue,
            Notifier notifier,
            InstantSource clock) {
        this.sessions = sessions;
        this.pages = pages;
        this.queue = queue;
        this.notifier = notifier;
        this.clock = clock;
    }

    void run(DispatchTask.ListPage task) {
        sessions.find(new SessionId(task.sessionId()))
                .filter(session -> session.accepts(task.generation()))
                .filter(session -> task.page() <= session.nextPage())
                .ifPresent(session -> list(session, task.page()));
    }

    private void list(Session session, int number) {
        var page = pages.page(session, number);
        if (page.nothingListed()) {
            fail(session, page);
            return;
        }
        if (number == session.nextPage()) {
            queue.sendFiles(tasks(session, page));
        }
        sessions.advanceListing(session.id(), number, page.upTo(), page.last(), page.reason())
                .ifPresentOrElse(
                        advanced -> goOn(advanced, page, number), () -> repeat(session, number));
    }

    private void goOn(Session advanced, ListedPage page, int number) {
        notifier.tellWatchers(advanced.id(), List.of(ServerMessage.Progress.of(advanced)));
        if (page.last()) {
            endIfReached(advanced);
        } else {
            sendPage(advanced, number + 1);
        }
    }

    /** The page was done before: whatever it should have led to is done again. */
    private void repeat(Session session, int number) {
        var now = sessions.find(session.id()).orElse(session);
        if (now.listingClosed()) {
            endIfReached(now);
        } else if (now.nextPage() == number + 1) {
            sendPage(now, number + 1);
        }
    }

    private void sendPage(Session session, int number) {
        queue.sendDispatch(
                new DispatchTask.ListPage(session.id().value(), session.generation(), number));
    }

    private void endIfReached(Session session) {
        if (session.endingReached()) {
            queue.sendReport(new ReportRequest(session.id().value(), session.generation()));
        }
    }

    private void fail(Session session, ListedPage page) {
        var message =
                page.reason().orElse("The source holds no files. Put files in it and start again.");
        sessions.fail(session.id(), session.generation(), message, clock.instant())
                .ifPresent(failed -> tell(failed, page, message));
    }

    private void tell(Session failed, ListedPage page, String message) {
        var code = page.reason().isPresent() ? ErrorCode.LISTING_FAILED : ErrorCode.NO_FILES;
        notifier.tellWatchers(
                failed.id(),
                List.of(
                        new ServerMessage.Problem(
                                code, message, failed.id().value(), failed.generation(), null)));
    }

    private static List<FileTask> tasks(Session session, ListedPage page) {
        return IntStream.range(0, page.files().size())
                .mapToObj(i -> task(session, page.files().get(i), page.firstIndex() + i))
                .toList();
    }

    private static FileTask task(Session session, ListedFile file, int index) {
        return new FileTask(
                FileTask.VERSION,
                session.id().value(),
                session.generation(),
                file.name(),
                index,
                session.source().kind(),
                file.content(),
                file.key(),
                file.link(),
                null);
    }
}
