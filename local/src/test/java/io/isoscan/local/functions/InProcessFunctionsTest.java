package io.isoscan.local.functions;

import static io.isoscan.local.functions.BehaviourSpecs.ask;
import static io.isoscan.local.functions.BehaviourSpecs.behaviour;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.ApplicationContext;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

class InProcessFunctionsTest {
    private static final Instant START = Instant.parse("2026-01-20T03:00:00Z");
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private Instant now = START;
    private final InstantSource clock = () -> now;
    private final Functions functions =
            new InProcessFunctions(
                    ApplicationContext.run(), List.of(behaviour("Behaviour", TIMEOUT)), clock);

    @Test
    void errorInAHandlerFailsItsInvocationOnly() {
        assertThatThrownBy(() -> ask(functions, "Behaviour", "recurse"))
                .isInstanceOf(FunctionFailed.class)
                .hasCauseInstanceOf(StackOverflowError.class);

        assertThat(ask(functions, "Behaviour", "answer")).containsEntry("remaining", "30000");
    }

    @Test
    void remainingTimeCountsDownToNothing() {
        var context = new LocalContext("Behaviour", TIMEOUT, clock);

        assertThat(context.getRemainingTimeInMillis()).isEqualTo(30_000);
        now = START.plusSeconds(29);
        assertThat(context.getRemainingTimeInMillis()).isEqualTo(1_000);
        now = START.plusSeconds(31);
        assertThat(context.getRemainingTimeInMillis()).isZero();
    }
}
