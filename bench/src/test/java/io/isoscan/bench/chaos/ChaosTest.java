package io.isoscan.bench.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

final class ChaosTest {
    private static final Path REPOSITORY = Path.of("..");
    private static final int RUNS = 20;
    private static final int FEWEST_CRASHES = 8;

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
        assertThat(outcome.injected().get(FaultKind.WORKER_CRASH)).isGreaterThan(FEWEST_CRASHES);
    }
}
