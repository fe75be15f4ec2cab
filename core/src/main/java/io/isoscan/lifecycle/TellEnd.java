package io.isoscan.lifecycle;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.isoscan.json.Json;
import io.isoscan.json.Timestamps;
import io.isoscan.notice.EndNotices;
import io.isoscan.notice.Subject;
import io.isoscan.notify.Watchers;
import io.isoscan.protocol.ErrorCode;
import io.isoscan.protocol.ServerMessage;
import io.isoscan.session.Session;
import io.isoscan.session.SessionState;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells how a generation of a session ended: those that watch it, or where none of them took it,
 * whoever asked for a notice. To be told twice does no harm. Thread-safe.
 */
@Singleton
public final class TellEnd {
    private final Watchers watchers;
    private final EndNotices notices;
    private final Json json;
    private final InstantSource clock;

    public TellEnd(Watchers watchers, EndNotices notices, Json json, InstantSource clock) {
        this.watchers = watchers;
        this.notices = notices;
        this.json = json;
        this.clock = clock;
    }

    /**
     * The summary of a scan. A link that opens its report is not part of it: such a link is for an
     * hour and for whoever has it.
     *
     * @param code why it failed; absent where it did not
     * @param timestamp when this was written
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Serdeable(naming = SnakeCaseStrategy.class)
    record Summary(
            String sessionId,
            int generation,
            String state,
            @Nullable ErrorCode code,
            int totalMatches,
            int totalProcessed,
            int failed,
            String message,
            String timestamp) {}

    /**
     * Tells the end of a generation that has a report.
     *
     * @throws RuntimeException when a notice may not have been handed on; it must be tried again
     */
    public void complete(Session session, ServerMessage.Complete end) {
        var summary =
                new Summary(
                        end.sessionId(),
                        end.generation(),
                        end.state(),
                        null,
                        end.totalMatches(),
                        end.totalProcessed(),
                        end.failed(),
                        end.message(),
                        now());
        tell(session, end, summary);
    }

    /**
     * Tells the end of a session that failed as a whole, and nothing of one that did not.
     *
     * @return whether it failed
     * @throws RuntimeException when a notice may not have been handed on; it must be tried again
     */
    public boolean failed(Session session) {
        var failure = SessionMessages.failed(session);
        failure.ifPresent(end -> tell(session, end, summary(session, end)));
        return failure.isPresent();
    }

    private Summary summary(Session session, ServerMessage.Problem end) {
        return new Summary(
                session.id().value(),
                session.generation(),
                SessionState.FAILED.name(),
                end.code(),
                session.totalMatches(),
                session.processedCount(),
                session.failedCount(),
                end.message(),
                now());
    }

    private void tell(Session session, ServerMessage end, Summary summary) {
        boolean taken = watchers.tellWatchers(session.id(), List.of(end));
        notices.ended(
                Subject.of(session.id()),
                summary.generation(),
                taken,
                () -> new EndNotices.Words(title(summary), json.write(summary)));
    }

    private static String title(Summary summary) {
        return "Isoscan scan %s: %s".formatted(summary.state(), summary.sessionId());
    }

    private String now() {
        return Timestamps.text(clock.instant());
    }
}
