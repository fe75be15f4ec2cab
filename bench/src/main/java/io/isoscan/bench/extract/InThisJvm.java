package io.isoscan.bench.extract;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * Runs a reader in this process: once to warm up, once to measure. What counts is the CPU time of
 * the whole process, so of the compiler's and the collector's threads too.
 */
final class InThisJvm {
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private InThisJvm() {}

    /** What one drawing takes, of the thread that reads it. */
    record Cost(String drawing, Duration cpu) {}

    /** The drawing that takes a reader longest; to be asked for when the reader is warm. */
    static Cost dearest(List<Drawing> drawings, Function<byte[], String> text) {
        return drawings.stream()
                .map(drawing -> cost(drawing, text))
                .max(Comparator.comparing(Cost::cpu))
                .orElse(new Cost("none", Duration.ZERO));
    }

    private static Cost cost(Drawing drawing, Function<byte[], String> text) {
        long begun = THREADS.getCurrentThreadCpuTime();
        var _ = text.apply(drawing.bytes());
        return new Cost(
                drawing.name(), Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - begun));
    }

    static Reading read(String reader, List<Drawing> drawings, Function<byte[], String> text) {
        pass(drawings, text);
        long begun = SYSTEM.getProcessCpuTime();
        var texts = pass(drawings, text);
        return new Reading(reader, texts, Duration.ofNanos(SYSTEM.getProcessCpuTime() - begun));
    }

    private static List<String> pass(List<Drawing> drawings, Function<byte[], String> text) {
        return drawings.stream().map(drawing -> text.apply(drawing.bytes())).toList();
    }
}
