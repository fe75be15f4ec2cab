package io.isoscan.local.gateway;

import io.isoscan.local.functions.Functions;
import java.io.IOException;
import java.net.BindException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.websocket.server.ServerWebSocketContainer;
import org.eclipse.jetty.websocket.server.WebSocketUpgradeHandler;

/**
 * API Gateway on one port of 127.0.0.1: the WebSocket API at {@code /ws}, its management calls, the
 * HTTP API, the dashboard's files. Thread-safe.
 *
 * <p>In two steps, because functions are made with the port in their environment: {@link #bind}
 * takes the port, {@link #serve} says what stands behind it. Requests between the two get 503.
 */
public final class LocalGateway implements AutoCloseable {
    private static final String HOST = "127.0.0.1";
    private static final Duration LAST_INVOCATIONS = Duration.ofSeconds(5);

    private final Server server;
    private final ServerConnector connector;
    private final Front front;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("gateway-expiry").factory());

    private volatile Runnable farewell = () -> {};

    private LocalGateway(Server server, ServerConnector connector, Front front) {
        this.server = server;
        this.connector = connector;
        this.front = front;
    }

    /**
     * Takes the port and serves at once.
     *
     * @param extra further handlers on the same port; asked before the HTTP API and the pages
     * @throws BindException when the port is in use; its message is one line for the user
     */
    public static LocalGateway start(
            GatewaySettings settings, Functions functions, Handler... extra) throws IOException {
        var gateway = bind(settings.port());
        gateway.serve(settings, functions, extra);
        return gateway;
    }

    /**
     * Takes the port.
     *
     * @param port 0 for any free one
     * @throws BindException when the port is in use; its message is one line for the user
     */
    public static LocalGateway bind(int port) throws IOException {
        var server = new Server(threadPool());
        var connector = new ServerConnector(server, 1, 1, http());
        connector.setHost(HOST);
        connector.setPort(port);
        server.addConnector(connector);
        var front = new Front();
        server.setHandler(front);
        try {
            server.start();
        } catch (Exception e) {
            stop(server);
            throw failure(port, e);
        }
        return new LocalGateway(server, connector, front);
    }

    /** Says what stands behind the port; the port in the settings no longer matters. */
    public void serve(GatewaySettings settings, Functions functions, Handler... extra) {
        var clock = InstantSource.system();
        var domainName = "localhost:" + port();
        var integrations =
                new Integrations(
                        new RouteSelection(settings.socketRoutes()),
                        new SocketEvents(settings.stage(), domainName, clock),
                        functions);
        var expiry = new Expiry(settings.idle(), settings.life(), clock, timer);
        var connections = new OpenConnections(integrations, expiry, threads, clock);
        farewell = connections::closeAll;
        var handlers = new ArrayList<Handler>();
        handlers.add(new ManagementApi(settings.stage(), settings.accessKey(), connections));
        handlers.addAll(List.of(extra));
        handlers.add(new Preflights());
        var events = new HttpEvents(domainName, clock);
        handlers.add(new HttpApi(settings.httpRoutes(), events, functions));
        handlers.add(Pages.of(settings.pages(), port()));
        handlers.add(new Fixed(Answer.message(404, "Not Found")));
        var sockets = sockets(new Handshake(integrations, connections, clock), handlers);
        front.open(new OwnPages(port(), settings.extraOrigins(), sockets));
    }

    private Handler sockets(Handshake handshake, List<Handler> others) {
        var context = new ContextHandler("/");
        var upgrade =
                WebSocketUpgradeHandler.from(
                        server, context, container -> configure(container, handshake));
        upgrade.setHandler(new Handler.Sequence(others));
        context.setHandler(upgrade);
        return context;
    }

    private static void configure(ServerWebSocketContainer container, Handshake handshake) {
        container.setAutoFragment(false);
        container.setMaxFrameSize(Frames.LARGEST_FRAME);
        container.setMaxTextMessageSize(Frames.LARGEST_MESSAGE);
        container.setMaxBinaryMessageSize(Frames.LARGEST_MESSAGE);
        container.setIdleTimeout(Duration.ZERO);
        container.addMapping("/ws", handshake);
    }

    /** The port that was taken. */
    public int port() {
        return connector.getLocalPort();
    }

    /** Closes every connection as going away, and waits a little for the last invocations. */
    @Override
    public void close() {
        timer.shutdownNow();
        farewell.run();
        stop(server);
        threads.shutdown();
        try {
            if (!threads.awaitTermination(LAST_INVOCATIONS.toMillis(), TimeUnit.MILLISECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private static QueuedThreadPool threadPool() {
        var pool = new QueuedThreadPool(16, 2);
        pool.setDaemon(true);
        pool.setName("gateway");
        pool.setVirtualThreadsExecutor(VirtualThreads.getNamedVirtualThreadsExecutor("gateway-"));
        return pool;
    }

    private static HttpConnectionFactory http() {
        var configuration = new HttpConfiguration();
        configuration.setSendServerVersion(false);
        return new HttpConnectionFactory(configuration);
    }

    private static IOException failure(int port, Exception failure) {
        boolean taken =
                failure instanceof BindException || failure.getCause() instanceof BindException;
        if (!taken) {
            return new IOException("the gateway did not start on port " + port, failure);
        }
        var message = "port " + port + " is in use: stop what uses it, or choose another port";
        return (IOException) new BindException(message).initCause(failure);
    }

    private static void stop(Server server) {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the gateway did not stop in order", e);
        }
    }
}
