package io.isoscan.local.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.isoscan.json.Json;
import io.isoscan.testing.Doubles;
import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** A function that does what its event says, good or bad, and tells of its process. */
public final class Behaviour implements RequestStreamHandler {
    private static final Json JSON = Doubles.json();

    public Behaviour() {}

    public Behaviour(ApplicationContext context) {}

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context)
            throws IOException {
        @SuppressWarnings("unchecked")
        Map<String, String> asked = JSON.read(event.readAllBytes(), Map.class);
        answer.write(JSON.bytes(answer(asked, context)));
    }

    private static Map<String, String> answer(Map<String, String> event, Context context) {
        switch (event.getOrDefault("do", "answer")) {
            case "start" -> {
                return start();
            }
            case "halt" -> Runtime.getRuntime().halt(137);
            case "hang" -> hang();
            case "throw" -> throw new IllegalStateException("broken");
            case "recurse" -> recurse(0);
            default -> {}
        }
        return Map.of(
                "pid", Long.toString(ProcessHandle.current().pid()),
                "heap", Long.toString(Runtime.getRuntime().maxMemory() >> 20),
                "remaining", Integer.toString(context.getRemainingTimeInMillis()),
                "request", context.getAwsRequestId(),
                "variable", System.getenv().getOrDefault("GREETING", ""),
                "property", System.getProperty("greeting", ""));
    }

    /** Leaves behind what only the end of the function ends. */
    private static Map<String, String> start() {
        try {
            var file = Files.createTempFile("left", ".behind");
            var started = new ProcessBuilder("sleep", "600").start();
            return Map.of("pid", Long.toString(started.pid()), "file", file.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void hang() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @SuppressWarnings("InfiniteRecursion") // That is what it is for.
    private static int recurse(int depth) {
        return 1 + recurse(depth + 1);
    }
}
