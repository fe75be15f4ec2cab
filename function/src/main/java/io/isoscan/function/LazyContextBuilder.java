package io.isoscan.function;

import io.micronaut.context.DefaultApplicationContextBuilder;
import io.micronaut.context.env.Environment;

/**
 * Builds the context of a function. Micronaut's own builder for Lambda makes every singleton of the
 * class path; this one makes what the handler needs and nothing else, so that a function starts
 * with the variables, the permissions and the clients that it uses.
 */
public final class LazyContextBuilder extends DefaultApplicationContextBuilder {
    /** For handlers that Micronaut builds a context for. */
    public LazyContextBuilder() {
        environments(Environment.FUNCTION, "lambda");
        deduceEnvironment(false);
        banner(false);
    }
}
