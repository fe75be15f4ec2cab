package io.isoscan.aws;

import io.micronaut.context.env.Environment;
import jakarta.inject.Singleton;
import java.util.Locale;

/** The variables that name a function's table, buckets and queues. Thread-safe. */
@Singleton
public final class Variables {
    private final Environment environment;

    Variables(Environment environment) {
        this.environment = environment;
    }

    /**
     * The value of a variable, such as {@code TABLE_NAME}.
     *
     * @throws IllegalStateException when the function was not given it
     */
    public String require(String name) {
        if (!given(name)) {
            throw new IllegalStateException(
                    name + " is not set: give the function this variable in template.yaml");
        }
        return environment.getRequiredProperty(property(name), String.class);
    }

    /** Whether the function was given this variable. */
    public boolean given(String name) {
        return environment.getProperty(property(name), String.class).isPresent();
    }

    /** Whether a switch of the deployment is on: a variable that is {@code true}. */
    public boolean on(String name) {
        return environment.getProperty(property(name), Boolean.class).orElse(false);
    }

    private static String property(String variable) {
        return variable.toLowerCase(Locale.ROOT).replace('_', '.');
    }
}
