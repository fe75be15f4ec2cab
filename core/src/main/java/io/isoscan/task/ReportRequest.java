package io.isoscan.task;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;

/** The request to end one generation of a session with its report. May come more than once. */
@Serdeable(naming = SnakeCaseStrategy.class)
public record ReportRequest(String sessionId, @JsonProperty("gen") int generation) {}
