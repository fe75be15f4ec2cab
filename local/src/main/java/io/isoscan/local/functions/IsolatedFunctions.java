package io.isoscan.local.functions;

import io.isoscan.local.template.FunctionSpec;
import io.isoscan.local.template.FunctionSpec.QueueSource;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The functions in processes of their own, as Lambda runs them: with the memory and the timeout of
 * the template, over the Runtime API, killed when they run too long. A process takes one invocation
 * at a time and is kept for the next. Whatever happens to it fails its own invocation only.
 * Processes end with this JVM, however it ends.
 */
public final class IsolatedFunctions implements Functions, AutoCloseable {
    private static final Duration KEPT_UNUSED = Duration.ofMinutes(5);

    private final Map<String, WarmChildren> children = new HashMap<>();
    private final ScheduledExecutorService sweeps =
            Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());

    /**
     * Starts no process yet.
     *
     * @throws UnsupportedOperationException when AWS's runtime client does not run on this machine
     */
    public IsolatedFunctions(
            List<FunctionSpec> functions, ChildSettings settings, InstantSource clock) {
        var runtimeClient = RuntimeClient.unpack(settings.scratch());
        for (var function : functions) {
            var command = new ChildCommand(function, settings, runtimeClient);
            int most = Math.min(settings.mostChildren(), concurrency(function));
            children.put(function.name(), new WarmChildren(command, most, clock));
        }
        var _ = sweeps.scheduleWithFixedDelay(() -> endUnused(clock), 1, 1, TimeUnit.MINUTES);
    }

    @Override
    public byte[] invoke(String function, byte[] event) {
        return children(function).invoke(event);
    }

    /** Kills every process. */
    @Override
    public void close() {
        sweeps.shutdownNow();
        children.values().forEach(WarmChildren::close);
    }

    /** The processes of a function, for tests that kill one. */
    long[] pids(String function) {
        return children(function).pids().toArray();
    }

    private WarmChildren children(String function) {
        return Optional.ofNullable(children.get(function))
                .orElseThrow(() -> new IllegalArgumentException("no function " + function));
    }

    private void endUnused(InstantSource clock) {
        var time = clock.instant().minus(KEPT_UNUSED);
        children.values().forEach(each -> each.endUnusedSince(time));
    }

    private static int concurrency(FunctionSpec function) {
        return function.queues().stream()
                .mapToInt(QueueSource::maximumConcurrency)
                .max()
                .orElse(Integer.MAX_VALUE);
    }
}
