package io.isoscan.local.containers;

import io.isoscan.temporary.TemporaryFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs containers, a few at once; the others wait. Thread-safe. */
public final class ContainerRuns implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ContainerRuns.class);

    private final Launch launch;
    private final ExecutorService machines;
    private final Map<String, State> states = new ConcurrentHashMap<>();
    private final Map<String, Process> processes = new ConcurrentHashMap<>();
    private volatile boolean closed;

    public ContainerRuns(Launch launch, int mostAtOnce) {
        this.launch = launch;
        this.machines =
                Executors.newFixedThreadPool(
                        mostAtOnce, Thread.ofPlatform().daemon().name("container-", 0).factory());
    }

    /** Where a run stands. */
    public enum State {
        WAITING,
        RUNNING,
        ENDED
    }

    /**
     * Has a container run when there is room.
     *
     * @param ended takes its exit code
     */
    public void start(String id, Map<String, String> variables, IntConsumer ended) {
        states.put(id, State.WAITING);
        machines.execute(() -> run(id, variables, ended));
    }

    /** Empty where no such run was started here. */
    public Optional<State> state(String id) {
        return Optional.ofNullable(states.get(id));
    }

    /** Kills what runs; nobody is told. */
    @Override
    public void close() {
        closed = true;
        machines.shutdownNow();
        processes.values().forEach(Process::destroyForcibly);
    }

    private void run(String id, Map<String, String> variables, IntConsumer ended) {
        try {
            int exitCode = exitCode(id, variables);
            states.put(id, State.ENDED);
            if (!closed) {
                ended.accept(exitCode);
            }
        } catch (IOException e) {
            LOG.error("run {}: not begun", id, e);
            states.put(id, State.ENDED);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private int exitCode(String id, Map<String, String> variables)
            throws IOException, InterruptedException {
        try (var temporary = TemporaryFolder.create("container")) {
            var process = launch.start(variables, temporary.path());
            processes.put(id, process);
            states.put(id, State.RUNNING);
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int exitCode = process.waitFor();
            LOG.debug("run {}: exit code {}: {}", id, exitCode, said.strip());
            return exitCode;
        } finally {
            processes.remove(id);
        }
    }
}
