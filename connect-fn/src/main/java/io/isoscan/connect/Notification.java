package io.isoscan.connect;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;

/**
 * What a topic puts into a queue, as far as it is read here.
 *
 * @param message what was published
 */
@Serdeable
record Notification(
        @JsonProperty("MessageId") @Nullable String messageId,
        @JsonProperty("Message") @Nullable String message) {}
