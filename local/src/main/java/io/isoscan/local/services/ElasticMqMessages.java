package io.isoscan.local.services;

import static scala.jdk.javaapi.CollectionConverters.asScala;

import io.isoscan.local.services.JournalEntry.Delivery;
import io.isoscan.local.services.JournalEntry.Kept;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.elasticmq.DeliveryReceipt;
import org.elasticmq.MessageAttribute;
import org.elasticmq.MessageContent;
import org.elasticmq.MessageId;
import org.elasticmq.NeverReceived$;
import org.elasticmq.OnDateTimeReceived;
import org.elasticmq.Received;
import org.elasticmq.actor.queue.InternalMessage;
import org.jspecify.annotations.Nullable;
import scala.Option;

/** ElasticMQ's messages as the journal keeps them, and back. */
final class ElasticMqMessages {
    private static final int NO_ORDER = 0;
    private static final boolean FIFO = false;

    private ElasticMqMessages() {}

    static Kept kept(String queue, InternalMessage message) {
        return new Kept(
                message.id(),
                queue,
                message.content().value(),
                nullable(message.messageGroupId()),
                nullable(message.deadLetterSourceQueueName()),
                message.created().toInstant().toEpochMilli(),
                delivery(message));
    }

    static Delivery delivery(InternalMessage message) {
        return new Delivery(
                message.nextDelivery(), message.receiveCount(), millis(message.firstReceive()));
    }

    /**
     * The message for a server that has just started. Whoever had received it is gone, so it is due
     * at once; that it was received still counts, so that a message which ends the process each
     * time reaches the dead-letter queue. One that was sent with a delay keeps it.
     */
    static InternalMessage restored(Kept kept) {
        var delivery = kept.delivery();
        boolean received = delivery.count() > 0;
        return new InternalMessage(
                kept.messageId(),
                asScala(new ArrayList<>(received ? List.of(newReceipt(kept)) : List.of())),
                received ? 0 : delivery.dueAt(),
                new MessageContent(kept.body()),
                scala.collection.immutable.Map$.MODULE$.<String, MessageAttribute>empty(),
                time(kept.sentAt()),
                NO_ORDER,
                received
                        ? new OnDateTimeReceived(time(delivery.firstAt()))
                        : NeverReceived$.MODULE$,
                delivery.count(),
                FIFO,
                Option.apply(kept.group()),
                Option.empty(),
                Option.empty(),
                Option.empty(),
                Option.apply(kept.deadLetterSource()));
    }

    /** ElasticMQ deletes a message that it moves by its last receipt. */
    private static String newReceipt(Kept kept) {
        return DeliveryReceipt.generate(new MessageId(kept.messageId())).receipt();
    }

    private static @Nullable String nullable(Option<String> option) {
        return option.isDefined() ? option.get() : null;
    }

    private static long millis(Received received) {
        return received instanceof OnDateTimeReceived on ? on.when().toInstant().toEpochMilli() : 0;
    }

    private static OffsetDateTime time(long millis) {
        return Instant.ofEpochMilli(millis).atZone(ZoneId.systemDefault()).toOffsetDateTime();
    }
}
