package io.isoscan.local.services;

import static scala.jdk.javaapi.CollectionConverters.asScala;

import io.isoscan.local.services.JournalEntry.Delivered;
import io.isoscan.local.services.JournalEntry.Kept;
import io.isoscan.local.services.JournalEntry.Removed;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.apache.pekko.actor.AbstractActorWithTimers;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.Props;
import org.apache.pekko.actor.Status;
import org.apache.pekko.pattern.Patterns;
import org.elasticmq.actor.queue.OperationSuccessful$;
import org.elasticmq.actor.queue.QueueEvent;
import org.elasticmq.msg.LookupQueue;
import org.elasticmq.msg.RestoreMessages;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.Option;

/**
 * Writes every change of ElasticMQ's messages into the journal. ElasticMQ answers its client when
 * this has answered, so what a client was told is kept; a change that could not be written gets no
 * answer, and the client asks again.
 *
 * <p>Kept are the messages of standard queues, without message attributes. Queues themselves are
 * not kept: they are made anew, as the template has them, and get their messages by {@link
 * QueueEvent.Restore}.
 */
final class MessageKeeper extends AbstractActorWithTimers {
    private static final Logger LOG = LoggerFactory.getLogger(MessageKeeper.class);

    private final QueueJournal journal;
    private final Duration moveLimit;
    private final InstantSource clock;

    private MessageKeeper(QueueJournal journal, Duration moveLimit, InstantSource clock) {
        this.journal = journal;
        this.moveLimit = moveLimit;
        this.clock = clock;
    }

    /**
     * How to make one.
     *
     * @param moveLimit in which a message that left its queue has arrived in its dead-letter queue
     */
    static Props props(QueueJournal journal, Duration moveLimit, InstantSource clock) {
        return Props.create(
                MessageKeeper.class, () -> new MessageKeeper(journal, moveLimit, clock));
    }

    /** It is time to remove a message that did not arrive in another queue. */
    private record Left(String queue, String messageId) {}

    @Override
    public Receive createReceive() {
        return receiveBuilder()
                .match(QueueEvent.MessageAdded.class, this::added)
                .match(QueueEvent.MessageUpdated.class, this::updated)
                .match(QueueEvent.MessageRemoved.class, this::removed)
                .match(Left.class, this::left)
                .match(QueueEvent.Restore.class, this::restore)
                .build();
    }

    private void added(QueueEvent.MessageAdded event) {
        answer(ElasticMqMessages.kept(event.queueName(), event.message()));
    }

    private void updated(QueueEvent.MessageUpdated event) {
        var message = event.message();
        answer(new Delivered(message.id(), ElasticMqMessages.delivery(message)));
    }

    /**
     * A message that moves to its dead-letter queue is removed here and added there, in any order.
     * It is due then; one that is removed because it is done mostly is not. So the removal of one
     * that is due waits until it must have arrived: killed in between, it comes once too often and
     * is not lost.
     */
    private void removed(QueueEvent.MessageRemoved event) {
        var left = new Left(event.queueName(), event.messageId());
        var kept = journal.find(left.messageId());
        if (kept.filter(message -> message.isDueIn(left.queue(), clock.millis())).isPresent()) {
            getTimers().startSingleTimer(left, left, moveLimit);
            getSender().tell(OperationSuccessful$.MODULE$, getSelf());
        } else {
            getSender().tell(remove(left), getSelf());
        }
    }

    private void left(Left left) {
        remove(left);
    }

    private Object remove(Left left) {
        return journal.find(left.messageId())
                .filter(message -> message.queue().equals(left.queue()))
                .map(message -> written(new Removed(message.messageId())))
                .orElse(OperationSuccessful$.MODULE$);
    }

    private void answer(JournalEntry entry) {
        getSender().tell(written(entry), getSelf());
    }

    private Object written(JournalEntry entry) {
        try {
            journal.write(entry);
            return OperationSuccessful$.MODULE$;
        } catch (IOException e) {
            LOG.error("message {}: the journal cannot be written", entry.messageId(), e);
            return new Status.Failure(e);
        }
    }

    private void restore(QueueEvent.Restore request) {
        var queues =
                journal.messages().stream().collect(Collectors.groupingBy(Kept::queue)).entrySet();
        var restored =
                queues.stream()
                        .map(queue ->
                                restore(
                                                request.queueManagerActor(),
                                                queue.getKey(),
                                                queue.getValue())
                                        .toCompletableFuture())
                        .toArray(CompletableFuture<?>[]::new);
        Patterns.pipe(
                        CompletableFuture.allOf(restored)
                                .thenApply(_ -> OperationSuccessful$.MODULE$),
                        getContext().getDispatcher())
                .to(getSender());
    }

    private static CompletionStage<?> restore(
            ActorRef queueManager, String queue, List<Kept> messages) {
        return Patterns.ask(queueManager, new LookupQueue(queue), ElasticMqServer.RESTORE_LIMIT)
                .thenCompose(found -> {
                    if (found instanceof Option<?> option
                            && option.isDefined()
                            && option.get() instanceof ActorRef actor) {
                        return Patterns.ask(
                                actor, restoring(messages), ElasticMqServer.RESTORE_LIMIT);
                    }
                    LOG.warn(
                            "{} messages stay behind: there is no {} any more",
                            messages.size(),
                            queue);
                    return CompletableFuture.completedStage(queue);
                });
    }

    private static RestoreMessages restoring(List<Kept> messages) {
        return new RestoreMessages(
                asScala(messages.stream().map(ElasticMqMessages::restored).toList()).toList());
    }
}
