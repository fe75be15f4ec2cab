package io.isoscan.local.functions;

import io.isoscan.temporary.TemporaryFolder;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The process of a child, all that it has started, and the folder of their temporary files: they
 * end together, as on Lambda, also when the process itself is gone already. Thread-safe.
 */
final class ChildProcess implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ChildProcess.class);

    /** Makes a command the first process of a group, to which belongs what it starts. */
    static final String LEADING = "setsid";

    private static final String KILL_GROUP = "kill -s KILL -- \"-$0\"";
    private static final Duration END_LIMIT = Duration.ofSeconds(5);

    private final Process process;
    private final TemporaryFolder temporary;
    private boolean ended;

    /**
     * A process that was started as {@link #LEADING}.
     *
     * @param temporary the folder of its temporary files, and of none else's
     */
    ChildProcess(Process process, TemporaryFolder temporary) {
        this.process = process;
        this.temporary = temporary;
    }

    Process process() {
        return process;
    }

    /** Kills it, as Lambda does, and waits until it is gone. */
    @Override
    public synchronized void close() {
        if (ended) {
            return;
        }
        ended = true;
        try {
            killGroup();
            process.destroyForcibly();
            process.waitFor(END_LIMIT);
            temporary.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            LOG.debug("{} was not tidied up", temporary.path(), e);
        }
    }

    /** By the shell: Java finds no descendants of a process that is gone. */
    private void killGroup() throws IOException, InterruptedException {
        new ProcessBuilder(List.of("/bin/sh", "-c", KILL_GROUP, Long.toString(process.pid())))
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD)
                .start()
                .waitFor(END_LIMIT);
    }
}
