package io.isoscan.bench.coldstart;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/**
 * What one start of a function took: wall time and processor time of its process, each since it was
 * started.
 */
record Start(Duration wallToPoll, Duration cpuToPoll, Duration wallToAnswer, Duration cpuToAnswer) {

    /** Each of the four figures on its own, the middle one of all rounds. */
    static Start median(List<Start> starts) {
        return new Start(
                median(starts, Start::wallToPoll),
                median(starts, Start::cpuToPoll),
                median(starts, Start::wallToAnswer),
                median(starts, Start::cpuToAnswer));
    }

    private static Duration median(List<Start> starts, Function<Start, Duration> figure) {
        var sorted = starts.stream().map(figure).sorted().toList();
        return sorted.get(sorted.size() / 2);
    }
}
