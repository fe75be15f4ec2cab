package io.isoscan.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Classes that break the rules about what a snapshot would copy, and one that does not. */
class MomentRulesTest {
    static final class StaticChance {
        static final SecureRandom CHANCE = new SecureRandom();
    }

    static final class StaticTime {
        static final long BEGUN = System.currentTimeMillis();
    }

    @Singleton
    static final class BeanWithAnId {
        final UUID id = new UUID(0, 0);
    }

    @Singleton
    static final class BeanWithATime {
        final long begun = System.nanoTime();
    }

    @Singleton
    static final class BeanThatDrawsWhenAsked {
        int draw() {
            return new SecureRandom().nextInt();
        }

        Instant time() {
            return Instant.now();
        }
    }

    @Test
    void chanceInAStaticFieldIsFound() {
        assertBroken(Architecture.NOTHING_OF_ONE_MOMENT_IS_STATIC, StaticChance.class);
    }

    @Test
    void timeInAStaticNumberIsFound() {
        assertBroken(Architecture.NOTHING_OF_ONE_MOMENT_IS_TAKEN_AT_THE_START, StaticTime.class);
    }

    @Test
    void idInABeanIsFound() {
        assertBroken(Architecture.NO_BEAN_KEEPS_A_MOMENT, BeanWithAnId.class);
    }

    @Test
    void timeInANumberOfABeanIsFound() {
        assertBroken(Architecture.NOTHING_OF_ONE_MOMENT_IS_TAKEN_AT_THE_START, BeanWithATime.class);
    }

    @Test
    void whatIsDrawnWhenItIsAskedForIsAllowed() {
        var classes = new ClassFileImporter().importClasses(BeanThatDrawsWhenAsked.class);
        var rule = Architecture.NOTHING_OF_ONE_MOMENT_IS_TAKEN_AT_THE_START;

        assertThat(rule.evaluate(classes).hasViolation()).isFalse();
    }

    private static void assertBroken(ArchRule rule, Class<?> by) {
        var classes = new ClassFileImporter().importClasses(by);

        assertThat(rule.evaluate(classes).hasViolation()).isTrue();
    }
}
