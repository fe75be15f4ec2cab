package io.isoscan.local.system;

import static io.isoscan.local.system.RunningSystem.SYSTEM;
import static java.util.stream.Collectors.toMap;

import io.isoscan.connect.DefaultHandler;
import io.isoscan.function.SampleEvents;
import io.isoscan.local.functions.ChildSettings;
import io.isoscan.local.functions.IsolatedFunctions;
import io.isoscan.local.template.FunctionSpec;
import io.isoscan.local.template.LocalValues;
import io.isoscan.local.template.TemplateNode;
import io.isoscan.scan.ScanWorkerHandler;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real handlers in processes of their own, against the services that are running. */
class IsolatedHandlersTest {
    private static final Path EVENTS = Path.of("../events");

    @TempDir Path scratch;

    @Test
    void realHandlersAnswerTheirSampleEvents() throws IOException {
        var functions =
                List.of(
                        spec("DefaultHandler", DefaultHandler.class),
                        spec("ScanWorker", ScanWorkerHandler.class));
        try (var isolated = new IsolatedFunctions(functions, settings(), InstantSource.system())) {

            assertAnswers(isolated, "DefaultHandler", "ping.json");
            assertAnswers(isolated, "ScanWorker", "processing-batch.json");
        }
    }

    private static void assertAnswers(IsolatedFunctions functions, String function, String event)
            throws IOException {
        var answer = functions.invoke(function, Files.readAllBytes(EVENTS.resolve(event)));

        SampleEvents.assertExpected(event, SYSTEM.json().read(answer, Map.class));
    }

    private ChildSettings settings() {
        return new ChildSettings(
                new LocalValues(Map.of(), URI.create("http://127.0.0.1:1")),
                RunningSystem.properties(),
                scratch,
                1);
    }

    private static FunctionSpec spec(String name, Class<?> handler) {
        var environment =
                SYSTEM.environment().entrySet().stream()
                        .collect(
                                toMap(
                                        Map.Entry::getKey,
                                        each -> new TemplateNode(each.getKey(), each.getValue())));
        return new FunctionSpec(
                name,
                handler.getName(),
                512,
                Duration.ofSeconds(30),
                environment,
                List.of(),
                List.of());
    }
}
