package io.isoscan.local.services;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.Props;
import org.apache.pekko.pattern.Patterns;
import org.elasticmq.NodeAddress;
import org.elasticmq.StrictSQSLimits$;
import org.elasticmq.actor.QueueManagerActor;
import org.elasticmq.actor.queue.QueueEvent;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import org.elasticmq.util.NowProvider;
import org.jspecify.annotations.Nullable;
import scala.Option;

/**
 * ElasticMQ, a queue server that speaks SQS, inside this JVM and reachable from this machine only.
 *
 * <p>It keeps SQS's own limits (1 MiB a message, 10 in a batch). Queues live in memory and are gone
 * when it is closed; so are their messages, unless it is given a folder for them. A purge is not
 * kept.
 */
public final class ElasticMqServer implements AutoCloseable {

    /**
     * Queue URLs repeat the address a client came by, so that they are right before the port is
     * known.
     */
    private static final NodeAddress AS_REQUESTED = new NodeAddress("http", "*", 0, "");

    /** ElasticMQ's own application.conf logs at DEBUG and sizes its thread pools for a server. */
    private static final Config QUIET_AND_SMALL =
            ConfigFactory.parseString(
                    """
                    pekko {
                      loglevel = WARNING
                      stdout-loglevel = WARNING
                      log-dead-letters = off
                      daemonic = on
                      jvm-shutdown-hooks = off
                      coordinated-shutdown.run-by-jvm-shutdown-hook = off
                      actor.default-dispatcher.fork-join-executor { parallelism-min = 2, parallelism-max = 4 }
                    }
                    """);

    static final Duration RESTORE_LIMIT = Duration.ofSeconds(30);
    private static final Duration MOVE_LIMIT = Duration.ofSeconds(10);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

    private final ActorSystem actors;
    private final ActorRef queueManager;
    private final @Nullable Keeping keeping;
    private final SQSRestServer server;
    private final URI endpoint;

    private ElasticMqServer(
            ActorSystem actors, String region, String accountId, @Nullable QueueJournal journal) {
        this.actors = actors;
        keeping = journal == null ? null : new Keeping(journal, keeper(journal));
        queueManager = actors.actorOf(queueManager(keeping));
        server =
                SQSRestServerBuilder.withActorSystem(actors)
                        .withQueueManagerActor(queueManager)
                        .withInterface(Loopback.HOST)
                        .withDynamicPort()
                        .withServerAddress(AS_REQUESTED)
                        .withAWSRegion(region)
                        .withAWSAccountId(accountId)
                        .start();
        endpoint = Loopback.endpoint(server.waitUntilStarted().localAddress().getPort());
    }

    /** What writes the messages down, and where. */
    private record Keeping(QueueJournal journal, ActorRef keeper) {}

    /**
     * Starts without any queue, on a free port.
     *
     * @param region the region that queue ARNs name
     * @param accountId the account, twelve digits, that queue ARNs and URLs name
     */
    public static ElasticMqServer start(String region, String accountId) {
        return start(region, accountId, (QueueJournal) null);
    }

    /**
     * Starts without any queue, on a free port, and keeps every message from then on, whenever and
     * however the process ends. Those of an earlier run come back with {@link #restore}.
     *
     * @param folder made when absent; only one server at a time may use it
     * @throws IOException when the folder cannot be used
     */
    public static ElasticMqServer start(String region, String accountId, Path folder)
            throws IOException {
        var journal = QueueJournal.open(folder);
        try {
            return start(region, accountId, journal);
        } catch (RuntimeException e) {
            journal.close();
            throw e;
        }
    }

    private static ElasticMqServer start(
            String region, String accountId, @Nullable QueueJournal journal) {
        var actors =
                ActorSystem.create("elasticmq", QUIET_AND_SMALL.withFallback(ConfigFactory.load()));
        try {
            return new ElasticMqServer(actors, region, accountId, journal);
        } catch (RuntimeException e) {
            actors.terminate();
            throw e;
        }
    }

    private ActorRef keeper(QueueJournal journal) {
        return actors.actorOf(MessageKeeper.props(journal, MOVE_LIMIT, InstantSource.system()));
    }

    private static Props queueManager(@Nullable Keeping keeping) {
        var listener = keeping == null ? Option.<ActorRef>empty() : Option.apply(keeping.keeper());
        return Props.create(
                QueueManagerActor.class,
                () -> new QueueManagerActor(new NowProvider(), StrictSQSLimits$.MODULE$, listener));
    }

    /** Where an SQS client finds it; any region and any credentials do. */
    public URI endpoint() {
        return endpoint;
    }

    /**
     * Puts the messages that an earlier run left into their queues, which must be there by now and
     * which nobody reads from yet. Those that had been received are due at once.
     */
    public void restore() throws IOException {
        if (keeping != null) {
            await(
                    Patterns.ask(
                            keeping.keeper(), new QueueEvent.Restore(queueManager), RESTORE_LIMIT),
                    RESTORE_LIMIT);
        }
    }

    /**
     * Ends the server and its threads; open long polls are not waited for.
     *
     * @throws UncheckedIOException when that took too long, or the journal did not close
     */
    @Override
    public void close() {
        server.stopAndGetFuture();
        actors.terminate();
        if (keeping != null) {
            closeJournal(keeping.journal());
        }
    }

    /** Not before the last message is written down. */
    private void closeJournal(QueueJournal journal) {
        try (journal) {
            await(actors.getWhenTerminated(), STOP_LIMIT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void await(CompletionStage<?> work, Duration limit) throws IOException {
        try {
            work.toCompletableFuture().get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("ElasticMQ did not answer itself", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while ElasticMQ was at work", e);
        }
    }
}
