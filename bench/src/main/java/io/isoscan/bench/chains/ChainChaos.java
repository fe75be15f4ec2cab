package io.isoscan.bench.chains;

import io.isoscan.local.functions.FunctionFailed;
import io.isoscan.local.functions.Functions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lets what is done for the jobs that have a plan go wrong. Thread-safe. */
final class ChainChaos {
    private static final Pattern JOB = Pattern.compile("job-[0-9]{1,20}-[A-Za-z0-9]{1,40}");
    private static final Pattern RUN = Pattern.compile("([0-9a-f]{32})-[1-9]");
    private static final Invocation NONE = new Invocation("", List.of());

    /** What clients ask for themselves: they ask again. */
    private static final Set<String> ASKED =
            Set.of("ConnectHandler", "DisconnectHandler", "DefaultHandler", "SubscribeHandler");

    private final Map<String, ChainPlan.Progress> plans = new ConcurrentHashMap<>();
    private final Map<String, String> jobOfConversion = new ConcurrentHashMap<>();
    private final Map<Invocation, Instant> downUntil = new ConcurrentHashMap<>();
    private final Map<Invocation, AtomicInteger> atWork = new ConcurrentHashMap<>();
    private final Map<ChainFault, Integer> injected =
            Collections.synchronizedMap(new EnumMap<>(ChainFault.class));
    private final ThreadLocal<Invocation> current = ThreadLocal.withInitial(() -> NONE);

    /** A function at work for these jobs. */
    record Invocation(String function, List<String> jobs) {}

    /** The end of a function: nothing on the way catches it. */
    static final class Crash extends Error {
        Crash(ChainFault fault) {
            super(fault.name(), null, false, false);
        }
    }

    /** A call without an answer, or a message that is not handed over. */
    static final class Outage extends RuntimeException {
        Outage(ChainFault fault) {
            super(fault.name(), null, false, false);
        }
    }

    void plan(String job, ChainPlan plan) {
        plans.put(job, new ChainPlan.Progress(plan));
    }

    /** Names the conversion of a job, so that what names it alone is known to be of the job. */
    void names(String conversion, String job) {
        jobOfConversion.put(conversion, job);
    }

    Map<ChainFault, Integer> injected() {
        return Map.copyOf(injected);
    }

    /** The job of which a text speaks, where it has a plan. */
    Optional<String> job(String text) {
        return jobs(text).findFirst();
    }

    Optional<ChainPlan> planOf(String job) {
        return Optional.ofNullable(plans.get(job)).map(ChainPlan.Progress::plan);
    }

    /** The functions that were down for the job. */
    Set<String> wereDown(String job) {
        return downUntil.keySet().stream()
                .filter(each -> each.jobs().contains(job))
                .map(Invocation::function)
                .collect(Collectors.toSet());
    }

    boolean everythingHit(String job) {
        return Optional.ofNullable(plans.get(job))
                .filter(ChainPlan.Progress::everythingHit)
                .isPresent();
    }

    /** What goes wrong here with the job, if anything does. */
    Optional<ChainFault> at(String job, Place place) {
        var fault = Optional.ofNullable(plans.get(job)).flatMap(plan -> plan.at(place));
        fault.ifPresent(kind -> injected.merge(kind, 1, Integer::sum));
        return fault;
    }

    /** The same for whichever jobs the function on this thread works for. */
    Optional<ChainFault> atCall() {
        return at(current.get(), Place.CALL);
    }

    /** The same for whichever jobs a function works for now, on any thread. */
    Optional<ChainFault> atWork(String function, Place place) {
        return atWork.keySet().stream()
                .filter(each -> each.function().equals(function))
                .flatMap(each -> at(each, place).stream())
                .findFirst();
    }

    /** Whether this function is at work on this thread for a job without this rule. */
    boolean without(ChainVariant rule) {
        return current.get().jobs().stream()
                .flatMap(job -> planOf(job).stream())
                .anyMatch(plan -> plan.variant() == rule);
    }

    /** The function at work on this thread; empty when none is. */
    String function() {
        return current.get().function();
    }

    /** The functions, with their messages late or handed over twice. */
    Functions around(Functions functions) {
        return (name, event) ->
                ASKED.contains(name)
                        ? functions.invoke(name, event)
                        : invoke(functions, name, event);
    }

    private byte[] invoke(Functions functions, String name, byte[] event) {
        var text = new String(event, StandardCharsets.UTF_8);
        var invocation = new Invocation(name, jobs(text).distinct().toList());
        var fault = at(invocation, Place.MESSAGE);
        fault.filter(kind -> kind == ChainFault.FUNCTION_IS_DOWN)
                .ifPresent(_ -> downUntil.put(invocation, Instant.now().plus(outage(invocation))));
        if (isDown(invocation)) {
            throw new FunctionFailed(name, new Outage(ChainFault.FUNCTION_IS_DOWN));
        }
        if (fault.filter(kind -> kind == ChainFault.LATE_MESSAGE).isPresent()) {
            throw new FunctionFailed(name, new Outage(fault.get()));
        }
        current.set(invocation);
        atWork.computeIfAbsent(invocation, _ -> new AtomicInteger()).incrementAndGet();
        try {
            if (fault.isPresent()) {
                var _ = functions.invoke(name, event);
            }
            return functions.invoke(name, event);
        } finally {
            atWork.computeIfPresent(
                    invocation, (_, count) -> count.decrementAndGet() == 0 ? null : count);
            current.remove();
        }
    }

    private boolean isDown(Invocation invocation) {
        return downUntil.getOrDefault(invocation, Instant.MIN).isAfter(Instant.now());
    }

    private Duration outage(Invocation invocation) {
        return invocation.jobs().stream()
                .flatMap(job -> planOf(job).stream())
                .map(ChainPlan::outage)
                .findFirst()
                .orElseThrow();
    }

    private Optional<ChainFault> at(Invocation invocation, Place place) {
        return invocation.jobs().stream().flatMap(job -> at(job, place).stream()).findFirst();
    }

    private Stream<String> jobs(String text) {
        var named = JOB.matcher(text).results().map(match -> match.group());
        var ran =
                RUN.matcher(text)
                        .results()
                        .flatMap(match ->
                                Optional.ofNullable(jobOfConversion.get(match.group(1))).stream());
        return Stream.concat(named, ran).filter(plans::containsKey);
    }
}
