package io.isoscan.bench.chaos;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.LongStream;

/**
 * Many runs, some at once. One in ten runs on functions in processes of their own, which are
 * killed; all others in this process, where every call can go wrong.
 */
final class ChaosRuns {
    private static final int AT_ONCE = 8;
    private static final int ISOLATED_AT_ONCE = 2;
    private static final int ONE_IN = 10;

    private ChaosRuns() {}

    /**
     * What came of the runs.
     *
     * @param broken of each run that broke a rule its seed and what did not hold
     * @param injected how often each kind of fault hit
     */
    record Outcome(List<String> broken, Map<FaultKind, Integer> injected) {
        /** Every rule held, and every kind of fault was tried. */
        boolean holds() {
            return broken.isEmpty() && !injected.containsValue(0);
        }
    }

    static Outcome run(Path repository, int runs, long seed, Consumer<String> progress)
            throws IOException, InterruptedException {
        int isolated = Math.max(1, runs / ONE_IN);
        var broken = Collections.synchronizedList(new ArrayList<String>());
        var injected = new EnumMap<FaultKind, Integer>(FaultKind.class);
        for (var kind : FaultKind.values()) {
            injected.put(kind, 0);
        }
        try (var system = ChaosSystem.inProcess(repository, Variant.RIGHT)) {
            runAll(system, plans(seed, runs - isolated), AT_ONCE, broken, progress);
            system.chaos
                    .injected()
                    .forEach((kind, count) -> injected.merge(kind, count, Integer::sum));
        }
        try (var system = ChaosSystem.isolated(repository);
                var killer = ChildKiller.start()) {
            runAll(
                    system,
                    killed(seed + runs - isolated, isolated),
                    ISOLATED_AT_ONCE,
                    broken,
                    progress);
            injected.put(FaultKind.KILLED_CHILD, killer.killed());
        }
        return new Outcome(List.copyOf(broken), injected);
    }

    /** Each kind of fault in turn is sure to be in a plan. */
    private static List<Plan> plans(long seed, int runs) {
        var kinds = FaultKind.values();
        return LongStream.range(seed, seed + runs)
                .mapToObj(each -> Plan.of(each, kinds[(int) (each % (kinds.length - 1))]))
                .toList();
    }

    private static List<Plan> killed(long seed, int runs) {
        return LongStream.range(seed, seed + runs)
                .mapToObj(each -> Plan.of(each, FaultKind.KILLED_CHILD))
                .toList();
    }

    static void runAll(
            ChaosSystem system,
            List<Plan> plans,
            int atOnce,
            List<String> broken,
            Consumer<String> progress)
            throws InterruptedException {
        try (var clients = Executors.newFixedThreadPool(atOnce)) {
            var ends = new ArrayList<Future<?>>();
            for (var plan : plans) {
                ends.add(clients.submit(() -> run(system, plan, broken, progress)));
            }
            for (var end : ends) {
                await(end);
            }
        }
        system.messagesLeft().ifPresent(broken::add);
    }

    private static void run(
            ChaosSystem system, Plan plan, List<String> broken, Consumer<String> progress) {
        try {
            var violations = new ChaosRun(system, plan, "chaos-" + plan.hashCode()).violations();
            if (!violations.isEmpty()) {
                broken.add("seed " + plan.seed() + ": " + violations + " " + plan);
            }
            progress.accept(
                    "seed %d: %s"
                            .formatted(plan.seed(), violations.isEmpty() ? "holds" : violations));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void await(Future<?> end) throws InterruptedException {
        try {
            end.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a run could not be followed", e.getCause());
        }
    }
}
