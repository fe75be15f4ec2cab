package io.isoscan.conversion;

import io.isoscan.conversion.Conversion.End;
import io.isoscan.testing.Calls;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Conversions in memory. Thread-safe. */
final class InMemoryConversions implements Conversions {
    private final Calls calls;
    private final Map<ConversionId, Conversion> all = new LinkedHashMap<>();

    InMemoryConversions(Calls calls) {
        this.calls = calls;
    }

    synchronized Collection<Conversion> all() {
        return List.copyOf(all.values());
    }

    @Override
    public synchronized Conversion begin(Conversion first) {
        return calls.run(
                "conversions.begin", () -> all.computeIfAbsent(first.id(), absent -> first));
    }

    @Override
    public synchronized Optional<Conversion> find(ConversionId id) {
        return calls.run("conversions.find", () -> Optional.ofNullable(all.get(id)));
    }

    @Override
    public synchronized void advance(Conversion from, Instant deadline) {
        calls.perform(
                "conversions.advance",
                () ->
                        change(
                                from.id(),
                                now ->
                                        now.attempt() == from.attempt() && now.end().isEmpty()
                                                ? with(now, now.attempt() + 1, deadline, null)
                                                : now));
    }

    @Override
    public synchronized void started(RunName name, String run) {
        calls.perform(
                "conversions.started",
                () ->
                        change(
                                name.id(),
                                now ->
                                        now.attempt() == name.attempt()
                                                ? with(now, now.attempt(), now.deadline(), run)
                                                : now));
    }

    @Override
    public synchronized Conversion end(ConversionId id, End end) {
        return calls.run(
                "conversions.end",
                () -> {
                    change(id, now -> now.end().isPresent() ? now : ended(now, end, now.told()));
                    return Objects.requireNonNull(all.get(id));
                });
    }

    @Override
    public synchronized void told(ConversionId id) {
        calls.perform("conversions.told", () -> change(id, now -> ended(now, now.ended(), true)));
    }

    private void change(ConversionId id, UnaryOperator<Conversion> change) {
        all.computeIfPresent(id, (same, now) -> change.apply(now));
    }

    private static Conversion with(
            Conversion now, int attempt, Instant deadline, @Nullable String run) {
        return new Conversion(
                now.id(),
                now.key(),
                now.eTag(),
                now.route(),
                now.body(),
                now.document(),
                attempt,
                deadline,
                run,
                now.ended(),
                now.told());
    }

    private static Conversion ended(Conversion now, @Nullable End end, boolean told) {
        return new Conversion(
                now.id(),
                now.key(),
                now.eTag(),
                now.route(),
                now.body(),
                now.document(),
                now.attempt(),
                now.deadline(),
                now.started(),
                end,
                told);
    }
}
