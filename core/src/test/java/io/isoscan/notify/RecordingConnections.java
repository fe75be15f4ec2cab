package io.isoscan.notify;

import io.isoscan.testing.Calls;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;

/** Keeps what each connection was told; some are gone, some fail. Thread-safe. */
public final class RecordingConnections implements Connections {
    private static final Pattern TYPE = Pattern.compile("\"(?:type|code)\":\"([A-Za-z_]+)\"");

    private final Calls calls;
    private final Queue<Posted> posted = new ConcurrentLinkedQueue<>();
    private final Set<String> gone = ConcurrentHashMap.newKeySet();
    private final Set<String> failing = ConcurrentHashMap.newKeySet();

    public RecordingConnections(Calls calls) {
        this.calls = calls;
    }

    private record Posted(String connectionId, String message) {}

    public void close(String connectionId) {
        gone.add(connectionId);
    }

    public void breakDown(String connectionId) {
        failing.add(connectionId);
    }

    @Override
    public boolean post(String connectionId, String message) {
        return calls.run("connections.post", () -> deliver(connectionId, message));
    }

    private boolean deliver(String connectionId, String message) {
        if (failing.contains(connectionId)) {
            throw new IllegalStateException("cannot reach " + connectionId);
        }
        return !gone.contains(connectionId) && posted.add(new Posted(connectionId, message));
    }

    /** The messages that a connection was told, in order. */
    public List<String> toldTo(String connectionId) {
        return posted.stream()
                .filter(one -> one.connectionId().equals(connectionId))
                .map(Posted::message)
                .toList();
    }

    /** The types of those messages; of an ERROR its code. */
    public List<String> typesToldTo(String connectionId) {
        return toldTo(connectionId).stream().map(RecordingConnections::type).toList();
    }

    private static String type(String message) {
        return TYPE.matcher(message)
                .results()
                .map(match -> match.group(1))
                .filter(type -> !type.equals("ERROR"))
                .findFirst()
                .orElse(message);
    }
}
