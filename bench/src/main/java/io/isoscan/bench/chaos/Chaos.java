package io.isoscan.bench.chaos;

import io.isoscan.session.SessionId;
import io.isoscan.testing.Ports;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Lets the calls of the sessions that have a plan go wrong. Thread-safe. */
final class Chaos {
    private static final Pattern ID =
            Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Duration LONGER_THAN_ANY_LEASE = Duration.ofSeconds(6);
    private static final Duration OUTAGE = Duration.ofMillis(1_500);
    private static final Duration LATE = Duration.ofSeconds(3);
    private static final Duration AHEAD = Duration.ofMinutes(1);

    private final Map<SessionId, Plan.Progress> plans = new ConcurrentHashMap<>();
    private final Map<SessionId, Instant> tableFailsUntil = new ConcurrentHashMap<>();
    private final Map<FaultKind, Integer> injected =
            Collections.synchronizedMap(new EnumMap<>(FaultKind.class));
    private final ThreadLocal<Duration> skew = ThreadLocal.withInitial(() -> Duration.ZERO);
    private final ScheduledExecutorService later =
            Executors.newScheduledThreadPool(2, Thread.ofPlatform().daemon().factory());

    /** The end of a function: nothing on the way catches it. */
    static final class Crash extends Error {
        Crash(String call) {
            super("crashed at " + call, null, false, false);
        }
    }

    /** No answer from a service. */
    static final class Outage extends RuntimeException {
        Outage(String call) {
            super("no answer from " + call, null, false, false);
        }
    }

    void plan(SessionId id, Plan plan) {
        plans.put(id, new Plan.Progress(plan));
    }

    /** Whether everything that a session's plan holds has come to pass. */
    boolean everythingHit(SessionId id) {
        return Optional.ofNullable(plans.get(id)).filter(Plan.Progress::everythingHit).isPresent();
    }

    Map<FaultKind, Integer> injected() {
        return new HashMap<>(injected);
    }

    void count(FaultKind kind) {
        injected.merge(kind, 1, Integer::sum);
    }

    Instant seenBy(Instant now) {
        return now.plus(skew.get());
    }

    /**
     * Makes a call, or what the plan of its session says.
     *
     * @param arguments of which one names the session
     */
    @Nullable Object call(String name, Object[] arguments, Ports.Real real) {
        var id = session(arguments);
        var plan = id.map(plans::get);
        if (plan.isEmpty()) {
            return real.call(arguments);
        }
        requireTable(id.get(), name);
        var kind = plan.get().at(Thread.currentThread().getName(), name);
        if (kind.isEmpty()) {
            return real.call(arguments);
        }
        count(kind.get());
        if (kind.get() == FaultKind.REORDERED_MESSAGES) {
            return real.call(new Object[] {((List<?>) arguments[0]).reversed()});
        }
        return faulty(kind.get(), id.get(), name, () -> real.call(arguments));
    }

    private @Nullable Object faulty(
            FaultKind kind, SessionId id, String name, Supplier<@Nullable Object> real) {
        return switch (kind) {
            case WORKER_CRASH, PAGE_CRASH, REPORT_CRASH -> throw new Crash(name);
            case STORAGE_FAILS, TELLING_FAILS -> throw new Outage(name);
            case LOST_ANSWER -> lost(name, real);
            case DUPLICATED_MESSAGES,
                    DUPLICATED_REPORT_REQUEST,
                    REPEATED_PAGE,
                    REPEATED_CALL,
                    REPEATED_PUT ->
                    twice(real);
            case DELAYED_MESSAGES -> delayed(real);
            case VISIBILITY_TOO_SHORT, HOLDER_FROZEN -> frozen(real);
            case TABLE_FAILS -> {
                tableFailsUntil.put(id, Instant.now().plus(OUTAGE));
                throw new Outage(name);
            }
            case CLIENT_GONE -> false;
            case CLOCK_JUMP -> {
                skew.set(AHEAD);
                yield real.get();
            }
            case REORDERED_MESSAGES, KILLED_CHILD ->
                    throw new IllegalStateException(kind + " is done elsewhere");
        };
    }

    private void requireTable(SessionId id, String name) {
        var until = tableFailsUntil.get(id);
        if (until != null
                && Instant.now().isBefore(until)
                && (name.startsWith("Sessions.") || name.startsWith("Results."))) {
            throw new Outage(name);
        }
    }

    private static @Nullable Object lost(String name, Supplier<@Nullable Object> real) {
        var _ = real.get();
        throw new Outage(name);
    }

    private static @Nullable Object twice(Supplier<@Nullable Object> real) {
        var _ = real.get();
        return real.get();
    }

    private @Nullable Object delayed(Supplier<@Nullable Object> real) {
        var _ = later.schedule(real::get, LATE.toMillis(), TimeUnit.MILLISECONDS);
        return null;
    }

    /** Waits in earnest: other functions must overtake this one. */
    private static @Nullable Object frozen(Supplier<@Nullable Object> real) {
        try {
            Thread.sleep(LONGER_THAN_ANY_LEASE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return real.get();
    }

    private static Optional<SessionId> session(Object[] arguments) {
        var texts = new ArrayList<String>();
        for (var argument : arguments) {
            texts.add(String.valueOf(argument));
        }
        return texts.stream()
                .flatMap(text -> ID.matcher(text).results())
                .map(match -> new SessionId(match.group()))
                .findFirst();
    }
}
