package io.isoscan.lifecycle;

import io.isoscan.notice.EndNotices;
import io.isoscan.notice.Subject;
import io.isoscan.notify.Subscriptions;
import io.isoscan.result.Results;
import io.isoscan.session.DeletedSession;
import io.isoscan.session.Session;
import io.isoscan.session.SessionId;
import io.isoscan.session.SessionSource;
import io.isoscan.session.Sessions;
import io.isoscan.storage.BlobStore;
import io.isoscan.storage.BlobStore.StoredObject;
import io.isoscan.storage.Keys;
import io.isoscan.task.DispatchTask;
import io.isoscan.task.TaskQueue;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Deletes a session that has ended, with all that is stored of it. The mark alone makes it gone for
 * everybody; what is left is then swept away step by step, each of which may be repeated. A
 * function that had read the session before the mark may still write, until its time is over: so
 * the sweep is done once more after that, and only then is the session's own item removed.
 * Thread-safe.
 */
public final class Deletion {
    private static final int MOST_OBJECTS = 1_000;
    private static final Duration LONGEST_DELAY = Duration.ofMinutes(15);

    private final Sessions sessions;
    private final Results results;
    private final Subscriptions subscriptions;
    private final EndNotices notices;
    private final BlobStore blobs;
    private final TaskQueue queue;
    private final InstantSource clock;
    private final Timing timing;

    public Deletion(
            Sessions sessions,
            Results results,
            Subscriptions subscriptions,
            EndNotices notices,
            BlobStore blobs,
            TaskQueue queue,
            InstantSource clock,
            Timing timing) {
        this.sessions = sessions;
        this.results = results;
        this.subscriptions = subscriptions;
        this.notices = notices;
        this.blobs = blobs;
        this.queue = queue;
        this.clock = clock;
        this.timing = timing;
    }

    /**
     * Marks a session as deleted and has it swept away. May be repeated. Its task is sent first, to
     * come when the mark is there, so that no mark stays without one.
     *
     * @return the session as it was, or empty when it has not ended or is not there
     */
    public Optional<Session> begin(SessionId id) {
        again(new DispatchTask.Delete(id.value()));
        return sessions.markDeleted(id, clock.instant()).map(DeletedSession::session);
    }

    /**
     * Sweeps away what there is, and sends itself on while there may be more.
     *
     * @param until when no further step is begun; the first is taken in any case
     */
    public void run(DispatchTask.Delete task, Instant until) {
        var now = clock.instant();
        sessions.deleted(new SessionId(task.sessionId()))
                .ifPresent(deleted -> {
                    if (!swept(deleted.session(), until)) {
                        queue.sendDispatch(task);
                    } else if (now.isBefore(lastWrite(deleted))) {
                        queue.sendDispatch(
                                task, shorter(Duration.between(now, lastWrite(deleted))));
                    } else {
                        sessions.remove(deleted.session());
                    }
                });
    }

    /** A step that failed for good: the next one goes on. */
    public void again(DispatchTask.Delete task) {
        queue.sendDispatch(task, timing.watch());
    }

    /** The lease is longer than any function runs. */
    private Instant lastWrite(DeletedSession deleted) {
        return deleted.at().plus(timing.lease());
    }

    private static Duration shorter(Duration wait) {
        return wait.compareTo(LONGEST_DELAY) < 0 ? wait.plusSeconds(1) : LONGEST_DELAY;
    }

    private boolean swept(Session session, Instant until) {
        subscriptions.removeWatchers(session.id());
        notices.forget(Subject.of(session.id()));
        return prefixes(session).allMatch(prefix -> objectsGone(prefix, until))
                && resultsGone(session.id(), until);
    }

    private Stream<String> prefixes(Session session) {
        return Stream.concat(uploads(session).stream(), Keys.allOf(session.id()).stream());
    }

    /** The last of an owner's sessions that names an upload takes it along. */
    private Optional<String> uploads(Session session) {
        return switch (session.source()) {
            case SessionSource.Upload(var uploadId) ->
                    sessions.sourceIsShared(session)
                            ? Optional.empty()
                            : Optional.of(Keys.uploads(uploadId));
            case SessionSource.Inline() -> Optional.empty();
        };
    }

    private boolean objectsGone(String prefix, Instant until) {
        do {
            var some = blobs.list(prefix, Optional.empty(), MOST_OBJECTS);
            if (some.isEmpty()) {
                return true;
            }
            blobs.deleteAll(some.stream().map(StoredObject::key).toList());
        } while (clock.instant().isBefore(until));
        return false;
    }

    private boolean resultsGone(SessionId id, Instant until) {
        do {
            if (!results.deleteSome(id)) {
                return true;
            }
        } while (clock.instant().isBefore(until));
        return false;
    }
}
