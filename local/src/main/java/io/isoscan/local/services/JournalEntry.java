package io.isoscan.local.services;

import org.jspecify.annotations.Nullable;

/** One change of the queues, as {@link QueueJournal} writes it down. */
sealed interface JournalEntry {

    /** A message keeps its id for life, also when it moves to a dead-letter queue. */
    String messageId();

    /**
     * A message stands in a queue; it has left the one it stood in before.
     *
     * @param sentAt milliseconds of the epoch
     */
    record Kept(
            String messageId,
            String queue,
            String body,
            @Nullable String group,
            @Nullable String deadLetterSource,
            long sentAt,
            Delivery delivery)
            implements JournalEntry {

        Kept with(Delivery newDelivery) {
            return new Kept(messageId, queue, body, group, deadLetterSource, sentAt, newDelivery);
        }

        /** Whether it stands in this queue and nobody holds it any more. */
        boolean isDueIn(String name, long now) {
            return queue.equals(name) && delivery.dueAt() <= now;
        }
    }

    /** A message was received, or its visibility was changed. */
    record Delivered(String messageId, Delivery delivery) implements JournalEntry {}

    /** A message is done. */
    record Removed(String messageId) implements JournalEntry {}

    /**
     * How far a message's delivery has come; times in milliseconds of the epoch.
     *
     * @param dueAt when it can be received next
     * @param count how often it was received
     * @param firstAt when it was received first; 0 when never
     */
    record Delivery(long dueAt, int count, long firstAt) {}
}
