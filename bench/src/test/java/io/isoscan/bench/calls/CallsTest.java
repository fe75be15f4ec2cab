package io.isoscan.bench.calls;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.isoscan.cost.Call;
import io.isoscan.cost.Calls;
import io.isoscan.cost.Driver;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

final class CallsTest {
    private static List<MeasuredRun> runs = List.of();

    @BeforeAll
    static void measure() throws IOException, InterruptedException {
        ((Logger) LoggerFactory.getLogger("io.isoscan")).setLevel(Level.OFF);
        runs = CallsBench.measure(Path.of(".."));
    }

    @Test
    void runsOfEverySizeMakeTheCallsOfTheModel() {
        assertThat(runs).hasSizeGreaterThanOrEqualTo(3);

        for (var run : runs) {
            assertThat(Calls.model().differences(run.drivers(), run.units()))
                    .as("calls.txt does not hold: ./isoscan bench calls prints the lines that do")
                    .isEmpty();
        }
    }

    /** A model that holds whatever is measured proves nothing. */
    @Test
    void oneCallMoreOrLessForAFileOrABatchIsADifference() {
        for (var run : runs) {
            var more = new TreeMap<>(run.units());
            more.merge(new Call("ScanWorker", "dynamodb:GetItem", "session"), 1.0, Double::sum);
            var less = new TreeMap<>(run.units());
            less.merge(new Call("ScanWorker", "dynamodb:PutItem", "result"), -1.0, Double::sum);
            var unknown = new TreeMap<>(run.units());
            unknown.put(new Call("ScanWorker", "dynamodb:Scan", "results"), 1.0);

            assertThat(List.of(more, less, unknown))
                    .allSatisfy(units ->
                            assertThat(Calls.model().differences(run.drivers(), units)).hasSize(1));
        }
    }

    @Test
    void linesThatHoldArePrintedAsTheyStandAndLostOnesAreFoundAgain() {
        var present = Calls.model();
        var puts = new Call("ScanWorker", "dynamodb:PutItem", "result");
        var without =
                new Calls(
                        present.lines().stream()
                                .filter(line -> !line.call().equals(puts))
                                .toList());

        assertThat(new Fit(runs, present).lines())
                .containsExactlyInAnyOrderElementsOf(
                        present.lines().stream().map(Calls.Line::toString).toList());
        assertThat(new Fit(runs, without).lines())
                .contains(new Calls.Line(puts, 1, Driver.FILE).toString());
    }
}
