package io.isoscan.task;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;

/** What travels on the dispatch queue: work about a session as a whole. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes(@JsonSubTypes.Type(value = DispatchTask.ListPage.class, name = "page"))
@Serdeable
public sealed interface DispatchTask {

    /**
     * List one page of a session's files and send their tasks.
     *
     * @param page the page's number, from 0
     */
    @Serdeable(naming = SnakeCaseStrategy.class)
    record ListPage(String sessionId, @JsonProperty("gen") int generation, int page)
            implements DispatchTask {}
}
