package io.isoscan.local.functions;

import io.isoscan.local.functions.FunctionChild.ChildEnded;
import io.isoscan.local.template.FunctionSpec;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.Semaphore;
import java.util.stream.LongStream;

/**
 * The children of one function: started when there is none free, kept for the next invocation, at
 * most so many at once; who comes when all are at work waits. Thread-safe.
 */
final class WarmChildren implements AutoCloseable {
    private final ChildCommand command;
    private final InstantSource clock;
    private final Semaphore places;
    private final Set<FunctionChild> all = ConcurrentHashMap.newKeySet();

    /** The one used last is first, so that those too many grow old. */
    private final BlockingDeque<FunctionChild> free = new LinkedBlockingDeque<>();

    WarmChildren(ChildCommand command, int most, InstantSource clock) {
        this.command = command;
        this.clock = clock;
        this.places = new Semaphore(most);
    }

    /**
     * Invokes the function in a child that is free.
     *
     * @throws FunctionFailed when the function threw, or its process ended
     */
    byte[] invoke(byte[] event) {
        var invocation = Invocation.of(function(), event);
        places.acquireUninterruptibly();
        try {
            var child = warm().orElseGet(() -> fresh(invocation));
            try {
                return child.invoke(invocation);
            } finally {
                putBack(child);
            }
        } finally {
            places.release();
        }
    }

    /** Ends those that nobody has needed since then. */
    void endUnusedSince(Instant time) {
        for (var oldest = free.pollLast(); oldest != null; oldest = free.pollLast()) {
            if (oldest.lastUse().isAfter(time)) {
                free.addLast(oldest);
                return;
            }
            end(oldest);
        }
    }

    LongStream pids() {
        return all.stream().filter(FunctionChild::isAlive).mapToLong(FunctionChild::pid);
    }

    /** Ends them all, also those at work. */
    @Override
    public void close() {
        all.forEach(this::end);
    }

    private FunctionSpec function() {
        return command.function();
    }

    /** A child that ended between two invocations fails none of them. */
    private Optional<FunctionChild> warm() {
        for (var child = free.pollFirst(); child != null; child = free.pollFirst()) {
            try {
                child.awaitReady();
                return Optional.of(child);
            } catch (ChildEnded e) {
                all.remove(child);
            }
        }
        return Optional.empty();
    }

    private FunctionChild fresh(Invocation invocation) {
        try {
            var child = FunctionChild.start(command, clock);
            all.add(child);
            child.awaitReady();
            return child;
        } catch (ChildEnded e) {
            throw invocation.failed(e.why());
        } catch (IOException e) {
            throw new FunctionFailed(function().name(), e);
        }
    }

    private void putBack(FunctionChild child) {
        if (child.isAlive()) {
            free.addFirst(child);
        } else {
            end(child);
        }
    }

    private void end(FunctionChild child) {
        child.close();
        all.remove(child);
    }
}
