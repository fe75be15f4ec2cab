package io.isoscan.lifecycle;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.isoscan.session.Session;
import io.isoscan.session.SessionId;
import io.isoscan.session.SessionState;
import io.isoscan.session.Sessions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Processes one batch of tasks (section 7 of the design, "Batch"), per session and generation:
 * reads the session, examines each file, settles them. Beside the puts a batch costs one read and
 * one update of its session. Thread-safe.
 */
public final class ProcessBatch {
    private static final Logger LOG = LoggerFactory.getLogger(ProcessBatch.class);

    private final Sessions sessions;
    private final Examination examination;
    private final SettleFiles settleFiles;

    public ProcessBatch(Sessions sessions, Examination examination, SettleFiles settleFiles) {
        this.sessions = sessions;
        this.examination = examination;
        this.settleFiles = settleFiles;
    }

    private record Generation(SessionId id, int number) {}

    /**
     * Processes the batch.
     *
     * @param until when no further file is begun; what is left comes again
     * @return the ids of the messages that must come again; all others are done
     */
    public List<String> run(List<Delivery> deliveries, Instant until) {
        var failures = new ArrayList<String>();
        deliveries.stream()
                .collect(groupingBy(ProcessBatch::generation, LinkedHashMap::new, toList()))
                .forEach((generation, group) -> failures.addAll(run(generation, group, until)));
        return failures;
    }

    private List<String> run(Generation generation, List<Delivery> group, Instant until) {
        try {
            return sessions.find(generation.id())
                    .filter(session -> takes(session, generation))
                    .map(session -> settleFiles.run(session, group, examination, until))
                    .orElseGet(List::of);
        } catch (RuntimeException e) {
            LOG.error("session {}: batch not done, it will come again", generation.id(), e);
            return group.stream().map(Delivery::messageId).toList();
        }
    }

    /** A paused session's tasks are dropped: the walk that follows its resume sends them again. */
    private static boolean takes(Session session, Generation generation) {
        return session.accepts(generation.number()) && session.state() != SessionState.PAUSED;
    }

    private static Generation generation(Delivery delivery) {
        return new Generation(delivery.sessionId(), delivery.task().generation());
    }
}
