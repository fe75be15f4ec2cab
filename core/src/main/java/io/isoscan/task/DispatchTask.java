package io.isoscan.task;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.isoscan.session.Session;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;

/** What travels on the dispatch queue: work about a session as a whole. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = DispatchTask.ListPage.class, name = "page"),
    @JsonSubTypes.Type(value = DispatchTask.Walk.class, name = "walk"),
    @JsonSubTypes.Type(value = DispatchTask.Watch.class, name = "watch"),
    @JsonSubTypes.Type(value = DispatchTask.Delete.class, name = "delete")
})
@Serdeable
public sealed interface DispatchTask {
    String sessionId();

    /**
     * List one page of a session's files and send their tasks.
     *
     * @param page the page's number, from 0
     */
    @Serdeable(naming = SnakeCaseStrategy.class)
    record ListPage(String sessionId, @JsonProperty("gen") int generation, int page)
            implements DispatchTask {}

    /**
     * Go through a session's listed files and see to each that has no result.
     *
     * @param fromPage the first page of the listing to go through
     * @param last whether a file without a result is now given up as lost
     */
    @Serdeable(naming = SnakeCaseStrategy.class)
    record Walk(String sessionId, @JsonProperty("gen") int generation, int fromPage, boolean last)
            implements DispatchTask {
        /** From the first page; files without a result are worked on again. */
        public static Walk of(Session session) {
            return new Walk(session.id().value(), session.generation(), 0, false);
        }
    }

    /**
     * Look after a session until it has ended.
     *
     * @param processed the count that the last look saw
     * @param nextPage the listing's next page that the last look saw
     * @param stalled looks in a row that saw no progress
     * @param walks walks that were sent meanwhile
     */
    @Serdeable(naming = SnakeCaseStrategy.class)
    record Watch(
            String sessionId,
            @JsonProperty("gen") int generation,
            int processed,
            int nextPage,
            int stalled,
            int walks)
            implements DispatchTask {
        /** The first look at a generation. */
        public static Watch first(String sessionId, int generation) {
            return new Watch(sessionId, generation, -1, -1, 0, 0);
        }

        /** The next look, when there was progress since the last. */
        public static Watch after(Session session) {
            return new Watch(
                    session.id().value(),
                    session.generation(),
                    session.processedCount(),
                    session.nextPage(),
                    0,
                    0);
        }

        public boolean sawProgress(Session session) {
            return processed != session.processedCount() || nextPage != session.nextPage();
        }

        public Watch stalledOnce() {
            return new Watch(sessionId, generation, processed, nextPage, stalled + 1, walks);
        }

        public Watch walked() {
            return new Watch(sessionId, generation, processed, nextPage, stalled, walks + 1);
        }
    }

    /** Delete what is left of a session that is marked as deleted. */
    @Serdeable(naming = SnakeCaseStrategy.class)
    record Delete(String sessionId) implements DispatchTask {}
}
