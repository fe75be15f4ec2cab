package io.isoscan.bench.coldstart;

import com.amazonaws.services.lambda.runtime.CustomPojoSerializer;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import io.isoscan.local.functions.Invocation;
import io.isoscan.local.functions.RuntimeApi;
import io.isoscan.local.template.FunctionSpec;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A function as a command: AWS's runtime client around a handler, in a process of its own, with the
 * settings that Lambda gives a JVM (serial collector, first compiler alone, 85% of the memory).
 *
 * @param options of its JVM, beside Lambda's own
 */
record Candidate(
        FunctionSpec function,
        String handler,
        List<Path> jars,
        List<String> options,
        Map<String, String> variables) {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private static final List<String> LAMBDA_JVM =
            List.of(
                    "-XX:TieredStopAtLevel=1",
                    "--enable-native-access=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow");

    /** Given on the command line: as a variable the JVM announces it on standard error. */
    private static final String OPTIONS_VARIABLE = "JAVA_TOOL_OPTIONS";

    Candidate {
        jars = List.copyOf(jars);
        options = List.copyOf(options);
        variables = Map.copyOf(variables);
    }

    /** A function that does not answer its event. */
    static final class NoAnswer extends Exception {
        NoAnswer(String why) {
            super(why);
        }
    }

    Candidate with(List<String> more) {
        var all = Stream.concat(options.stream(), more.stream()).toList();
        return new Candidate(function, handler, jars, all, variables);
    }

    /** Starts it, gives it one event, and ends it in order once it has answered. */
    Start run(String event) throws IOException, InterruptedException, NoAnswer {
        var api = RuntimeApi.open();
        long begun = System.nanoTime();
        var process = start(api.address());
        try {
            await(api.asked(), process);
            var wallToPoll = Duration.ofNanos(System.nanoTime() - begun);
            var cpuToPoll = cpu(process);
            var invocation = new Invocation(function, "cold-start", event);
            var answer = await(api.give(invocation, Instant.now().plus(LIMIT)), process);
            var wallToAnswer = Duration.ofNanos(System.nanoTime() - begun);
            var start = new Start(wallToPoll, cpuToPoll, wallToAnswer, cpu(process));
            return switch (answer) {
                case RuntimeApi.Answer.Returned _ -> start;
                case RuntimeApi.Answer.Threw(var type) -> throw new NoAnswer("threw " + type);
            };
        } finally {
            process.destroy();
            process.waitFor();
            api.close();
        }
    }

    private Process start(String runtimeApi) throws IOException {
        var builder =
                new ProcessBuilder(command())
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        builder.environment().putAll(variables);
        builder.environment().remove(OPTIONS_VARIABLE);
        builder.environment()
                .putAll(
                        Map.of(
                                "_HANDLER",
                                handler,
                                "AWS_LAMBDA_RUNTIME_API",
                                runtimeApi,
                                "AWS_LAMBDA_FUNCTION_NAME",
                                function.name(),
                                "AWS_LAMBDA_FUNCTION_VERSION",
                                "$LATEST",
                                "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
                                "" + function.memoryMegabytes(),
                                "AWS_LAMBDA_LOG_GROUP_NAME",
                                "/aws/lambda/" + function.name(),
                                "AWS_LAMBDA_LOG_STREAM_NAME",
                                "bench",
                                "AWS_LAMBDA_INITIALIZATION_TYPE",
                                "on-demand",
                                "LAMBDA_TASK_ROOT",
                                "/nowhere"));
        return builder.start();
    }

    private List<String> command() {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(LAMBDA_JVM);
        command.add("-Xmx" + function.memoryMegabytes() * 85 / 100 + "m");
        command.addAll(List.of(variables.getOrDefault(OPTIONS_VARIABLE, "").split(" ")));
        command.addAll(options);
        command.addAll(List.of("-cp", classPath(), AWSLambda.class.getName(), handler));
        return command;
    }

    /** The runtime client first, as Lambda has it, then the function's own. */
    private String classPath() {
        return Stream.concat(runtimeClient().stream(), jars.stream())
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static LinkedHashSet<Path> runtimeClient() {
        return Stream.of(
                        AWSLambda.class,
                        LambdaLogger.class,
                        CustomPojoSerializer.class,
                        PojoSerializer.class,
                        software.amazon.awssdk.utilslite.SdkInternalThreadLocal.class)
                .map(Candidate::place)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The jar or folder that a class comes from. */
    static Path place(Class<?> type) {
        var source = Objects.requireNonNull(type.getProtectionDomain().getCodeSource(), "source");
        try {
            return Path.of(source.getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Duration cpu(Process process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private static <T> T await(CompletableFuture<T> event, Process process)
            throws InterruptedException, NoAnswer {
        try {
            CompletableFuture.anyOf(event, process.onExit())
                    .get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new NoAnswer("no answer within " + LIMIT.toSeconds() + " s");
        }
        if (!event.isDone()) {
            throw new NoAnswer("exited with " + process.exitValue());
        }
        return event.join();
    }
}
