package io.isoscan.cli;

import io.isoscan.local.system.LocalSystem;
import io.isoscan.local.system.SystemOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code invoke}: one handler, one event, no Docker. */
@Command(
        name = "invoke",
        mixinStandardHelpOptions = true,
        description = "Invokes one function of template.yaml with one event and prints its answer.")
final class InvokeCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "FUNCTION", description = "Its name in template.yaml.")
    String function = "";

    @Parameters(index = "1", paramLabel = "EVENT", description = "A file in events/.")
    Path event = Path.of("");

    @Override
    public Integer call() throws IOException {
        if (!Files.isRegularFile(event)) {
            throw CommandFailed.badArguments(event + ": there is no such event");
        }
        try (var system =
                LocalSystem.start(new SystemOptions(Home.folder(), 0, Optional.empty(), false))) {
            IO.println(answer(system));
        }
        return ExitCode.OK;
    }

    /** The function's answer, as JSON. */
    String answer(LocalSystem system) throws IOException {
        requireFunction(system);
        var answer = system.functions().invoke(function, Files.readAllBytes(event));
        return new String(answer, StandardCharsets.UTF_8);
    }

    private void requireFunction(LocalSystem system) {
        if (!system.functionNames().contains(function)) {
            throw CommandFailed.badArguments(
                    function
                            + " is no function of template.yaml; these are: "
                            + String.join(", ", system.functionNames()));
        }
    }
}
