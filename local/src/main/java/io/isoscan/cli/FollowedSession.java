package io.isoscan.cli;

import io.isoscan.json.Json;
import io.isoscan.protocol.ErrorCode;
import io.isoscan.protocol.ServerMessage;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * One session as docs/PROTOCOL.md wants a client to follow it: started, found again when the socket
 * drops, cancelled when the user wishes so. For one thread, but for {@link #cancel}.
 */
final class FollowedSession implements AutoCloseable {
    private static final int TRIES = 10;
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);

    private static final String CANCELLING =
            "isoscan: cancelling; the report will hold what was read (again: end at once)";

    private final URI address;
    private final Json json;
    private final ProgressBar bar;
    private final Map<String, String> start;
    private final BlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();
    private SocketClient client;
    private ServerMessage.@Nullable Started started;
    private boolean cancelled;

    /**
     * Starts a session.
     *
     * @param start the {@code start_scan}, with a {@code request_id}: it may be sent twice
     */
    FollowedSession(URI address, Json json, ProgressBar bar, Map<String, String> start) {
        this.address = address;
        this.json = json;
        this.bar = bar;
        this.start = start;
        this.client = SocketClient.connect(address, arrivals::add);
    }

    /** How a session ended: what was understood of the codes, and where its report lies. */
    record End(ServerMessage.CodesRead codes, String downloadUrl, String summaryUrl) {}

    /** Wishes that the session end early; it is followed to that end. */
    void cancel() {
        arrivals.add(new Arrival.Cancel());
    }

    /**
     * Follows the session to its end.
     *
     * @throws CommandFailed when it is refused or fails, or when the server is gone
     */
    End follow() throws InterruptedException {
        send(start);
        while (true) {
            var end = take(arrivals.take());
            if (end.isPresent()) {
                return end.get();
            }
        }
    }

    @Override
    public void close() {
        client.close();
    }

    private Optional<End> take(Arrival arrival) throws InterruptedException {
        switch (arrival) {
            case Arrival.Text(var text) -> {
                return hear(json.read(text, ServerMessage.class));
            }
            case Arrival.Closed(var connection, var why) -> {
                if (connection == client) {
                    comeBack(why);
                }
            }
            case Arrival.Cancel() -> {
                cancelled = true;
                bar.say(CANCELLING);
                askForCancel();
            }
        }
        return Optional.empty();
    }

    private Optional<End> hear(ServerMessage message) {
        switch (message) {
            case ServerMessage.Started first -> begin(first);
            case ServerMessage.Progress progress -> bar.show(progress);
            case ServerMessage.Snapshot snapshot -> look(snapshot);
            case ServerMessage.Problem problem -> judge(problem);
            case ServerMessage.Complete end -> {
                return end(end.downloadUrl(), end.summaryUrl());
            }
            case ServerMessage.Report report -> {
                return end(report.downloadUrl(), report.summaryUrl());
            }
            case ServerMessage.State _,
                    ServerMessage.MatchFound _,
                    ServerMessage.Matches _,
                    ServerMessage.FileFailed _,
                    ServerMessage.ResultRows _,
                    ServerMessage.SessionList _,
                    ServerMessage.Codes _,
                    ServerMessage.CodesLink _,
                    ServerMessage.FileLink _,
                    ServerMessage.Deleted _,
                    ServerMessage.JobSnapshot _,
                    ServerMessage.ProcessingComplete _,
                    ServerMessage.Pong _ -> {
                // The report holds it all.
            }
        }
        return Optional.empty();
    }

    private void begin(ServerMessage.Started first) {
        started = first;
        askForCancel();
    }

    /** COMPLETE may have been missed. */
    private void look(ServerMessage.Snapshot snapshot) {
        switch (snapshot.state()) {
            case "DONE", "CANCELLED" -> ask("get_report");
            case "FAILED" ->
                    throw CommandFailed.failed(
                            snapshot.problem() == null ? "the run failed" : snapshot.problem());
            default -> askForCancel();
        }
    }

    /**
     * A listing that stopped half way may leave a session that goes on, which only SNAPSHOT tells;
     * a cancel that comes too late is none.
     */
    private void judge(ServerMessage.Problem problem) {
        if (problem.code() == ErrorCode.LISTING_FAILED) {
            ask("subscribe");
        } else if (problem.code() != ErrorCode.WRONG_STATE) {
            throw CommandFailed.failed(problem.message());
        }
    }

    private Optional<End> end(String downloadUrl, String summaryUrl) {
        return Optional.ofNullable(started)
                .map(first -> new End(first.codes(), downloadUrl, summaryUrl));
    }

    private void askForCancel() {
        if (cancelled) {
            ask("cancel_scan");
        }
    }

    /** About the session; before it is known there is nothing to ask. */
    private void ask(String action) {
        if (started != null) {
            send(Map.of("action", action, "session_id", started.sessionId()));
        }
    }

    private void send(Map<String, String> message) {
        client.send(json.write(message));
    }

    private void comeBack(String why) throws InterruptedException {
        client.close();
        client = connectAgain(why);
        if (started == null) {
            send(start);
        } else {
            ask("subscribe");
        }
    }

    private SocketClient connectAgain(String why) throws InterruptedException {
        for (int tries = 0; tries < TRIES; tries++) {
            try {
                return SocketClient.connect(address, arrivals::add);
            } catch (CompletionException e) {
                Thread.sleep(BETWEEN_TRIES);
            }
        }
        throw CommandFailed.failed("the connection ended: " + why);
    }
}
