package io.isoscan.local.functions;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A process that runs one function, one invocation at a time. For one thread at a time. */
final class FunctionChild implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    private final ChildProcess child;
    private final Process process;
    private final RuntimeApi api;
    private final InstantSource clock;
    private volatile Instant lastUse;

    private FunctionChild(ChildProcess child, RuntimeApi api, InstantSource clock) {
        this.child = child;
        this.process = child.process();
        this.api = api;
        this.clock = clock;
        this.lastUse = clock.instant();
    }

    /** A child that gives no answer, since it is no more. */
    static final class ChildEnded extends Exception {
        private final String why;

        ChildEnded(String why) {
            super(why);
            this.why = why;
        }

        /** Such as {@code exited with 137}. */
        String why() {
            return why;
        }
    }

    static FunctionChild start(ChildCommand command, InstantSource clock) throws IOException {
        var api = RuntimeApi.open();
        try {
            return new FunctionChild(command.start(api.address()), api, clock);
        } catch (IOException | RuntimeException e) {
            api.close();
            throw e;
        }
    }

    /**
     * Waits until it takes an event.
     *
     * @throws ChildEnded when it never will
     */
    void awaitReady() throws ChildEnded {
        await(api.asked(), START_LIMIT, "was not ready after");
        if (!process.isAlive()) {
            throw exited();
        }
    }

    /**
     * Invokes the function. A child that runs past the function's timeout is killed.
     *
     * @throws FunctionFailed when the function threw, or the process ended
     */
    byte[] invoke(Invocation invocation) {
        var timeout = invocation.function().timeout();
        try {
            var answer = api.give(invocation, clock.instant().plus(timeout));
            return switch (await(answer, timeout, "ran past its timeout of")) {
                case RuntimeApi.Answer.Returned(String json) ->
                        json.getBytes(StandardCharsets.UTF_8);
                case RuntimeApi.Answer.Threw(String type) ->
                        throw invocation.failed("threw " + type);
            };
        } catch (ChildEnded e) {
            throw invocation.failed(e.why());
        } catch (IOException e) {
            close();
            throw invocation.failed("ended before it took its event");
        } finally {
            lastUse = clock.instant();
        }
    }

    Instant lastUse() {
        return lastUse;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    /** Kills it and what it has started, as Lambda does, and waits until it is gone. */
    @Override
    public void close() {
        child.close();
        api.close();
    }

    private <T> T await(CompletableFuture<T> event, Duration limit, String late) throws ChildEnded {
        try {
            CompletableFuture.anyOf(event, process.onExit())
                    .get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw killed("%s %d s".formatted(late, limit.toSeconds()));
        } catch (ExecutionException e) {
            throw new IllegalStateException("neither of both fails", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw killed("was interrupted");
        }
        if (event.isDone()) {
            return event.join();
        }
        throw exited();
    }

    private ChildEnded exited() {
        return killed("exited with " + process.exitValue());
    }

    private ChildEnded killed(String why) {
        close();
        return new ChildEnded(why);
    }
}
