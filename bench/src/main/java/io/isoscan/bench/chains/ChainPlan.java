package io.isoscan.bench.chains;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * What happens to one job, decided by a seed. Thread-safe.
 *
 * @param pool whether a text asks for the pool
 * @param child whether a good container is a process of its own, as on AWS
 * @param outage how long a service or a function fails that does
 * @param sockets how many clients follow the job
 * @param cut whether one more client is gone before the end
 * @param early whether the clients subscribe before the upload
 */
public record ChainPlan(
        long seed,
        Chain chain,
        ChainVariant variant,
        List<Fault> faults,
        boolean pool,
        boolean child,
        Duration outage,
        int sockets,
        boolean cut,
        boolean early) {
    /** The longest uses up all that a queue and its function try. */
    private static final List<Duration> OUTAGES =
            List.of(Duration.ofMillis(500), Duration.ofSeconds(4), Duration.ofSeconds(14));

    private static final int CHILD_IN = 6;

    public ChainPlan {
        faults = List.copyOf(faults);
    }

    /**
     * One thing that goes wrong, at the so-manieth chance.
     *
     * @param nth from 0
     */
    public record Fault(ChainFault kind, int nth) {}

    /** A plan in which the run's own kind of fault is sure to be tried. */
    static ChainPlan of(long seed, Chain chain) {
        var kinds = ChainFault.of(chain);
        var first = kinds.get((int) (seed % kinds.size()));
        var random = new Random(seed);
        var faults = new ArrayList<Fault>();
        faults.add(new Fault(first, random.nextInt(first.chances())));
        for (int i = random.nextInt(3); i > 0; i--) {
            var kind = kinds.get(random.nextInt(kinds.size()));
            faults.add(new Fault(kind, random.nextInt(2 * kind.chances())));
        }
        boolean pool =
                switch (first.place()) {
                    case POOL -> true;
                    case TASKS -> false;
                    default -> random.nextBoolean();
                };
        return new ChainPlan(
                seed,
                chain,
                ChainVariant.RIGHT,
                faults,
                pool,
                random.nextInt(CHILD_IN) == 0,
                OUTAGES.get(random.nextInt(OUTAGES.size())),
                1 + random.nextInt(2),
                random.nextInt(3) == 0,
                random.nextBoolean());
    }

    /** A plan of nothing but these faults, on a system as it is or without one of its rules. */
    static ChainPlan only(long seed, Chain chain, ChainVariant variant, Fault... faults) {
        return new ChainPlan(
                seed,
                chain,
                variant,
                List.of(faults),
                false,
                false,
                OUTAGES.getFirst(),
                1,
                false,
                true);
    }

    /** The same, with the longest outage. */
    ChainPlan withLongestOutage() {
        return new ChainPlan(
                seed, chain, variant, faults, pool, child, OUTAGES.getLast(), sockets, cut, early);
    }

    /**
     * Whether all of it leaves a job that must come to its results. A process of its own may start
     * too slowly for the short attempts here.
     */
    boolean isHarmless() {
        return !child
                && faults.stream().allMatch(fault -> fault.kind() == ChainFault.REPEATED_EVENT);
    }

    /** Follows one job, and says what goes wrong. */
    static final class Progress {
        private final ChainPlan plan;
        private final List<Fault> left;
        private final Map<Fault, Integer> seen = new HashMap<>();
        private final Map<ChainFault, Instant> failsUntil = new EnumMap<>(ChainFault.class);

        Progress(ChainPlan plan) {
            this.plan = plan;
            left = new ArrayList<>(plan.faults());
        }

        ChainPlan plan() {
            return plan;
        }

        /** The fault of this chance, if it has one. */
        synchronized Optional<ChainFault> at(Place place) {
            var now = Instant.now();
            return failing(place, now).or(() -> next(place, now));
        }

        private Optional<ChainFault> failing(Place place, Instant now) {
            return failsUntil.entrySet().stream()
                    .filter(each -> each.getKey().place() == place)
                    .filter(each -> now.isBefore(each.getValue()))
                    .map(Map.Entry::getKey)
                    .findFirst();
        }

        private Optional<ChainFault> next(Place place, Instant now) {
            for (var fault : List.copyOf(left)) {
                if (fault.kind().place() == place
                        && seen.merge(fault, 1, Integer::sum) == fault.nth() + 1) {
                    left.remove(fault);
                    if (place.isService()) {
                        failsUntil.put(fault.kind(), now.plus(plan.outage()));
                    }
                    return Optional.of(fault.kind());
                }
            }
            return Optional.empty();
        }

        synchronized boolean everythingHit() {
            return left.isEmpty();
        }
    }
}
