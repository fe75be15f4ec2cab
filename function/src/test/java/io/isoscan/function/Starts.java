package io.isoscan.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.isoscan.snapshot.Primed;
import io.isoscan.testing.Doubles;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.PropertySource;
import io.micronaut.context.env.PropertySource.PropertyConvention;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** What the start of a handler needs, and what its priming does. */
public final class Starts {
    private static final Map<String, Object> VALUES =
            Map.of("TABLE_NAME", "table", "WEBSOCKET_ENDPOINT", "https://localhost/dev");

    /**
     * A connection that nobody has is told and forgotten; a session that never is gives no lease.
     * The rest are reads.
     */
    private static final Set<String> HARMLESS =
            Set.of(
                    "blobs.read",
                    "connections.post",
                    "pages.find",
                    "sessions.find",
                    "sessions.lease",
                    "sessions.leased",
                    "subscriptions.of",
                    "subscriptions.removeConnection");

    private Starts() {}

    /** Starts the handler with these variables alone, and with each of them missing. */
    public static void assertNeeds(Function<ApplicationContext, ?> handler, String... variables) {
        var values = new HashMap<>(VALUES);
        values.keySet().retainAll(Set.of(variables));
        try (var context = context(values)) {
            assertThat(handler.apply(context)).isNotNull();
        }
        for (var missing : variables) {
            var others = new HashMap<>(values);
            others.remove(missing);
            try (var context = context(others)) {
                assertThatThrownBy(() -> handler.apply(context))
                        .hasStackTraceContaining(missing + " is not set");
            }
        }
    }

    /** Takes the handler's harmless event on doubles. */
    public static void assertPrimesHarmlessly(
            Function<ApplicationContext, ? extends Primed> handler) {
        var doubles = new Doubles();
        try (var context = doubles.context()) {
            handler.apply(context).prime();
        }
        assertThat(HARMLESS).containsAll(doubles.effects.calls());
    }

    private static ApplicationContext context(Map<String, Object> variables) {
        return new LazyContextBuilder()
                .propertySources(
                        PropertySource.of(
                                "variables",
                                variables,
                                PropertyConvention.ENVIRONMENT_VARIABLE,
                                PropertySource.Origin.of("test")))
                .start();
    }
}
