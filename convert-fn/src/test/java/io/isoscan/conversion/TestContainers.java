package io.isoscan.conversion;

import io.isoscan.testing.Calls;
import io.isoscan.testing.Effects.Outage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Containers whose runs end when they are told to. */
final class TestContainers implements Containers {
    private final Calls calls;
    private final boolean knowsTokens;
    private final Map<String, Conversion> running = new LinkedHashMap<>();
    private final List<RunName> started = new ArrayList<>();

    /**
     * No run yet.
     *
     * @param knowsTokens whether a repeated start is the same run, as on ECS
     */
    TestContainers(Calls calls, boolean knowsTokens) {
        this.calls = calls;
        this.knowsTokens = knowsTokens;
    }

    @Override
    public String start(Conversion conversion) {
        try {
            return calls.run("containers.start", () -> begin(conversion));
        } catch (Outage e) {
            throw new NotStarted("an outage", e);
        }
    }

    private String begin(Conversion conversion) {
        boolean repeated = started.contains(conversion.runName());
        var run = conversion.runName() + (knowsTokens ? "" : "/" + started.size());
        if (!repeated || !knowsTokens) {
            started.add(conversion.runName());
            running.put(run, conversion);
        }
        return run;
    }

    @Override
    public boolean isRunning(String run) {
        return calls.run("containers.isRunning", () -> running.containsKey(run));
    }

    /** The attempts of which runs were started, one for each run. */
    List<RunName> started() {
        return started;
    }

    Map<String, Conversion> running() {
        return Map.copyOf(running);
    }

    void end(String run) {
        running.remove(run);
    }
}
