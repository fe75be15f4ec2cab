package io.isoscan.bench.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

final class ChaosTest {
    private static final Path REPOSITORY = Path.of("..");
    private static final int RUNS = 20;
    private static final int TRIES = 8;

    /** What is injected would be told at length. */
    @BeforeAll
    static void quiet() {
        ((Logger) LoggerFactory.getLogger("io.isoscan")).setLevel(Level.OFF);
    }

    @Test
    void everyRuleHoldsWhateverFails() throws IOException, InterruptedException {
        var outcome = ChaosRuns.run(REPOSITORY, RUNS, 1, line -> {});

        assertThat(outcome.broken()).isEmpty();
        assertThat(outcome.injected()).doesNotContainValue(0);
    }

    /** Not a sample: a worker that crashes before its first call, its second, and so on. */
    @Test
    void crashOfTheWorkerBetweenAnyTwoCallsBreaksNothing()
            throws IOException, InterruptedException {
        var outcome = ChaosRuns.crashAtEveryCallOfTheWorker(REPOSITORY);

        assertThat(outcome.broken()).isEmpty();
        assertThat(outcome.injected().get(FaultKind.WORKER_CRASH)).isGreaterThan(TRIES);
    }

    /** A check that cannot fail proves nothing. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "RIGHT")
    void eachRuleTakenOutBreaksRuns(Variant variant) throws IOException, InterruptedException {
        var plans = IntStream.range(0, TRIES).mapToObj(variant::plan).toList();

        assertThat(broken(variant, plans, Duration.ofSeconds(25))).isNotEmpty();
    }

    /** The plans break nothing by themselves. */
    @Test
    void theSamePlansHoldWithEveryRule() throws IOException, InterruptedException {
        var plans = new ArrayList<Plan>();
        for (var variant : EnumSet.complementOf(EnumSet.of(Variant.RIGHT))) {
            plans.add(variant.plan(plans.size()));
        }

        assertThat(broken(Variant.RIGHT, plans, Duration.ofMinutes(2))).isEmpty();
    }

    private static List<String> broken(Variant variant, List<Plan> plans, Duration longest)
            throws IOException, InterruptedException {
        return ChaosRuns.broken(REPOSITORY, variant, plans, longest);
    }
}
