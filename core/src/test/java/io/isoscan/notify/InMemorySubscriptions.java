package io.isoscan.notify;

import io.isoscan.job.JobId;
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

    private record OwnedJob(JobId id, String owner) {}

    private record Subscription(Record id, String connectionId) {}

    @Override
    public synchronized void add(SessionId id, String connectionId) {
        addWatched(id, connectionId);
    }

    @Override
    public synchronized void add(JobId id, String owner, String connectionId) {
        addWatched(new OwnedJob(id, owner), connectionId);
    }

    private void addWatched(Record id, String connectionId) {
        calls.run("subscriptions.add", () -> all.add(new Subscription(id, connectionId)));
    }

    @Override
    public synchronized List<String> of(SessionId id) {
        return watchers(id);
    }

    @Override
    public synchronized List<String> of(JobId id, String owner) {
        return watchers(new OwnedJob(id, owner));
    }

    private List<String> watchers(Record id) {
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

    @Override
    public synchronized void removeWatchers(SessionId id) {
        calls.run(
                "subscriptions.removeWatchers",
                () -> all.removeIf(subscription -> subscription.id().equals(id)));
    }
}
