package io.isoscan.local.template;

import java.util.Map;
import java.util.Optional;

/**
 * A queue of the template.
 *
 * @param name its logical name, which is its local name too
 * @param attributes what CreateQueue takes, but for the redrive policy
 */
public record QueueSpec(String name, Map<String, String> attributes, Optional<Redrive> redrive) {
    public QueueSpec {
        attributes = Map.copyOf(attributes);
    }

    /** Where messages go that were received too often. */
    public record Redrive(String deadLetterQueue, int maxReceiveCount) {}
}
