package io.isoscan.bench.chains;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
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

/** Many jobs of one system, some at once. */
public final class ChainRuns {
    /** What stands on the pictures; the stand-ins know the book. */
    static final String BOOK = "PIPING HANDBOOK\nMohinder L. Nayyar";

    private static final int AT_ONCE = 32;
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private ChainRuns() {}

    /**
     * What came of the runs.
     *
     * @param broken of each run that broke a rule its seed and what did not hold
     * @param injected how often each kind of fault hit
     */
    public record Outcome(List<String> broken, Map<ChainFault, Integer> injected) {
        public Outcome {
            broken = List.copyOf(broken);
            injected = Collections.unmodifiableMap(new EnumMap<>(injected));
        }
    }

    /** Runs jobs of one chain, each by its seed. */
    public static Outcome run(
            Path repository, Chain chain, int runs, long seed, Consumer<String> progress)
            throws IOException, InterruptedException {
        try (var system = new ChainSystem(repository)) {
            var plans =
                    LongStream.range(seed, seed + runs)
                            .mapToObj(each -> ChainPlan.of(each, chain))
                            .toList();
            return new Outcome(broken(system, plans, LONGEST, progress), injected(system, chain));
        }
    }

    /** Of every kind that the chain can have, how often it hit. */
    private static Map<ChainFault, Integer> injected(ChainSystem system, Chain chain) {
        var injected = new EnumMap<ChainFault, Integer>(ChainFault.class);
        ChainFault.of(chain).forEach(kind -> injected.put(kind, 0));
        injected.putAll(system.chaos.injected());
        return injected;
    }

    /** The runs of these plans that break a rule, and the messages that are left when none does. */
    static List<String> broken(
            ChainSystem system, List<ChainPlan> plans, Duration longest, Consumer<String> progress)
            throws InterruptedException {
        var broken = Collections.synchronizedList(new ArrayList<String>());
        var runs = plans.stream().map(plan -> new ChainRun(system, plan, BOOK)).toList();
        try (var clients = Executors.newFixedThreadPool(AT_ONCE)) {
            var ends = new ArrayList<Future<?>>();
            for (int i = 0; i < runs.size(); i++) {
                var run = runs.get(i);
                var plan = plans.get(i);
                ends.add(
                        clients.submit(() -> {
                            var violations = run.violations(longest);
                            progress.accept(
                                    "%s seed %d: %s"
                                            .formatted(
                                                    plan.chain(),
                                                    plan.seed(),
                                                    violations.isEmpty() ? "holds" : violations));
                            if (!violations.isEmpty()) {
                                broken.add(
                                        "seed %d: %s %s".formatted(plan.seed(), violations, plan));
                            }
                            return null;
                        }));
            }
            for (var end : ends) {
                await(end);
            }
        }
        if (broken.isEmpty()) {
            system.messagesLeft().ifPresent(broken::add);
            runs.forEach(run -> run.changed().ifPresent(broken::add));
        }
        return broken;
    }

    private static void await(Future<?> end) throws InterruptedException {
        try {
            end.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a run could not be followed", e.getCause());
        }
    }
}
