package io.isoscan.lifecycle;

import io.isoscan.metrics.CountedFile;
import io.isoscan.metrics.Metrics;
import io.isoscan.notify.Watchers;
import io.isoscan.result.FileOutcome;
import io.isoscan.result.FileResult;
import io.isoscan.result.OverflowCodes;
import io.isoscan.result.Results;
import io.isoscan.session.Session;
import io.isoscan.session.SessionState;
import io.isoscan.session.Sessions;
import io.isoscan.session.Tally;
import io.isoscan.task.ReportRequest;
import io.isoscan.task.TaskQueue;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives files of one session their results: puts each, counts the new ones in one update, asks for
 * the report where the end is reached, tells the watchers. Whoever comes to know an outcome, a
 * worker or a walk, brings it in this way alone. A file that needs OCR is handed on and has no
 * result before the OCR worker comes to know one. Thread-safe.
 */
public final class SettleFiles {
    private static final Logger LOG = LoggerFactory.getLogger(SettleFiles.class);

    private final Sessions sessions;
    private final RecordResult recordResult;
    private final TaskQueue queue;
    private final Watchers watchers;
    private final Metrics metrics;
    private final InstantSource clock;

    public SettleFiles(
            Sessions sessions,
            Results results,
            OverflowCodes overflow,
            TaskQueue queue,
            Watchers watchers,
            Metrics metrics,
            InstantSource clock) {
        this.sessions = sessions;
        this.recordResult = new RecordResult(results, overflow, clock);
        this.queue = queue;
        this.watchers = watchers;
        this.metrics = metrics;
        this.clock = clock;
    }

    /**
     * Settles deliveries that are all of this session and of one generation.
     *
     * @param session as it was read after the deliveries had come
     * @param until when no further file is begun
     * @return the ids of the messages that must come again; all others are done
     */
    public List<String> run(
            Session session, List<Delivery> group, Examination examination, Instant until) {
        var failures = new ArrayList<String>();
        var fresh = new ArrayList<Fresh>();
        for (var delivery : group) {
            try {
                record(session, delivery, examination, until).ifPresent(fresh::add);
            } catch (Examination.OutOfTime e) {
                LOG.warn("message {}: no time left, it will come again", delivery.messageId());
                failures.add(delivery.messageId());
            } catch (RuntimeException e) {
                LOG.error("message {}: not done, it will come again", delivery.messageId(), e);
                failures.add(delivery.messageId());
            }
        }
        count(session, group.getFirst().task().generation(), fresh)
                .ifPresent(after -> conclude(after, fresh));
        return failures;
    }

    /** The ending's test: asks for the report when the session looks as if it were at its end. */
    void askForReport(Session session) {
        if (session.endingReached()) {
            queue.sendReport(new ReportRequest(session.id().value(), session.generation()));
        }
    }

    /** A new result, and how long its file took. */
    private record Fresh(FileResult result, Duration took) {
        CountedFile counted() {
            return new CountedFile(result.status(), took);
        }
    }

    /** The result, if there is one and it is new. */
    private Optional<Fresh> record(
            Session session, Delivery delivery, Examination examination, Instant until) {
        var begun = clock.instant();
        if (!begun.isBefore(until)) {
            throw new Examination.OutOfTime();
        }
        return switch (outcome(session, delivery, examination, until)) {
            case FileOutcome.Settled settled ->
                    put(delivery, settled)
                            .map(result ->
                                    new Fresh(result, Duration.between(begun, clock.instant())));
            case FileOutcome.NeedsOcr(var delay) -> handOn(delivery, delay);
        };
    }

    private Optional<FileResult> put(Delivery delivery, FileOutcome.Settled outcome) {
        var put = recordResult.run(delivery, outcome);
        return put.isNew() ? Optional.of(put.stored()) : Optional.empty();
    }

    /** Its message is done only when the next queue has it; there twice, the file counts once. */
    private Optional<Fresh> handOn(Delivery delivery, Duration delay) {
        queue.sendForOcr(delivery.task(), delay);
        return Optional.empty();
    }

    private static FileOutcome outcome(
            Session session, Delivery delivery, Examination examination, Instant until) {
        return session.state() == SessionState.CANCELLING
                ? new FileOutcome.Skipped("the run was cancelled")
                : examination.examine(session, delivery, until);
    }

    private Optional<Session> count(Session session, int generation, List<Fresh> fresh) {
        return fresh.isEmpty()
                ? sessions.find(session.id())
                : sessions.count(session.id(), generation, tally(fresh));
    }

    private void conclude(Session after, List<Fresh> fresh) {
        metrics.files(fresh.stream().map(Fresh::counted).toList());
        askForReport(after);
        var results = fresh.stream().map(Fresh::result).toList();
        watchers.tellWatchers(after.id(), BatchMessages.of(after, results));
    }

    private static Tally tally(List<Fresh> fresh) {
        return fresh.stream().map(each -> each.result().tally()).reduce(Tally.NOTHING, Tally::plus);
    }
}
