package io.isoscan.notify;

import io.isoscan.session.SessionId;
import io.isoscan.testing.Calls;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Subscriptions in memory. They do not expire. Thread-safe. */
public final class InMemorySubscriptions implements Subscriptions {
    private final Calls calls;
    private final Set<Subscription> all = new LinkedHashSet<>();

    public InMemorySubscriptions(Calls calls) {
        this.calls = calls;
    }

    private record Subscription(SessionId id, String connectionId) {}

    @Override
    public synchronized void add(SessionId id, String connectionId) {
        calls.run("subscriptions.add", () -> all.add(new Subscription(id, connectionId)));
    }

    @Override
    public synchronized List<String> of(SessionId id) {
        return calls.run(
                "subscriptions.of",
                () ->
                        all.stream()
                                .filter(subscription -> subscription.id().equals(id))
                                .map(Subscription::connectionId)
                                .toList());
    }

    @Override
    public synchronized void removeConnection(String connectionId) {
        calls.run(
                "subscriptions.removeConnection",
                () ->
                        all.removeIf(
                                subscription -> subscription.connectionId().equals(connectionId)));
    }
}
