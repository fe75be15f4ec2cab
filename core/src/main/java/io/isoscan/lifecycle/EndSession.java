package io.isoscan.lifecycle;

import io.isoscan.protocol.ServerMessage;
import io.isoscan.session.Ending;
import io.isoscan.session.Identifiers;
import io.isoscan.session.Lease;
import io.isoscan.session.Session;
import io.isoscan.session.SessionFailure;
import io.isoscan.session.SessionId;
import io.isoscan.session.SessionState;
import io.isoscan.session.Sessions;
import io.isoscan.storage.ReportLinks;
import io.isoscan.task.ReportRequest;
import io.isoscan.task.TaskQueue;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends one generation of a session with its report (section 7 of the design, "Report"). The lease
 * keeps two writers apart; the report's own count of the results is the proof that the session is
 * at its end; the one conditional update at the close lets only one report stand. Thread-safe.
 */
public final class EndSession {
    private static final Logger LOG = LoggerFactory.getLogger(EndSession.class);

    /** The lease was given back just now: whoever held it may have seen too few results. */
    private static final Duration TRY_AGAIN = Duration.ofSeconds(1);

    private static final String GIVEN_UP =
            "The report could not be written. The results are there: get_results pages them, and"
                    + " retry_failed tries the report again.";

    private final Sessions sessions;
    private final Reports reports;
    private final TaskQueue queue;
    private final TellEnd tellEnd;
    private final ReportLinks links;
    private final Identifiers identifiers;
    private final InstantSource clock;
    private final Timing timing;

    public EndSession(
            Sessions sessions,
            Reports reports,
            TaskQueue queue,
            TellEnd tellEnd,
            ReportLinks links,
            Identifiers identifiers,
            InstantSource clock,
            Timing timing) {
        this.sessions = sessions;
        this.reports = reports;
        this.queue = queue;
        this.tellEnd = tellEnd;
        this.links = links;
        this.identifiers = identifiers;
        this.clock = clock;
        this.timing = timing;
    }

    public void run(ReportRequest request) {
        var id = new SessionId(request.sessionId());
        var now = clock.instant();
        var lease = new Lease(identifiers.next().toString(), now.plus(timing.lease()));
        sessions.lease(id, request.generation(), lease, now)
                .ifPresentOrElse(
                        leased -> writeOrGiveBack(leased, lease),
                        () -> notLeased(id, request, now));
    }

    /**
     * Gives up on a report that could not be written for good: the session fails, unless a report
     * is there or another is being written after all. One that is paused or has files to examine
     * goes on, as its end asks for a report again.
     */
    public void giveUp(ReportRequest request) {
        var id = new SessionId(request.sessionId());
        if (sessions.leased(id, clock.instant())) {
            queue.sendReport(request, timing.whileLeased());
            return;
        }
        sessions.find(id)
                .map(session -> session.endingReached() ? fail(session, request) : session)
                .ifPresent(session -> tellEnd(session, request.generation()));
    }

    private Session fail(Session session, ReportRequest request) {
        var failure = SessionFailure.REPORT_FAILED;
        return sessions.fail(session.id(), request.generation(), failure, GIVEN_UP, clock.instant())
                .or(() -> sessions.find(session.id()))
                .orElse(session);
    }

    private void notLeased(SessionId id, ReportRequest request, Instant now) {
        sessions.find(id)
                .ifPresent(session -> {
                    if (session.mayReport(request.generation())) {
                        waitForTheLease(session, request, now);
                    } else {
                        tellEnd(session, request.generation());
                    }
                });
    }

    /**
     * Nothing is lost with a request that comes too early: it is sent again. Such a request counts
     * its receives anew, so that the table alone knows how many writers a report has ended.
     */
    private void waitForTheLease(Session session, ReportRequest request, Instant now) {
        if (sessions.leased(session.id(), now)) {
            queue.sendReport(request, timing.whileLeased());
        } else if (sessions.writersSpent(session.id())) {
            tellEnd(fail(session, request), request.generation());
        } else {
            queue.sendReport(request, TRY_AGAIN);
        }
    }

    /** A try that failed must not keep the next one waiting until the lease has run out. */
    private void writeOrGiveBack(Session leased, Lease lease) {
        try {
            write(leased, lease);
        } catch (RuntimeException e) {
            giveBack(leased, lease);
            throw e;
        }
    }

    private void giveBack(Session leased, Lease lease) {
        try {
            sessions.recount(
                    leased.id(), leased.generation(), lease.token(), leased.processedCount());
        } catch (RuntimeException e) {
            LOG.warn("session {}: the lease was not given back and runs out", leased.id(), e);
        }
    }

    private void write(Session leased, Lease lease) {
        try (var draft = reports.draft(leased)) {
            if (!leased.listingClosed() || draft.finished() < leased.totalFiles()) {
                sessions.recount(leased.id(), leased.generation(), lease.token(), draft.finished());
                return;
            }
            var at = clock.instant();
            end(leased, ending(lease, draft.store(lease, at), draft, at));
        }
    }

    private static Ending ending(Lease lease, String key, Reports.Draft draft, Instant at) {
        return new Ending(
                lease.token(), key, draft.finished(), draft.matches(), draft.failed(), at);
    }

    private void end(Session leased, Ending ending) {
        sessions.end(leased, ending)
                .or(() -> sessions.find(leased.id()))
                .ifPresent(session -> concluded(leased, session, ending));
    }

    /**
     * A pause or a cancel that came while the report was written wants another report, and the
     * lease back to write it: after the resume, or at once. All else is told.
     */
    private void concluded(Session leased, Session now, Ending ending) {
        if (now.generation() > leased.generation() || now.state().ended()) {
            tellEnd(now, leased.generation());
            return;
        }
        sessions.recount(now.id(), now.generation(), ending.leaseToken(), ending.processed());
        if (now.state() == SessionState.CANCELLING) {
            queue.sendReport(new ReportRequest(now.id().value(), now.generation()));
        }
    }

    /** Tells how a generation ended, if it has; to be told twice does no harm. */
    private void tellEnd(Session session, int generation) {
        boolean over = generation < session.generation() || session.state().ended();
        if (over && !tellEnd.failed(session)) {
            session.report(generation)
                    .map(key -> complete(session, generation, key))
                    .ifPresent(end -> tellEnd.complete(session, end));
        }
    }

    private ServerMessage.Complete complete(Session session, int generation, String reportKey) {
        var ended =
                generation == session.generation()
                        ? Ended.latest(session, reportKey)
                        : reports.read(session, generation, reportKey);
        return new ServerMessage.Complete(
                session.id().value(),
                ended.generation(),
                ended.state().name(),
                links.workbook(reportKey).toString(),
                links.summary(reportKey).toString(),
                ended.matches(),
                ended.processed(),
                ended.failed(),
                SessionMessages.ending(ended));
    }
}
