package io.isoscan.notify;

import io.isoscan.job.JobId;
import io.isoscan.json.Json;
import io.isoscan.protocol.ServerMessage;
import io.isoscan.session.SessionId;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the server's messages to whoever watches a session or a job. A client that is gone is
 * forgotten and stops nothing; one that cannot be reached now misses a message and pages the
 * results later, so telling never fails its caller, and never holds up a batch for long.
 * Thread-safe.
 */
@Singleton
public final class Notifier implements Watchers {
    private static final Logger LOG = LoggerFactory.getLogger(Notifier.class);
    private static final Duration TELLING = Duration.ofSeconds(3);

    private final Subscriptions subscriptions;
    private final Connections connections;
    private final Json json;
    private final InstantSource clock;

    public Notifier(
            Subscriptions subscriptions, Connections connections, Json json, InstantSource clock) {
        this.subscriptions = subscriptions;
        this.connections = connections;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Tells every connection that watches the session, in this order. Nothing is begun once 3 s are
     * over; what has begun then ends within the limits of its call.
     */
    @Override
    public boolean tellWatchers(SessionId id, List<? extends ServerMessage> messages) {
        return tell("session " + id, () -> subscriptions.of(id), watcher -> true, messages);
    }

    /**
     * Tells every connection that watches this owner's job, within the same time.
     *
     * @return whether one of them took all of it
     */
    public boolean tellWatchers(JobId id, String owner, List<? extends ServerMessage> messages) {
        return tell("job " + id, () -> subscriptions.of(id, owner), watcher -> true, messages);
    }

    /** Tells every watcher but the one that is answered itself. */
    public void tellOthers(SessionId id, String answered, List<? extends ServerMessage> messages) {
        tell(
                "session " + id,
                () -> subscriptions.of(id),
                connection -> !connection.equals(answered),
                messages);
    }

    private boolean tell(
            String watched,
            Supplier<List<String>> watchers,
            Predicate<String> whom,
            List<? extends ServerMessage> messages) {
        if (messages.isEmpty()) {
            return false;
        }
        var until = clock.instant().plus(TELLING);
        try {
            var told =
                    watchers.get().stream()
                            .filter(whom)
                            .map(connection -> tell(connection, messages, until))
                            .toList();
            int late = Collections.frequency(told, Told.LATE);
            if (late > 0) {
                LOG.warn("{}: no time to tell {} watchers; they ask later", watched, late);
            }
            return told.contains(Told.TAKEN);
        } catch (RuntimeException e) {
            LOG.warn("{}: watchers not told; they ask later", watched, e);
            return false;
        }
    }

    /** Tells one connection, in this order. */
    public void tell(String connectionId, List<? extends ServerMessage> messages) {
        tell(connectionId, messages, Instant.MAX);
    }

    public void tell(String connectionId, ServerMessage message) {
        tell(connectionId, List.of(message));
    }

    /** What came of telling one connection. */
    private enum Told {
        TAKEN,
        MISSED,
        /** There was no time. */
        LATE
    }

    /** A connection that fails is left alone. */
    private Told tell(String connectionId, List<? extends ServerMessage> messages, Instant until) {
        try {
            return post(connectionId, messages, until);
        } catch (RuntimeException e) {
            LOG.warn("connection {}: a message was not delivered", connectionId, e);
            return Told.MISSED;
        }
    }

    private Told post(String connectionId, List<? extends ServerMessage> messages, Instant until) {
        for (var message : messages) {
            if (!clock.instant().isBefore(until)) {
                return Told.LATE;
            }
            if (!connections.post(connectionId, json.write(message))) {
                subscriptions.removeConnection(connectionId);
                return Told.MISSED;
            }
        }
        return Told.TAKEN;
    }
}
