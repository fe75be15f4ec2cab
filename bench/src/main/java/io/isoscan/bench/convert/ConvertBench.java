package io.isoscan.bench.convert;

import io.isoscan.cli.TextConversion;
import io.isoscan.local.system.LocalSystem;
import io.isoscan.local.system.ScratchFolder;
import io.isoscan.local.system.SystemOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * {@code ./isoscan bench convert [N]}: texts, every second one by the pool, are uploaded, converted
 * and read back by pdftotext; what is read must be what was written, word for word.
 */
final class ConvertBench {
    private static final int AT_ONCE = 8;

    private final LocalSystem system;
    private final Path folder;

    private ConvertBench(LocalSystem system, Path folder) {
        this.system = system;
        this.folder = folder;
    }

    /** How one conversion ended. */
    private enum Outcome {
        SAME_TEXT,
        OTHER_TEXT,
        FAILED
    }

    static void main(String[] args) throws Exception {
        var root = Path.of(args[0]);
        int texts = args.length > 1 ? Integer.parseInt(args[1]) : 100;
        boolean good;
        try (var scratch = ScratchFolder.create();
                var system =
                        LocalSystem.start(new SystemOptions(root, 0, Optional.empty(), false))) {
            good = new ConvertBench(system, scratch.path()).run(texts);
        }
        System.exit(good ? 0 : 1);
    }

    private boolean run(int texts) throws InterruptedException, ExecutionException {
        long begun = System.nanoTime();
        var outcomes = outcomes(texts);
        double seconds = (System.nanoTime() - begun) / 1e9;
        long same = outcomes.getOrDefault(Outcome.SAME_TEXT, 0L);
        IO.println("%d texts in %.0f s".formatted(texts, seconds));
        IO.println("the PDF's text is the source's: %d".formatted(same));
        outcomes.forEach((outcome, count) -> IO.println("  %s: %d".formatted(outcome, count)));
        var routes = routes();
        routes.forEach((route, count) -> IO.println("route %s: %d".formatted(route, count)));
        return same == texts && routes.equals(asked(texts));
    }

    private Map<Outcome, Long> outcomes(int texts) throws InterruptedException, ExecutionException {
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Callable<Outcome>> work =
                    IntStream.range(0, texts)
                            .<Callable<Outcome>>mapToObj(number -> () -> converted(number))
                            .toList();
            return threads.invokeAll(work).stream()
                    .map(each -> each.resultNow())
                    .collect(Collectors.groupingBy(each -> each, Collectors.counting()));
        }
    }

    private Outcome converted(int number) throws IOException, InterruptedException {
        var sample = SampleText.of(number);
        var file = Files.write(folder.resolve("text-" + number + ".txt"), sample.bytes());
        var pdf = folder.resolve("text-" + number + ".pdf");
        if (new TextConversion(system, takesPool(number)).run(file, pdf).isPresent()) {
            return Outcome.FAILED;
        }
        return words(sample.text()).equals(words(read(pdf)))
                ? Outcome.SAME_TEXT
                : Outcome.OTHER_TEXT;
    }

    private static String read(Path pdf) throws IOException {
        var process =
                new ProcessBuilder("pdftotext", "-layout", "-enc", "UTF-8", pdf.toString(), "-")
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static List<String> words(String text) {
        return List.of(text.strip().split("\\s+"));
    }

    /** How many were to take each route. */
    private static Map<String, Long> asked(int texts) {
        return IntStream.range(0, texts)
                .mapToObj(number -> takesPool(number) ? "POOL" : "TASK")
                .collect(Collectors.groupingBy(route -> route, Collectors.counting()));
    }

    private static boolean takesPool(int number) {
        return number % 2 == 1;
    }

    /** Conversions by the route that they took. */
    private Map<String, Long> routes() {
        return system
                .bean(DynamoDbClient.class)
                .scanPaginator(scan -> scan.tableName("ProcessResultsTable"))
                .items()
                .stream()
                .flatMap(item -> Optional.ofNullable(item.get("route")).stream())
                .collect(Collectors.groupingBy(route -> route.s(), Collectors.counting()));
    }
}
