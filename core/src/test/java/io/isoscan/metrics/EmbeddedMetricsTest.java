package io.isoscan.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.isoscan.result.FileStatus;
import io.isoscan.testing.Doubles;
import io.isoscan.testing.TestClock;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * What is written, by the rules of CloudWatch's "Specification: Embedded metric format". A line
 * that breaks one of them is a line of the log and no metric, and nobody is told.
 */
final class EmbeddedMetricsTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Of the units that the specification allows, those that fit a count and a time. */
    private static final Set<String> UNITS = Set.of("Count", "Seconds");

    private final TestClock clock = new TestClock();
    private final List<String> written = new ArrayList<>();
    private final Metrics metrics =
            new EmbeddedMetrics(Doubles.json(), clock, "prod", written::add);

    @Test
    void batchIsOneLineWithATimeForEachFile() throws IOException {
        metrics.files(
                List.of(
                        new CountedFile(FileStatus.MATCHED, Duration.ofMillis(1_250)),
                        new CountedFile(FileStatus.ERROR, Duration.ofMillis(40)),
                        new CountedFile(FileStatus.CLEAN, Duration.ZERO)));

        var line = onlyLine();
        assertThat(line.path("Files").intValue()).isEqualTo(3);
        assertThat(line.path("FailedFiles").intValue()).isEqualTo(1);
        assertThat(line.path("FileSeconds")).hasToString("[1.25,0.04,0.0]");
        assertThat(line.path("Stage").textValue()).isEqualTo("prod");
        assertThat(defined(line)).containsExactly("FailedFiles", "FileSeconds", "Files");
        assertKeepsTheRules(line);
    }

    @Test
    void skippedFileIsCountedAndTakesNoTime() throws IOException {
        metrics.files(List.of(new CountedFile(FileStatus.SKIPPED, Duration.ofSeconds(1))));

        var line = onlyLine();
        assertThat(line.path("Files").intValue()).isEqualTo(1);
        assertThat(line.path("FailedFiles").intValue()).isZero();
        assertThat(defined(line)).containsExactly("FailedFiles", "Files");
        assertKeepsTheRules(line);
    }

    @Test
    void pagesReadByOcrAreALineOfTheirOwn() throws IOException {
        metrics.ocrPages(7);

        assertThat(onlyLine().path("OcrPages").intValue()).isEqualTo(7);
        assertThat(defined(onlyLine())).containsExactly("OcrPages");
        assertKeepsTheRules(onlyLine());
    }

    @Test
    void nothingCountedIsNothingSaid() {
        metrics.files(List.of());

        assertThat(written).isEmpty();
    }

    @Test
    void lineHasAtMostAHundredValuesAndNoneIsLost() throws IOException {
        var file = new CountedFile(FileStatus.CLEAN, Duration.ofMillis(1));

        metrics.files(Collections.nCopies(250, file));

        int files = 0;
        int values = 0;
        for (var line : lines()) {
            assertKeepsTheRules(line);
            files += line.path("Files").intValue();
            values += line.path("FileSeconds").size();
        }
        assertThat(written).hasSize(3);
        assertThat(List.of(files, values)).containsExactly(250, 250);
    }

    private void assertKeepsTheRules(JsonNode line) {
        var head = line.path("_aws");
        assertThat(head.path("Timestamp").longValue()).isEqualTo(clock.millis());
        assertThat(head.path("CloudWatchMetrics")).hasSize(1);
        var directive = head.path("CloudWatchMetrics").path(0);
        assertThat(directive.path("Namespace").textValue()).isEqualTo("Isoscan");
        assertThat(directive.path("Dimensions")).hasToString("[[\"Stage\"]]");
        assertThat(line.path("Stage").isTextual()).isTrue();
        assertThat(directive.path("Metrics")).isNotEmpty().hasSizeLessThanOrEqualTo(100);
        for (var metric : directive.path("Metrics")) {
            assertThat(metric.path("Unit").textValue()).isIn(UNITS);
            assertHasNumbers(line.path(metric.path("Name").textValue()));
        }
    }

    private static void assertHasNumbers(JsonNode value) {
        if (value.isArray()) {
            assertThat(value).isNotEmpty().hasSizeLessThanOrEqualTo(100);
            assertThat(value).allMatch(JsonNode::isNumber);
        } else {
            assertThat(value.isNumber()).isTrue();
        }
    }

    private static Set<String> defined(JsonNode line) {
        var names = new TreeSet<String>();
        line.at("/_aws/CloudWatchMetrics/0/Metrics")
                .forEach(metric -> names.add(metric.path("Name").textValue()));
        return names;
    }

    private JsonNode onlyLine() throws IOException {
        assertThat(written).hasSize(1);
        return lines().getFirst();
    }

    private List<JsonNode> lines() throws IOException {
        var lines = new ArrayList<JsonNode>();
        for (var line : written) {
            assertThat(line).doesNotContain("\n");
            lines.add(MAPPER.readTree(line));
        }
        return lines;
    }
}
