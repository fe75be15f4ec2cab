package io.isoscan.local.gateway;

import static java.util.Objects.requireNonNull;

import io.isoscan.local.functions.FunctionFailed;
import io.isoscan.local.functions.Functions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** Functions that keep their events and answer as told; 200 when told nothing. */
final class RecordedFunctions implements Functions {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Map<String, UnaryOperator<String>> behaviours = new ConcurrentHashMap<>();
    private final Map<String, BlockingQueue<Seen>> events = new ConcurrentHashMap<>();

    @Override
    public byte[] invoke(String function, byte[] event) {
        var text = new String(event, StandardCharsets.UTF_8);
        queue(function).add(Seen.of(text));
        var answer = behaviours.getOrDefault(function, _ -> "{\"statusCode\":200}").apply(text);
        return answer.getBytes(StandardCharsets.UTF_8);
    }

    RecordedFunctions answering(String function, UnaryOperator<String> behaviour) {
        behaviours.put(function, behaviour);
        return this;
    }

    RecordedFunctions failing(String function) {
        return answering(
                function,
                _ -> {
                    throw new FunctionFailed(function, new IllegalStateException("broken"));
                });
    }

    /** The next event of a function, waited for. */
    Seen next(String function) {
        try {
            return requireNonNull(
                    queue(function).poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS),
                    () -> function + " was not invoked");
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    int waiting(String function) {
        return queue(function).size();
    }

    private BlockingQueue<Seen> queue(String function) {
        return events.computeIfAbsent(function, _ -> new LinkedBlockingQueue<>());
    }
}
