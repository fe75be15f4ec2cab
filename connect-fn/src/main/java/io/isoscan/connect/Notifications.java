package io.isoscan.connect;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a topic sends a function, as far as it is read here. */
@Serdeable
record Notifications(@JsonProperty("Records") List<Notification> records) {
    Notifications {
        records = List.copyOf(records);
    }

    @Serdeable
    record Notification(@JsonProperty("Sns") Content sns) {}

    @Serdeable
    record Content(
            @JsonProperty("MessageId") String messageId,
            @JsonProperty("Message") @Nullable String message) {}
}
