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

/** Whether chaos sees it when a rule is taken out of the system. */
final class ChaosRulesTest {
    private static final Path REPOSITORY = Path.of("..");
    private static final int TRIES = 8;

    /** What is injected would be told at length. */
    @BeforeAll
    static void quiet() {
        ((Logger) LoggerFactory.getLogger("io.isoscan")).setLevel(Level.OFF);
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
