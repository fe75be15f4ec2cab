package io.isoscan.local.functions;

import static java.util.Map.entry;

import io.isoscan.local.template.FunctionSpec;
import io.isoscan.temporary.TemporaryFolder;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Starts JVMs for one function, with the memory and the variables of the template, on this JVM's
 * class path.
 *
 * @param runtimeClient the option of {@link RuntimeClient#unpack}
 */
record ChildCommand(FunctionSpec function, ChildSettings settings, String runtimeClient) {

    private static final List<String> SMALL_JVM =
            List.of(
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "--enable-native-access=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow",
                    "-Dlogback.configurationFile=logback-local.xml");

    /** Given on the command line: as a variable the JVM announces it on standard error. */
    private static final String OPTIONS_VARIABLE = "JAVA_TOOL_OPTIONS";

    /** What Lambda's Java runtimes leave to the heap; the rest is for all else that a JVM needs. */
    private static final int HEAP_PERCENT = 85;

    /**
     * Starts one, with a folder of its own for temporary files. Ctrl-C and {@code timeout} reach
     * the process group of this JVM, which may still need its functions to end in order; so each
     * leads a group of its own.
     *
     * @param runtimeApi host and port of the Runtime API that it asks for events
     */
    ChildProcess start(String runtimeApi) throws IOException {
        var temporary = TemporaryFolder.in(settings.scratch(), function.name());
        var builder =
                new ProcessBuilder(command(temporary.path()))
                        .redirectOutput(Redirect.DISCARD)
                        .redirectError(Redirect.INHERIT);
        builder.environment().putAll(variables());
        builder.environment().remove(OPTIONS_VARIABLE);
        builder.environment().put("AWS_LAMBDA_RUNTIME_API", runtimeApi);
        return new ChildProcess(builder.start(), temporary);
    }

    private List<String> command(Path temporary) {
        var command = new ArrayList<>(List.of(ChildProcess.LEADING));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(SMALL_JVM);
        command.addAll(templateOptions());
        command.add("-Xmx" + function.memoryMegabytes() * HEAP_PERCENT / 100 + "m");
        command.add("-Djava.io.tmpdir=" + temporary.toAbsolutePath());
        command.add(runtimeClient);
        settings.properties().forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(FunctionMain.class.getName(), function.handler()));
        return command;
    }

    private List<String> templateOptions() {
        var options = settings.values().variables(function).getOrDefault(OPTIONS_VARIABLE, "");
        return options.isBlank() ? List.of() : List.of(options.strip().split("\\s+"));
    }

    private Map<String, String> variables() {
        var variables = new HashMap<>(settings.values().variables(function));
        variables.putAll(
                Map.ofEntries(
                        entry("_HANDLER", function.handler()),
                        entry("AWS_EC2_METADATA_DISABLED", "true"),
                        entry("AWS_REGION", "" + settings.properties().get("aws.region")),
                        entry("AWS_LAMBDA_FUNCTION_NAME", function.name()),
                        entry("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST"),
                        entry("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "" + function.memoryMegabytes()),
                        entry("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/" + function.name()),
                        entry("AWS_LAMBDA_LOG_STREAM_NAME", "local"),
                        entry("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand"),
                        entry("LAMBDA_TASK_ROOT", settings.scratch().toString())));
        return variables;
    }
}
