package io.isoscan.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Runs a command and measures it and its children until they end. For one thread. */
final class MeasuredProcess {
    private static final String FUNCTION = "AWS_LAMBDA_FUNCTION_NAME=";
    private static final long SAMPLE_MILLIS = 100;

    private final Map<Long, Usage> usages = new LinkedHashMap<>();

    /**
     * What one process used.
     *
     * @param command its command line, where the system says it; of a function's process its name
     * @param peakMegabytes resident memory at its highest; 0 where the system does not say
     */
    record Usage(String command, Duration cpu, long peakMegabytes) {}

    /**
     * How a command ended.
     *
     * @param output what it printed
     * @param processes the command itself first
     */
    record Outcome(int exitCode, String output, Duration wall, List<Usage> processes) {
        /** Of all processes. */
        Duration cpu() {
            return processes.stream().map(Usage::cpu).reduce(Duration.ZERO, Duration::plus);
        }
    }

    static Outcome run(List<String> command) throws IOException, InterruptedException {
        return new MeasuredProcess().measure(command);
    }

    private Outcome measure(List<String> command) throws IOException, InterruptedException {
        var output = Files.createTempFile("bench", ".out");
        try {
            long begun = System.nanoTime();
            var process =
                    new ProcessBuilder(command)
                            .redirectOutput(output.toFile())
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .start();
            while (!process.waitFor(Duration.ofMillis(SAMPLE_MILLIS))) {
                sample(process.toHandle());
            }
            return new Outcome(
                    process.exitValue(),
                    Files.readString(output),
                    Duration.ofNanos(System.nanoTime() - begun),
                    new ArrayList<>(usages.values()));
        } finally {
            Files.deleteIfExists(output);
        }
    }

    private void sample(ProcessHandle process) {
        Stream.concat(Stream.of(process), process.descendants())
                .forEach(each ->
                        each.info()
                                .totalCpuDuration()
                                .ifPresent(cpu -> usages.put(each.pid(), usage(each, cpu))));
    }

    private Usage usage(ProcessHandle process, Duration cpu) {
        var before = usages.get(process.pid());
        long peak =
                Math.max(peakMegabytes(process.pid()), before == null ? 0 : before.peakMegabytes());
        var command = command(process);
        return new Usage(
                command.isEmpty() && before != null ? before.command() : command, cpu, peak);
    }

    private static String command(ProcessHandle process) {
        return function(process.pid()).or(() -> process.info().commandLine()).orElse("");
    }

    /** The function that an isolated process is for. */
    private static Optional<String> function(long pid) {
        try {
            return Stream.of(Files.readString(Path.of("/proc/" + pid + "/environ")).split("\0", -1))
                    .filter(variable -> variable.startsWith(FUNCTION))
                    .map(variable -> variable.substring(FUNCTION.length()))
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static long peakMegabytes(long pid) {
        try (var lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException | UncheckedIOException e) {
            return 0;
        }
    }
}
