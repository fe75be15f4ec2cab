package io.isoscan.scan;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.isoscan.notify.Notifier;
import io.isoscan.result.FileOutcome;
import io.isoscan.result.FileResult;
import io.isoscan.session.Session;
import io.isoscan.session.SessionId;
import io.isoscan.session.SessionState;
import io.isoscan.session.Sessions;
import io.isoscan.session.Tally;
import io.isoscan.task.ReportRequest;
import io.isoscan.task.TaskQueue;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Processes one batch of tasks (section 7 of the design, "Batch"), per session and generation: read
 * the session, put each result, count the new ones in one update, ask for the report where the end
 * is reached, notify. Beside the puts a batch costs one read and one update of its session.
 */
@Singleton
final class ProcessBatch {
    private static final Logger LOG = LoggerFactory.getLogger(ProcessBatch.class);

    private final Sessions sessions;
    private final ExamineFile examineFile;
    private final RecordResult recordResult;
    private final TaskQueue queue;
    private final Notifier notifier;

    ProcessBatch(
            Sessions sessions,
            ExamineFile examineFile,
            RecordResult recordResult,
            TaskQueue queue,
            Notifier notifier) {
        this.sessions = sessions;
        this.examineFile = examineFile;
        this.recordResult = recordResult;
        this.queue = queue;
        this.notifier = notifier;
    }

    private record Generation(SessionId id, int number) {}

    /**
     * Processes the batch.
     *
     * @return the ids of the messages that must come again; all others are done
     */
    List<String> run(List<Delivery> deliveries) {
        var failures = new ArrayList<String>();
        deliveries.stream()
                .collect(groupingBy(ProcessBatch::generation, LinkedHashMap::new, toList()))
                .forEach((generation, group) -> failures.addAll(runGroup(generation, group)));
        return failures;
    }

    private List<String> runGroup(Generation generation, List<Delivery> group) {
        var failures = new ArrayList<String>();
        try {
            sessions.find(generation.id())
                    .filter(session -> session.accepts(generation.number()))
                    .filter(session -> session.state() != SessionState.PAUSED)
                    .ifPresent(session -> process(session, generation, group, failures));
            return failures;
        } catch (RuntimeException e) {
            LOG.error("session {}: batch not done, it will come again", generation.id(), e);
            return group.stream().map(Delivery::messageId).toList();
        }
    }

    private void process(
            Session session, Generation generation, List<Delivery> group, List<String> failures) {
        var fresh = new ArrayList<FileResult>();
        for (var delivery : group) {
            try {
                record(session, delivery).ifPresent(fresh::add);
            } catch (RuntimeException e) {
                LOG.error("message {}: not done, it will come again", delivery.messageId(), e);
                failures.add(delivery.messageId());
            }
        }
        count(generation, fresh).ifPresent(after -> conclude(after, fresh));
    }

    /** The result, if it is new. */
    private Optional<FileResult> record(Session session, Delivery delivery) {
        var put = recordResult.run(delivery, outcome(session, delivery));
        return put.isNew() ? Optional.of(put.stored()) : Optional.empty();
    }

    private FileOutcome outcome(Session session, Delivery delivery) {
        return session.state() == SessionState.CANCELLING
                ? new FileOutcome.Skipped("the run was cancelled")
                : examineFile.run(session, delivery.task());
    }

    private Optional<Session> count(Generation generation, List<FileResult> fresh) {
        return fresh.isEmpty()
                ? sessions.find(generation.id())
                : sessions.count(generation.id(), generation.number(), tally(fresh));
    }

    private void conclude(Session after, List<FileResult> fresh) {
        if (after.endingReached()) {
            queue.sendReport(new ReportRequest(after.id().value(), after.generation()));
        }
        notifier.tellWatchers(after.id(), BatchMessages.of(after, fresh));
    }

    private static Tally tally(List<FileResult> fresh) {
        return fresh.stream()
                .map(result -> new Tally(1, result.codeCount(), result.status().failed() ? 1 : 0))
                .reduce(Tally.NOTHING, Tally::plus);
    }

    private static Generation generation(Delivery delivery) {
        return new Generation(delivery.sessionId(), delivery.task().generation());
    }
}
