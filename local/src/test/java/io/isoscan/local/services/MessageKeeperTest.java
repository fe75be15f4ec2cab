package io.isoscan.local.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.isoscan.local.services.JournalEntry.Delivery;
import io.isoscan.local.services.JournalEntry.Kept;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.pattern.Patterns;
import org.elasticmq.actor.queue.OperationSuccessful$;
import org.elasticmq.actor.queue.QueueEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What ElasticMQ tells of one message, in the orders in which that may arrive. */
class MessageKeeperTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final long NOW = 1_000_000;
    private static final Delivery HELD = new Delivery(NOW + 1, 3, 1);
    private static final Delivery DUE = new Delivery(NOW, 3, 1);

    @TempDir Path folder;

    private ActorSystem actors;
    private QueueJournal journal;

    @BeforeEach
    void open() throws IOException {
        actors = ActorSystem.create();
        journal = QueueJournal.open(folder);
    }

    @AfterEach
    void close() throws IOException {
        actors.terminate();
        actors.getWhenTerminated().toCompletableFuture().join();
        journal.close();
    }

    @Test
    void messageThatIsDoneIsRemovedBeforeTheAnswer() throws IOException {
        journal.write(message("Queue", HELD));

        tell(keeper(PATIENCE), removedFrom("Queue"));

        assertThat(atThisMoment()).isEmpty();
    }

    @Test
    void messageOnItsWayToTheDeadLetterQueueIsInOneOfTheTwoAtAnyMoment() throws IOException {
        journal.write(message("Queue", DUE));
        var keeper = keeper(PATIENCE);

        tell(keeper, removedFrom("Queue"));
        assertThat(atThisMoment()).extracting(Kept::queue).containsExactly("Queue");
        tell(keeper, addedTo("Dead"));
        assertThat(atThisMoment()).extracting(Kept::queue).containsExactly("Dead");
    }

    @Test
    void messageThatArrivedInTheDeadLetterQueueStaysThere() throws IOException {
        journal.write(message("Queue", DUE));
        var keeper = keeper(PATIENCE);

        tell(keeper, addedTo("Dead"));
        tell(keeper, removedFrom("Queue"));

        assertThat(atThisMoment()).extracting(Kept::queue).containsExactly("Dead");
    }

    @Test
    void messageThatIsDoneAfterItsTimeIsRemovedInTheEnd() throws IOException {
        journal.write(message("Queue", DUE));

        tell(keeper(Duration.ofMillis(1)), removedFrom("Queue"));

        await().atMost(PATIENCE).until(() -> atThisMoment().isEmpty());
    }

    private ActorRef keeper(Duration moveLimit) {
        return actors.actorOf(
                MessageKeeper.props(journal, moveLimit, () -> Instant.ofEpochMilli(NOW)));
    }

    private static void tell(ActorRef keeper, QueueEvent event) {
        var answer = Patterns.ask(keeper, event, PATIENCE).toCompletableFuture().join();
        assertThat(answer).isEqualTo(OperationSuccessful$.MODULE$);
    }

    private static QueueEvent addedTo(String queue) {
        return new QueueEvent.MessageAdded(
                queue, ElasticMqMessages.restored(message("Queue", DUE)));
    }

    private static QueueEvent removedFrom(String queue) {
        return new QueueEvent.MessageRemoved(queue, "1");
    }

    private static Kept message(String queue, Delivery delivery) {
        return new Kept("1", queue, "body", null, null, 7, delivery);
    }

    /** What a process that ends now would leave: the file alone, copied and opened. */
    private List<Kept> atThisMoment() throws IOException {
        var copy = folder.resolve("copy");
        Files.createDirectories(copy);
        Files.copy(
                folder.resolve("queues.journal"),
                copy.resolve("queues.journal"),
                StandardCopyOption.REPLACE_EXISTING);
        try (var left = QueueJournal.open(copy)) {
            return left.messages();
        }
    }
}
