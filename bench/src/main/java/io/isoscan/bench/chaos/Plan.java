package io.isoscan.bench.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * What happens to one session beside its run, decided by a seed. Thread-safe.
 *
 * @param files how many files it has
 * @param killers the numbers of files that end whoever reads them
 * @param wishes what its client wishes, one after the other
 * @param faults what goes wrong
 * @param patient whether its client wishes nothing before everything went wrong
 * @param second whether another client watches for a while and leaves without a word
 */
public record Plan(
        long seed,
        int files,
        Set<Integer> killers,
        List<Wish> wishes,
        List<Fault> faults,
        boolean patient,
        boolean second) {
    private static final int MOST_FILES = 14;
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration LATE = Duration.ofSeconds(8);
    private static final List<List<Wish>> WISHES =
            List.of(
                    List.of(),
                    List.of(),
                    List.of(Wish.PAUSE, Wish.RESUME),
                    List.of(Wish.CANCEL, Wish.RETRY),
                    List.of(Wish.RETRY));

    public Plan {
        killers = Set.copyOf(killers);
        wishes = List.copyOf(wishes);
        faults = List.copyOf(faults);
    }

    /** What a client may wish, by the action that says so. */
    public enum Wish {
        PAUSE("pause_scan"),
        RESUME("resume_scan"),
        CANCEL("cancel_scan"),
        RETRY("retry_failed");

        private final String action;

        Wish(String action) {
            this.action = action;
        }

        String action() {
            return action;
        }
    }

    /**
     * One thing that goes wrong, at the so-manieth call that fits its kind.
     *
     * @param nth from 0
     */
    public record Fault(FaultKind kind, int nth) {}

    /** A plan in which the run's own kind of fault is sure to be tried. */
    static Plan of(long seed, FaultKind first) {
        var random = new Random(seed);
        int files = 3 + random.nextInt(MOST_FILES);
        var faults = new ArrayList<Fault>();
        faults.add(new Fault(first, random.nextInt(first.calls())));
        var others = new ArrayList<>(EnumSet.complementOf(EnumSet.of(FaultKind.KILLED_CHILD)));
        for (int i = random.nextInt(3); i > 0; i--) {
            faults.add(new Fault(others.get(random.nextInt(others.size())), random.nextInt(8)));
        }
        return new Plan(
                seed,
                files,
                random.nextInt(6) == 0 ? Set.of(random.nextInt(files)) : Set.of(),
                WISHES.get(random.nextInt(WISHES.size())),
                faults,
                false,
                random.nextInt(3) == 0);
    }

    /** Whether the server may be kept from telling the client something. */
    boolean mayMissMessages() {
        return faults.stream()
                .map(Fault::kind)
                .anyMatch(kind -> kind == FaultKind.CLIENT_GONE || kind == FaultKind.TELLING_FAILS);
    }

    /** How long a fault of it may last beyond the end of the session. */
    Duration aftermath() {
        return faults.stream().anyMatch(fault -> fault.kind().lasts()) ? LATE : SOON;
    }

    /** A plan of nothing but one fault. */
    static Plan only(long seed, int files, FaultKind kind, int nth, List<Wish> wishes) {
        return new Plan(seed, files, Set.of(), wishes, List.of(new Fault(kind, nth)), true, false);
    }

    /** Follows the calls of one session, and says which of them go wrong. */
    static final class Progress {
        private final List<Fault> left;
        private final Map<Fault, Integer> seen = new HashMap<>();

        Progress(Plan plan) {
            left = new ArrayList<>(plan.faults());
        }

        /** The fault of this call, if it has one. */
        synchronized Optional<FaultKind> at(String thread, String call) {
            for (var fault : List.copyOf(left)) {
                if (fault.kind().fits(thread, call)
                        && seen.merge(fault, 1, Integer::sum) == fault.nth() + 1) {
                    left.remove(fault);
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
