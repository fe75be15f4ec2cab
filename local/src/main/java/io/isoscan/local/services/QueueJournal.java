package io.isoscan.local.services;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import io.isoscan.local.services.JournalEntry.Delivered;
import io.isoscan.local.services.JournalEntry.Kept;
import io.isoscan.local.services.JournalEntry.Removed;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The messages of all queues, in one file that only grows at its end: what {@link #write} has
 * returned from is there after the process was killed, at whatever moment. (A loss of power is
 * another matter: nothing waits for the disk.)
 *
 * <p>When it is opened, and when it has doubled since, the file is written anew with what is still
 * there, beside the old one, and takes its place at once. Not thread-safe.
 */
final class QueueJournal implements Closeable {
    private static final Logger LOG = LoggerFactory.getLogger(QueueJournal.class);
    private static final long SMALL = 16 << 20;

    private final Path file;
    private final Map<String, Kept> messages = new LinkedHashMap<>();
    private FileChannel channel;
    private long end;
    private long rewriteAt;

    private QueueJournal(Path file) throws IOException {
        this.file = file;
        channel = FileChannel.open(file, CREATE, WRITE);
        try {
            replay();
            rewrite();
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /**
     * Opens the journal that an earlier run left in a folder, or a new one.
     *
     * @param folder made when absent; only one journal at a time may use it
     */
    static QueueJournal open(Path folder) throws IOException {
        return new QueueJournal(Files.createDirectories(folder).resolve("queues.journal"));
    }

    /** All messages that are kept, those sent first before the others. */
    List<Kept> messages() {
        return List.copyOf(messages.values());
    }

    Optional<Kept> find(String messageId) {
        return Optional.ofNullable(messages.get(messageId));
    }

    /**
     * Writes down one change; on a message that is not kept, all but {@link Kept} change nothing.
     *
     * @throws IOException when it could not be written; the next one takes its place in the file
     */
    void write(JournalEntry entry) throws IOException {
        append(JournalFormat.bytes(entry));
        apply(entry);
        if (end > rewriteAt) {
            rewrite();
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private void append(byte[] bytes) throws IOException {
        var buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            channel.write(buffer, end + buffer.position());
        }
        end += bytes.length;
    }

    private void apply(JournalEntry entry) {
        switch (entry) {
            case Kept kept -> messages.put(kept.messageId(), kept);
            case Delivered(var id, var delivery) ->
                    messages.computeIfPresent(id, (_, kept) -> kept.with(delivery));
            case Removed(var id) -> messages.remove(id);
        }
    }

    private void replay() throws IOException {
        try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            var entry = JournalFormat.read(in);
            while (entry.isPresent()) {
                apply(entry.get());
                entry = JournalFormat.read(in);
            }
        }
    }

    private void rewrite() throws IOException {
        var fresh = file.resolveSibling("queues.journal.new");
        try (var out = new BufferedOutputStream(Files.newOutputStream(fresh))) {
            for (var message : messages.values()) {
                out.write(JournalFormat.bytes(message));
            }
        }
        replaceBy(fresh);
        end = channel.size();
        rewriteAt = Math.max(SMALL, 2 * end);
        LOG.debug("{}: {} messages, {} bytes", file, messages.size(), end);
    }

    /** Opened first: once the file is replaced, nothing may go to the old one. */
    private void replaceBy(Path fresh) throws IOException {
        var opened = FileChannel.open(fresh, WRITE);
        try {
            Files.move(fresh, file, ATOMIC_MOVE);
        } catch (IOException e) {
            opened.close();
            throw e;
        }
        channel.close();
        channel = opened;
    }
}
