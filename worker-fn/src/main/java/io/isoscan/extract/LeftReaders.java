package io.isoscan.extract;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Remembers the readers that were left behind, as long as they are at work. */
final class LeftReaders implements Stragglers {
    private static final Logger LOG = LoggerFactory.getLogger(LeftReaders.class);

    private final Queue<Thread> readers = new ConcurrentLinkedQueue<>();

    @Override
    public void leave(Thread reader) {
        LOG.error("a reader did not stop: it is left behind, and this process will end");
        readers.add(reader);
    }

    @Override
    public boolean any() {
        readers.removeIf(reader -> !reader.isAlive());
        return !readers.isEmpty();
    }
}
