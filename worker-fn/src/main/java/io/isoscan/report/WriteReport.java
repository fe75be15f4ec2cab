package io.isoscan.report;

import io.isoscan.codes.WantedCodesStore;
import io.isoscan.json.Json;
import io.isoscan.notify.Notifier;
import io.isoscan.protocol.ServerMessage;
import io.isoscan.result.FileResult;
import io.isoscan.result.FoundCode;
import io.isoscan.result.Results;
import io.isoscan.session.Ending;
import io.isoscan.session.Identifiers;
import io.isoscan.session.Lease;
import io.isoscan.session.Session;
import io.isoscan.session.SessionId;
import io.isoscan.session.SessionState;
import io.isoscan.session.Sessions;
import io.isoscan.storage.BlobStore;
import io.isoscan.storage.Keys;
import io.isoscan.storage.ReportLinks;
import io.isoscan.task.ReportRequest;
import io.isoscan.task.TaskQueue;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends one generation of a session with its report (section 7 of the design, "Report"). The lease
 * keeps two writers apart; the report's own count of the results is the proof that the session is
 * at its end; the one conditional update at the close lets only one report stand. Thread-safe.
 */
@Singleton
final class WriteReport {
    private static final Logger LOG = LoggerFactory.getLogger(WriteReport.class);

    /** Longer than the function may run (900 s), so that a live holder is never overtaken. */
    private static final Duration LEASE = Duration.ofMinutes(16);

    private static final Duration WHILE_LEASED = Duration.ofMinutes(1);

    /** The lease was given back just now: whoever held it may have seen too few results. */
    private static final Duration TRY_AGAIN = Duration.ofSeconds(1);

    private static final String WORKBOOK =
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final Sessions sessions;
    private final Results results;
    private final WantedCodesStore codes;
    private final BlobStore blobs;
    private final TaskQueue queue;
    private final Notifier notifier;
    private final ReportLinks links;
    private final Identifiers identifiers;
    private final InstantSource clock;
    private final Json json;
    private final ReportWorkbook workbook = new ReportWorkbook();

    WriteReport(
            Sessions sessions,
            Results results,
            WantedCodesStore codes,
            BlobStore blobs,
            TaskQueue queue,
            Notifier notifier,
            ReportLinks links,
            Identifiers identifiers,
            InstantSource clock,
            Json json) {
        this.sessions = sessions;
        this.results = results;
        this.codes = codes;
        this.blobs = blobs;
        this.queue = queue;
        this.notifier = notifier;
        this.links = links;
        this.identifiers = identifiers;
        this.clock = clock;
        this.json = json;
    }

    void run(ReportRequest request) {
        var id = new SessionId(request.sessionId());
        var now = clock.instant();
        var lease = new Lease(identifiers.next().toString(), now.plus(LEASE));
        sessions.lease(id, request.generation(), lease, now)
                .ifPresentOrElse(
                        leased -> writeOrGiveBack(leased, lease),
                        () -> notLeased(id, request, now));
    }

    /** Nothing is lost with a request that comes too early: it is sent again. */
    private void notLeased(SessionId id, ReportRequest request, Instant now) {
        var session = sessions.find(id);
        if (session.filter(there -> there.mayReport(request.generation())).isPresent()) {
            queue.sendReport(request, sessions.leased(id, now) ? WHILE_LEASED : TRY_AGAIN);
        } else {
            session.ifPresent(this::tellComplete);
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
        var wanted = codes.get(leased.codesKey());
        try (var spool = new ResultSpool(leased.generation(), wanted.codes(), this::allCodes)) {
            results.forEach(leased.id(), spool);
            if (!leased.listingClosed() || spool.finished() < leased.totalFiles()) {
                sessions.recount(leased.id(), leased.generation(), lease.token(), spool.finished());
                return;
            }
            var ended = leased.state().afterReport();
            var run = new ReportedRun(leased, ended, clock.instant(), wanted, "exact");
            end(leased, ending(lease, store(run, spool, lease), spool, run.endedAt()));
        }
    }

    private static Ending ending(Lease lease, String key, ResultSpool spool, Instant at) {
        return new Ending(
                lease.token(), key, spool.finished(), spool.totalMatches(), spool.failed(), at);
    }

    private String store(ReportedRun run, ResultSpool spool, Lease lease) {
        var session = run.session();
        var key = Keys.report(session.id(), session.generation(), lease.token());
        putWorkbook(key, run, spool);
        var summary = json.bytes(ReportSummary.of(run, spool));
        blobs.put(Keys.summaryOf(key), summary, "application/json");
        return key;
    }

    private void putWorkbook(String key, ReportedRun run, ResultSpool spool) {
        try {
            Path file = Files.createTempFile("report", ".xlsx");
            try {
                workbook.write(run, spool, file);
                blobs.put(key, file, WORKBOOK);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the report's temporary file failed", e);
        }
    }

    private void end(Session leased, Ending ending) {
        sessions.end(leased, ending)
                .or(() -> sessions.find(leased.id()))
                .ifPresent(session -> concluded(leased, session, ending));
    }

    /**
     * A cancel that came while the report was written wants another report, and the lease back to
     * write it; all else is told.
     */
    private void concluded(Session leased, Session now, Ending ending) {
        if (now.generation() == leased.generation() && now.state() == SessionState.CANCELLING) {
            sessions.recount(now.id(), now.generation(), ending.leaseToken(), ending.processed());
            queue.sendReport(new ReportRequest(now.id().value(), now.generation()));
        } else {
            tellComplete(now);
        }
    }

    private void tellComplete(Session session) {
        session.report()
                .filter(key -> session.state().ended())
                .map(key -> complete(session, key))
                .ifPresent(complete -> notifier.tellWatchers(session.id(), List.of(complete)));
    }

    private ServerMessage complete(Session session, String reportKey) {
        return new ServerMessage.Complete(
                session.id().value(),
                session.generation(),
                session.state().name(),
                links.workbook(reportKey).toString(),
                links.summary(reportKey).toString(),
                session.totalMatches(),
                session.processedCount(),
                session.failedCount(),
                message(session));
    }

    private static String message(Session session) {
        if (session.state() == SessionState.CANCELLED) {
            return "Processing was cancelled; the report holds what was read until then";
        }
        if (session.problem() != null) {
            return "The list of files is incomplete: " + session.problem();
        }
        return session.failedCount() == 0
                ? "Processing completed successfully"
                : "Processing completed; "
                        + session.failedCount()
                        + " files could not be read, the report says why";
    }

    private List<FoundCode> allCodes(FileResult result) {
        var key = result.moreCodesKey();
        if (key == null) {
            return result.codes();
        }
        var bytes =
                blobs.read(key).orElseThrow(() -> new IllegalStateException("no codes at " + key));
        return List.of(json.read(bytes, FoundCode[].class));
    }
}
