package io.isoscan.bench.coldstart;

import io.isoscan.local.functions.RuntimeClient;
import io.isoscan.local.system.LocalSystem;
import io.isoscan.local.system.ScratchFolder;
import io.isoscan.local.system.SystemOptions;
import io.isoscan.local.template.FunctionSpec;
import io.isoscan.local.template.SamTemplate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./isoscan bench cold-start}: what the start of each packaged function costs. */
@Command(
        name = "cold-start",
        mixinStandardHelpOptions = true,
        description = "Starts each packaged function until its first answer, beside a bare one.")
public final class ColdStartBench implements Callable<Integer> {
    @Parameters(index = "0", hidden = true)
    Path repository = Path.of("");

    @Option(
            names = "--rounds",
            description = "How often each is started (default: ${DEFAULT-VALUE}).")
    int rounds = 5;

    @Option(names = "--function", description = "Only this one; may be repeated.")
    List<String> only = List.of();

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new ColdStartBench()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        var options = new SystemOptions(repository, 0, Optional.empty(), false);
        try (var scratch = ScratchFolder.create();
                var system = LocalSystem.start(options)) {
            return new Rounds(repository, scratch.path(), system).run(subjects(), rounds) ? 0 : 1;
        }
    }

    private List<Subject> subjects() {
        return Subject.ALL.stream()
                .filter(subject -> only.isEmpty() || only.contains(subject.function()))
                .toList();
    }

    /** What is started, round by round. */
    private static final class Rounds {
        private final Path repository;
        private final Path scratch;
        private final LocalSystem system;
        private final FunctionArchives archives;
        private final List<String> runtimeClient;

        private Rounds(Path repository, Path scratch, LocalSystem system) throws IOException {
            this.repository = repository;
            this.scratch = scratch;
            this.system = system;
            this.archives = FunctionArchives.unpack(repository, scratch);
            this.runtimeClient = List.of(RuntimeClient.unpack(scratch));
        }

        /** Whether all have answered. */
        private boolean run(List<Subject> subjects, int rounds)
                throws IOException, InterruptedException {
            var table = new ColdStartTable(rounds);
            boolean answered = true;
            for (var subject : subjects) {
                answered &= run(subject, rounds, table);
            }
            return answered;
        }

        private boolean run(Subject subject, int rounds, ColdStartTable table)
                throws IOException, InterruptedException {
            try {
                table.print(subject.function(), starts(subject, rounds));
                return true;
            } catch (Candidate.NoAnswer e) {
                IO.println("%-24s %s".formatted(subject.function(), e.getMessage()));
                return false;
            }
        }

        /** The starts of each candidate; they take turns, so that all meet the same machine. */
        private Map<String, List<Start>> starts(Subject subject, int rounds)
                throws IOException, InterruptedException, Candidate.NoAnswer {
            var event = Files.readString(repository.resolve("events").resolve(subject.event()));
            var starts = new LinkedHashMap<String, List<Start>>();
            var candidates = candidates(subject, event);
            for (int round = 0; round < rounds; round++) {
                for (var candidate : candidates.entrySet()) {
                    starts.computeIfAbsent(candidate.getKey(), _ -> new ArrayList<>())
                            .add(candidate.getValue().run(event));
                }
            }
            return starts;
        }

        private Map<String, Candidate> candidates(Subject subject, String event)
                throws IOException, InterruptedException, Candidate.NoAnswer {
            var function = function(subject.function());
            var jars = archives.jarsOf(function.handler());
            var ours =
                    new Candidate(
                            function,
                            function.handler(),
                            jars,
                            runtimeClient,
                            system.environment(function.name()));
            var candidates = new LinkedHashMap<String, Candidate>();
            candidates.put(ColdStartTable.OURS, ours);
            candidates.put(ColdStartTable.BARE, bare(subject, function, jars));
            candidates.put(ColdStartTable.CACHED, cached(ours, event));
            return candidates;
        }

        private Candidate bare(Subject subject, FunctionSpec function, List<Path> jars) {
            var variables = new HashMap<>(system.environment(function.name()));
            variables.putAll(BareHandler.variables(subject));
            var place = Candidate.place(BareHandler.class);
            return new Candidate(
                    function,
                    BareHandler.class.getName(),
                    Stream.concat(Stream.of(place), FunctionArchives.sdk(jars).stream()).toList(),
                    runtimeClient,
                    variables);
        }

        /** One start writes the cache when it ends; the others read it. */
        private Candidate cached(Candidate ours, String event)
                throws IOException, InterruptedException, Candidate.NoAnswer {
            var cache = scratch.resolve(ours.function().name() + ".aot");
            ours.with(List.of("-XX:AOTCacheOutput=" + cache)).run(event);
            return ours.with(List.of("-XX:AOTCache=" + cache));
        }

        private FunctionSpec function(String name) throws IOException {
            return SamTemplate.read(repository.resolve("template.yaml")).functions().stream()
                    .filter(function -> function.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("no function " + name));
        }
    }
}
