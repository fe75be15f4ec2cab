package io.isoscan.metrics;

import io.isoscan.json.Json;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Gatherers;

/**
 * Metrics as lines of the log in CloudWatch's embedded metric format, so that measuring makes no
 * call. A line goes to standard output past the logger, whose layout would hide it.
 */
@Singleton
final class EmbeddedMetrics implements Metrics {
    /** A metric has at most 100 values in a line. */
    private static final int MOST_VALUES = 100;

    private static final double MILLIS = 1_000;

    private final Json json;
    private final InstantSource clock;
    private final String stage;
    private final Consumer<String> lines;

    @Inject
    EmbeddedMetrics(Json json, InstantSource clock, @Value("${stage:local}") String stage) {
        this(json, clock, stage, line -> System.out.println(line));
    }

    EmbeddedMetrics(Json json, InstantSource clock, String stage, Consumer<String> lines) {
        this.json = json;
        this.clock = clock;
        this.stage = stage;
        this.lines = lines;
    }

    @Override
    public void files(List<CountedFile> files) {
        files.stream().gather(Gatherers.windowFixed(MOST_VALUES)).forEach(this::writeFiles);
    }

    @Override
    public void ocrPages(int pages) {
        write(new EnumMap<>(Map.of(Metric.OCR_PAGES, pages)));
    }

    @Override
    public void lostNotice() {
        write(new EnumMap<>(Map.of(Metric.LOST_NOTICES, 1)));
    }

    private void writeFiles(List<CountedFile> files) {
        var values = new EnumMap<Metric, Object>(Metric.class);
        values.put(Metric.FILES, files.size());
        values.put(Metric.FAILED_FILES, files.stream().filter(CountedFile::unreadable).count());
        var seconds = files.stream().filter(CountedFile::examined).map(EmbeddedMetrics::seconds);
        values.put(Metric.FILE_SECONDS, seconds.toList());
        values.values().remove(List.of());
        write(values);
    }

    private void write(Map<Metric, Object> values) {
        var line = new TreeMap<String, Object>();
        line.put("_aws", head(values));
        line.put(DIMENSION, stage);
        values.forEach((metric, value) -> line.put(metric.title(), value));
        lines.accept(json.write(line));
    }

    private Map<String, Object> head(Map<Metric, Object> values) {
        var metrics = values.keySet().stream().map(EmbeddedMetrics::definition).toList();
        var directive =
                Map.of(
                        "Namespace", NAMESPACE,
                        "Dimensions", List.of(List.of(DIMENSION)),
                        "Metrics", metrics);
        return Map.of("Timestamp", clock.millis(), "CloudWatchMetrics", List.of(directive));
    }

    private static Map<String, String> definition(Metric metric) {
        return Map.of("Name", metric.title(), "Unit", metric.unit());
    }

    private static double seconds(CountedFile file) {
        return file.took().toMillis() / MILLIS;
    }
}
