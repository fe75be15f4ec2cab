package io.isoscan.bench.chaos;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Many runs, some at once. One in ten runs on functions in processes of their own, which are
 * killed; all others in this process, where every call can go wrong.
 */
final class ChaosRuns {
    private static final int AT_ONCE = 14;
    private static final int ISOLATED_AT_ONCE = 2;
    private static final int ONE_IN = 10;
    private static final Duration LONGEST = Duration.ofMinutes(4);

    private ChaosRuns() {}

    /**
     * What came of the runs.
     *
     * @param broken of each run that broke a rule its seed and what did not hold
     * @param injected how often each kind of fault hit
     */
    record Outcome(List<String> broken, Map<FaultKind, Integer> injected) {}

    static Outcome run(Path repository, int runs, long seed, Consumer<String> progress)
            throws IOException, InterruptedException {
        var outcome = new Runs(progress);
        var inProcess = plans(seed, runs, false);
        if (!inProcess.isEmpty()) {
            try (var system = ChaosSystem.inProcess(repository, Variant.RIGHT)) {
                outcome.run(system, inProcess, AT_ONCE);
                outcome.count(system.chaos.injected());
            }
        }
        var isolated = plans(seed, runs, true);
        if (!isolated.isEmpty()) {
            try (var system = ChaosSystem.isolated(repository);
                    var killer = ChildKiller.start(system, isolated.size())) {
                outcome.run(system, isolated, ISOLATED_AT_ONCE);
                outcome.count(Map.of(FaultKind.KILLED_CHILD, killer.killed()));
            }
        }
        return outcome.sum();
    }

    /** The first broken run of these plans, on a system without one of its rules. */
    static List<String> broken(Path repository, Variant variant, List<Plan> plans, Duration longest)
            throws IOException, InterruptedException {
        var outcome = new Runs(line -> {}, longest);
        try (var system = ChaosSystem.inProcess(repository, variant)) {
            outcome.run(system, plans, AT_ONCE);
        }
        return outcome.sum().broken();
    }

    /** Plans of one crash each, one for every call that a worker makes for a small session. */
    static Outcome crashAtEveryCallOfTheWorker(Path repository)
            throws IOException, InterruptedException {
        var outcome = new Runs(line -> {});
        try (var system = ChaosSystem.inProcess(repository, Variant.RIGHT)) {
            int calls = 0;
            int hit;
            do {
                var next =
                        IntStream.range(calls, calls + AT_ONCE)
                                .mapToObj(
                                        n -> Plan.only(n, 4, FaultKind.WORKER_CRASH, n, List.of()))
                                .toList();
                outcome.run(system, next, AT_ONCE);
                calls += AT_ONCE;
                hit = system.chaos.injected().getOrDefault(FaultKind.WORKER_CRASH, 0);
            } while (hit == calls);
            outcome.count(system.chaos.injected());
        }
        return outcome.sum();
    }

    /** The seed alone decides of a run's plan, so that it can be run again by itself. */
    private static List<Plan> plans(long seed, int runs, boolean isolated) {
        return LongStream.range(seed, seed + runs)
                .filter(each -> (each % ONE_IN == 0) == isolated)
                .mapToObj(each -> Plan.of(each, isolated ? FaultKind.KILLED_CHILD : kind(each)))
                .toList();
    }

    /** Each kind of fault in turn, over the seeds that run in this process. */
    private static FaultKind kind(long seed) {
        var kinds = EnumSet.complementOf(EnumSet.of(FaultKind.KILLED_CHILD));
        return List.copyOf(kinds).get((int) ((seed - seed / ONE_IN) % kinds.size()));
    }

    /** Runs on one system or on several, and what came of them. */
    private static final class Runs {
        private final Consumer<String> progress;
        private final Duration longest;
        private final List<String> broken = Collections.synchronizedList(new ArrayList<>());
        private final Map<FaultKind, Integer> injected = new EnumMap<>(FaultKind.class);

        Runs(Consumer<String> progress) {
            this(progress, LONGEST);
        }

        Runs(Consumer<String> progress, Duration longest) {
            this.progress = progress;
            this.longest = longest;
            for (var kind : FaultKind.values()) {
                injected.put(kind, 0);
            }
        }

        Outcome sum() {
            return new Outcome(List.copyOf(broken), Map.copyOf(injected));
        }

        void count(Map<FaultKind, Integer> faults) {
            faults.forEach((kind, count) -> injected.merge(kind, count, Integer::sum));
        }

        void run(ChaosSystem system, List<Plan> plans, int atOnce) throws InterruptedException {
            try (var clients = Executors.newFixedThreadPool(atOnce)) {
                var ends = new ArrayList<Future<?>>();
                for (var plan : plans) {
                    ends.add(clients.submit(() -> run(system, plan)));
                }
                for (var end : ends) {
                    await(end);
                }
            }
            if (broken.isEmpty()) {
                system.messagesLeft().ifPresent(broken::add);
            }
        }

        private void run(ChaosSystem system, Plan plan) {
            try {
                var request = "run-" + plan.seed();
                var violations = new ChaosRun(system, plan, request, longest).violations();
                if (!violations.isEmpty()) {
                    broken.add("seed " + plan.seed() + ": " + violations + " " + plan);
                }
                var words = violations.isEmpty() ? "holds" : violations.toString();
                progress.accept("seed " + plan.seed() + ": " + words);
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
}
