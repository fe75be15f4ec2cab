package io.isoscan.local.containers;

import io.isoscan.convert.ConvertTask;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The container's own main in a JVM on this one's class path, with the heap that the image has of
 * the memory that the template gives it.
 *
 * @param services what the SDK must be told to find the services of this machine
 */
public record ConvertTaskLaunch(Map<String, String> services) implements Launch {
    /** Of the container, as infra/conversions.yaml says. */
    static final int MEMORY_MEGABYTES = 1_024;

    /** Of its memory, as the image says. */
    static final int HEAP_PERCENT = 60;

    public ConvertTaskLaunch {
        services = Map.copyOf(services);
    }

    @Override
    public Process start(Map<String, String> variables, Path temporary) throws IOException {
        var builder =
                new ProcessBuilder(
                                List.of(
                                        Path.of(System.getProperty("java.home"), "bin", "java")
                                                .toString(),
                                        "-XX:+UseSerialGC",
                                        "-XX:TieredStopAtLevel=1",
                                        "-Xmx" + MEMORY_MEGABYTES * HEAP_PERCENT / 100 + "m",
                                        "-Djava.io.tmpdir=" + temporary.toAbsolutePath(),
                                        "-Dlogback.configurationFile=logback-local.xml",
                                        "-cp",
                                        System.getProperty("java.class.path"),
                                        ConvertTask.class.getName()))
                        .redirectErrorStream(true);
        builder.environment().putAll(services);
        builder.environment().putAll(variables);
        return builder.start();
    }
}
