package io.isoscan.local.containers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Starts the process of a container. Thread-safe. */
@FunctionalInterface
public interface Launch {

    /**
     * Starts it; standard error is in its output.
     *
     * @param variables what the container is told
     * @param temporary an empty folder of its own
     */
    Process start(Map<String, String> variables, Path temporary) throws IOException;
}
