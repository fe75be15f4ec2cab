package io.isoscan.cli;

import io.isoscan.local.system.LocalSystem;
import io.isoscan.local.system.SystemOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code up}: the whole system on localhost, until it is interrupted. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = "Runs the whole system on localhost until Ctrl-C.")
final class UpCommand implements Callable<Integer> {
    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "The one port of page, API and socket (default: ${DEFAULT-VALUE}).")
    int port = 8080;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Keeps tables, objects and queues here; without it nothing is kept.")
    @Nullable Path data;

    @Option(
            names = "--services-env",
            paramLabel = "FILE",
            description = "Writes what `sam local invoke --env-vars` needs to reach the services.")
    @Nullable Path servicesEnv;

    @Option(
            names = "--isolated",
            description = "Runs each function in processes of its own, with Lambda's limits.")
    boolean isolated;

    @Override
    public Integer call() throws IOException, InterruptedException {
        requirePort();
        var interrupted = new CountDownLatch(1);
        var ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> await(interrupted, ended)));
        try (var system = start()) {
            writeServicesEnv(system);
            IO.println("ready " + system.page() + " " + system.socket());
            interrupted.await();
        } finally {
            ended.countDown();
        }
        return ExitCode.OK;
    }

    private LocalSystem start() throws IOException {
        return LocalSystem.start(
                new SystemOptions(Home.folder(), port, Optional.ofNullable(data), isolated));
    }

    private void requirePort() {
        if (port < 0 || port > 65_535) {
            throw CommandFailed.badArguments("--port must be a number from 0 to 65535");
        }
    }

    private void writeServicesEnv(LocalSystem system) throws IOException {
        if (servicesEnv != null) {
            var file = Map.of("Parameters", system.environment());
            Files.write(servicesEnv, system.json().bytes(file));
        }
    }

    /** On Ctrl-C the JVM ends when its hooks do: this one lets the system close in order. */
    private static void await(CountDownLatch interrupted, CountDownLatch ended) {
        interrupted.countDown();
        try {
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
