package io.isoscan.lifecycle.model;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

final class ScheduleModelTest {
    private static final int SCHEDULES = 20_000;
    private static final List<Logger> LOUD =
            Stream.of("io.isoscan.lifecycle", "io.isoscan.task")
                    .map(LoggerFactory::getLogger)
                    .map(Logger.class::cast)
                    .toList();

    /** The outages that are injected would be told at length. */
    @BeforeAll
    static void quiet() {
        LOUD.forEach(logger -> logger.setLevel(Level.OFF));
    }

    @AfterAll
    static void loud() {
        LOUD.forEach(logger -> logger.setLevel(null));
    }

    @ParameterizedTest
    @EnumSource(Scenario.class)
    void noScheduleBreaksARule(Scenario scenario) {
        var broken =
                LongStream.range(0, SCHEDULES)
                        .parallel()
                        .mapToObj(seed -> broken(scenario, Variant.RIGHT, seed))
                        .filter(words -> !words.isEmpty())
                        .limit(5);

        assertThat(broken.toList()).isEmpty();
    }

    /** A check that cannot fail proves nothing: without one of its rules the algorithm breaks. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "RIGHT")
    void eachRuleTakenOutBreaksRuns(Variant variant) {
        assertThat(LongStream.range(0, SCHEDULES).parallel())
                .anyMatch(seed -> !broken(Scenario.ALL, variant, seed).isEmpty());
    }

    @Test
    void sameSeedIsTheSameRun() {
        var first = new Schedule(Scenario.ALL, Variant.RIGHT, 42);
        var second = new Schedule(Scenario.ALL, Variant.RIGHT, 42);

        assertThat(first.violations()).isEqualTo(second.violations());
        assertThat(first.end()).isEqualTo(second.end());
    }

    @Test
    void everyKindOfFaultHits() {
        var injected = EnumSet.noneOf(Fault.class);

        LongStream.range(0, 1_000).forEach(seed -> injected.addAll(faultsOf(seed)));

        assertThat(injected).containsExactly(Fault.values());
    }

    private static Set<Fault> faultsOf(long seed) {
        var schedule = new Schedule(Scenario.FAULTS, Variant.RIGHT, seed);
        schedule.violations();
        return schedule.injected().keySet();
    }

    /** What is broken, with the seed that repeats it; empty when nothing is. */
    private static String broken(Scenario scenario, Variant variant, long seed) {
        var violations = new Schedule(scenario, variant, seed).violations();
        return violations.isEmpty() ? "" : scenario + " " + seed + ": " + violations;
    }
}
