package io.isoscan.cli;

import static io.isoscan.local.system.RunningSystem.SYSTEM;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.isoscan.function.SampleEvents;
import io.isoscan.testing.Doubles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class InvokeCommandTest {
    private static final Path EVENTS = Path.of("../events");
    private static final List<String> NOT_EVENTS =
            List.of("env.json", "expected.json", "cover-results.json");

    @ParameterizedTest
    @MethodSource("sampleEvents")
    void functionAnswersItsSampleEvent(String event, String function) throws IOException {
        var answer = command(function, event).answer(SYSTEM);

        SampleEvents.assertExpected(event, SYSTEM.json().read(answer, Map.class));
    }

    @Test
    void everyEventIsAnswered() throws IOException {
        try (var files = Files.list(EVENTS)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .filteredOn(name -> name.endsWith(".json"))
                    .filteredOn(name -> !NOT_EVENTS.contains(name))
                    .containsExactlyInAnyOrderElementsOf(functions().keySet());
        }
    }

    @Test
    void unknownFunctionIsAnsweredWithTheKnownOnes() {
        assertThatThrownBy(() -> command("Nobody", "ping.json").answer(SYSTEM))
                .isInstanceOf(CommandFailed.class)
                .hasMessageContaining("DefaultHandler");
    }

    static Stream<Arguments> sampleEvents() throws IOException {
        return functions().entrySet().stream()
                .map(event -> Arguments.of(event.getKey(), event.getValue()));
    }

    private static InvokeCommand command(String function, String event) {
        var command = new InvokeCommand();
        command.function = function;
        command.event = EVENTS.resolve(event);
        return command;
    }

    private static Map<String, String> functions() throws IOException {
        var functions = new TreeMap<String, String>();
        Doubles.json()
                .tree(Files.readString(EVENTS.resolve("expected.json")))
                .entries()
                .forEach(event ->
                        functions.put(
                                event.getKey(),
                                requireNonNull(event.getValue().get("function")).getStringValue()));
        return functions;
    }
}
