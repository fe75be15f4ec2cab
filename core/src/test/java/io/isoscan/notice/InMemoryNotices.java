package io.isoscan.notice;

import io.isoscan.testing.Calls;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What was asked for in memory. It does not expire. Thread-safe. */
public final class InMemoryNotices implements Notices {
    private final Calls calls;
    private final Map<Subject, NoticeChannel> asked = new HashMap<>();
    private final Map<Subject, Claim> claims = new HashMap<>();

    public InMemoryNotices(Calls calls) {
        this.calls = calls;
    }

    private record Claim(int generation, String by) {}

    @Override
    public synchronized void ask(Subject subject, NoticeChannel channel) {
        calls.perform(
                "notices.ask",
                () -> {
                    asked.put(subject, channel);
                    claims.remove(subject);
                });
    }

    @Override
    public synchronized Optional<NoticeChannel> asked(Subject subject) {
        return calls.run("notices.asked", () -> Optional.ofNullable(asked.get(subject)));
    }

    @Override
    public synchronized boolean claim(Subject subject, int generation, String by) {
        return calls.run("notices.claim", () -> take(subject, new Claim(generation, by)));
    }

    private boolean take(Subject subject, Claim claim) {
        var first = claims.get(subject);
        if (!asked.containsKey(subject)) {
            return false;
        }
        if (first == null || first.generation() < claim.generation()) {
            claims.put(subject, claim);
            return true;
        }
        return first.equals(claim);
    }

    @Override
    public synchronized void forget(Subject subject) {
        calls.perform(
                "notices.forget",
                () -> {
                    asked.remove(subject);
                    claims.remove(subject);
                });
    }
}
