package io.isoscan.local.services;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.net.URI;
import org.apache.pekko.actor.ActorSystem;
import org.elasticmq.NodeAddress;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;

/**
 * ElasticMQ, a queue server that speaks SQS, inside this JVM and reachable from this machine only.
 *
 * <p>It keeps SQS's own limits (1 MiB a message, 10 in a batch). Queues and messages live in memory
 * and are gone when it is closed.
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

    private final ActorSystem actors;
    private final SQSRestServer server;
    private final URI endpoint;

    private ElasticMqServer(ActorSystem actors, SQSRestServer server) {
        this.actors = actors;
        this.server = server;
        this.endpoint = Loopback.endpoint(server.waitUntilStarted().localAddress().getPort());
    }

    /**
     * Starts without any queue, on a free port.
     *
     * @param region the region that queue ARNs name
     * @param accountId the account, twelve digits, that queue ARNs and URLs name
     */
    public static ElasticMqServer start(String region, String accountId) {
        var actors =
                ActorSystem.create("elasticmq", QUIET_AND_SMALL.withFallback(ConfigFactory.load()));
        try {
            var server =
                    SQSRestServerBuilder.withActorSystem(actors)
                            .withInterface(Loopback.HOST)
                            .withDynamicPort()
                            .withServerAddress(AS_REQUESTED)
                            .withAWSRegion(region)
                            .withAWSAccountId(accountId)
                            .start();
            return new ElasticMqServer(actors, server);
        } catch (RuntimeException e) {
            actors.terminate();
            throw e;
        }
    }

    /** Where an SQS client finds it; any region and any credentials do. */
    public URI endpoint() {
        return endpoint;
    }

    /** Ends the server and its threads; open long polls are not waited for. */
    @Override
    public void close() {
        server.stopAndGetFuture();
        actors.terminate();
    }
}
