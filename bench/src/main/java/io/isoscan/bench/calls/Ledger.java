package io.isoscan.bench.calls;

import io.isoscan.cost.Call;
import io.isoscan.local.functions.Functions;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The calls of one run, in the units they are billed in. Thread-safe. */
final class Ledger {

    private static final String NOBODY = "nobody";

    private final Map<Call, Double> units = new TreeMap<>();
    private final ThreadLocal<String> function = ThreadLocal.withInitial(() -> "");

    /** The function at work on this thread; empty when none is. */
    String function() {
        return function.get();
    }

    /** What has been counted of one kind since the last time. */
    synchronized double of(Call call) {
        return units.getOrDefault(call, 0.0);
    }

    synchronized void add(Call call, double billed) {
        if (!function.get().equals(NOBODY)) {
            units.merge(call, billed, Double::sum);
        }
    }

    /** Does what is no part of the run. */
    <T> T uncounted(Supplier<T> work) {
        function.set(NOBODY);
        try {
            return work.get();
        } finally {
            function.remove();
        }
    }

    /** What has been counted since the last time; the next run begins at nothing. */
    synchronized Map<Call, Double> take() {
        var taken = new TreeMap<>(units);
        units.clear();
        return taken;
    }

    /** The functions, each invocation counted and its calls known as its own. */
    Functions around(Functions functions) {
        return (name, event) -> {
            function.set(name);
            add(new Call(name, "lambda:Invoke", "-"), 1);
            try {
                return functions.invoke(name, event);
            } finally {
                function.remove();
            }
        };
    }
}
