package io.isoscan.cli;

import io.isoscan.cost.Bill;
import io.isoscan.cost.BillText;
import io.isoscan.cost.Deployment;
import io.isoscan.cost.Run;
import io.isoscan.local.template.FunctionSpec;
import io.isoscan.local.template.SamTemplate;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code cost}: the bill of a run, from the calls that the code makes; runs nothing. */
@Command(
        name = "cost",
        mixinStandardHelpOptions = true,
        description =
                "Prints what a run costs on AWS, line by line, and what the stack costs idle.",
        footer = {
            "",
            "The calls are those of measured runs: ./isoscan bench calls. Prices and",
            "assumptions lie in local/src/main/resources/io/isoscan/cost."
        })
final class CostCommand implements Callable<Integer> {
    private static final int MOST = 100_000_000;

    @Option(names = "--files", paramLabel = "N", description = "Files (default: ${DEFAULT-VALUE}).")
    int files = 6_600;

    @Option(
            names = "--matches",
            paramLabel = "M",
            description = "Pairs of a file and a code in it (default: ${DEFAULT-VALUE}).")
    int matches = 142;

    @Option(
            names = "--codes",
            paramLabel = "K",
            description = "Wanted codes (default: ${DEFAULT-VALUE}).")
    int codes = 1_000;

    @Option(
            names = "--ocr-pages",
            paramLabel = "P",
            description = "Pages read by Textract (default: ${DEFAULT-VALUE}).")
    int ocrPages = 0;

    @Option(names = "--uploads", description = "Every file is uploaded through /upload-url first.")
    boolean uploads;

    @Option(
            names = "--worker-seconds",
            paramLabel = "S",
            description = "How long a file keeps a worker (default: from what was measured).")
    @Nullable Double workerSeconds;

    @Override
    public Integer call() throws IOException {
        require("--files", files, 1);
        require("--matches", matches, 0);
        require("--codes", codes, 0);
        require("--ocr-pages", ocrPages, 0);
        var deployment = deployment(Home.folder());
        var run = new Run(files, matches, codes, ocrPages, uploads);
        BillText.of(Bill.of(run, deployment, seconds()), deployment).forEach(IO::println);
        return ExitCode.OK;
    }

    private OptionalDouble seconds() {
        if (workerSeconds == null) {
            return OptionalDouble.empty();
        }
        if (!(workerSeconds > 0 && workerSeconds < MOST)) {
            throw CommandFailed.badArguments("--worker-seconds is more than 0, for example 0.15");
        }
        return OptionalDouble.of(workerSeconds);
    }

    private static void require(String option, int value, int least) {
        if (value < least || value > MOST) {
            throw CommandFailed.badArguments(
                    "%s is a number from %,d to %,d".formatted(option, least, MOST));
        }
    }

    private static Deployment deployment(Path home) throws IOException {
        var template = SamTemplate.read(home.resolve("template.yaml")).withoutParts();
        var all = new ArrayList<>(List.of(template));
        for (var stack : template.stacks()) {
            all.add(SamTemplate.read(home.resolve(stack)).withoutParts());
        }
        var functions = template.functions();
        var sources = functions.stream().flatMap(function -> function.queues().stream()).toList();
        return new Deployment(
                functions.stream()
                        .collect(
                                Collectors.toMap(
                                        FunctionSpec::name, FunctionSpec::memoryMegabytes)),
                mostAtOnce(sources, "ProcessingQueue"),
                mostAtOnce(sources, "OcrQueue"),
                sources.size(),
                all.stream().mapToInt(SamTemplate::alarmMetrics).sum(),
                count(all, "AWS::CloudWatch::Dashboard"),
                count(all, "AWS::SecretsManager::Secret"));
    }

    private static int mostAtOnce(List<FunctionSpec.QueueSource> sources, String queue) {
        return sources.stream()
                .filter(source -> source.queue().equals(queue))
                .mapToInt(FunctionSpec.QueueSource::maximumConcurrency)
                .findFirst()
                .orElseThrow();
    }

    private static int count(List<SamTemplate> templates, String type) {
        return templates.stream().mapToInt(template -> template.count(type)).sum();
    }
}
