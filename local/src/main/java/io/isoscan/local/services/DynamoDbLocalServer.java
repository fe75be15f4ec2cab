package io.isoscan.local.services;

import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBRequestHandler;
import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBServerHandler;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;

/**
 * Amazon DynamoDB Local inside this JVM, reachable from this machine only.
 *
 * <p>AWS's own {@code ServerRunner} listens on every interface, so its request handler stands
 * behind a Jetty connector of ours, bound to 127.0.0.1 and a free port. One database serves every
 * region and every access key.
 */
public final class DynamoDbLocalServer implements AutoCloseable {

    private static final @Nullable String NO_CORS = null;
    private static final boolean SHARED_DB = true;
    private static final boolean DELAY_TRANSIENT_STATUSES = false;
    private static final int MAX_THREADS = 32;

    /** Held for ever: java.util.logging forgets the level of a logger nobody refers to. */
    private static final Logger SQLITE_LOG = Logger.getLogger("com.almworks.sqlite4java");

    static {
        SQLITE_LOG.setLevel(Level.WARNING);
    }

    private final Server server;
    private final LocalDynamoDBServerHandler handler;
    private final URI endpoint;

    private DynamoDbLocalServer(Server server, LocalDynamoDBServerHandler handler) {
        this.server = server;
        this.handler = handler;
        this.endpoint =
                Loopback.endpoint(((ServerConnector) server.getConnectors()[0]).getLocalPort());
    }

    /**
     * Starts an empty database that is gone when it is closed.
     *
     * @throws IOException when no port could be opened
     */
    public static DynamoDbLocalServer start() throws IOException {
        return start(true, null);
    }

    /**
     * Starts on the tables that an earlier run left in {@code folder}.
     *
     * @param folder made when absent; only one server at a time may use it
     * @throws IOException when the folder cannot be used or no port could be opened
     */
    public static DynamoDbLocalServer start(Path folder) throws IOException {
        Files.createDirectories(folder);
        return start(false, folder.toString());
    }

    private static DynamoDbLocalServer start(boolean inMemory, @Nullable String folder)
            throws IOException {
        var requests =
                new LocalDynamoDBRequestHandler(
                        0, inMemory, folder, SHARED_DB, DELAY_TRANSIENT_STATUSES);
        var handler = new LocalDynamoDBServerHandler(requests, NO_CORS);
        var server = loopbackServer();
        server.setHandler(handler);
        try {
            server.start();
        } catch (Exception e) {
            handler.close();
            throw new IOException("DynamoDB Local did not start", e);
        }
        return new DynamoDbLocalServer(server, handler);
    }

    private static Server loopbackServer() {
        var threads = new QueuedThreadPool(MAX_THREADS, 1);
        threads.setName("dynamodb-local");
        threads.setDaemon(true);
        var server = new Server(threads);
        var http = new HttpConfiguration();
        http.setSendServerVersion(false);
        var connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
        connector.setHost(Loopback.HOST);
        server.addConnector(connector);
        return server;
    }

    /** Where a DynamoDB client finds it; any region and any credentials do. */
    public URI endpoint() {
        return endpoint;
    }

    /** Refuses new calls, then closes the database. */
    @Override
    public void close() throws IOException {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IOException("DynamoDB Local did not stop in order", e);
        } finally {
            handler.close();
        }
    }
}
