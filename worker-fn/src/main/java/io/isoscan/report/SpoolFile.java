package io.isoscan.report;

import io.isoscan.result.FileResult;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * Results in a temporary file, in the order written: read through any number of times, or one by
 * its position. For one thread; deleted on close.
 */
final class SpoolFile implements AutoCloseable {
    private static final int BUFFER = 1 << 16;

    private final Path path;
    private final OutputStream out;
    private final RandomAccessFile reader;
    private long end;
    private int results;

    SpoolFile() {
        try {
            path = Files.createTempFile("isoscan-results", ".spool");
            out = new BufferedOutputStream(Files.newOutputStream(path), BUFFER);
            reader = new RandomAccessFile(path.toFile(), "r");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make the report's temporary file", e);
        }
    }

    /** Adds a result; returns its position. */
    long write(FileResult result) {
        long position = end;
        var bytes = new ByteArrayOutputStream(512);
        try {
            SpoolRecord.write(new DataOutputStream(bytes), result);
            bytes.writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the report's temporary file", e);
        }
        end += bytes.size();
        results++;
        return position;
    }

    /** Gives every result, in the order written. */
    void forEach(Consumer<FileResult> consumer) {
        try {
            out.flush();
            readInto(consumer);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** The file name of the result at a position. */
    String fileNameAt(long position) {
        try {
            out.flush();
            reader.seek(position);
            return SpoolRecord.readFileName(reader);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    @Override
    public void close() {
        try (out;
                reader) {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove the report's temporary file", e);
        }
    }

    private void readInto(Consumer<FileResult> consumer) throws IOException {
        try (var in =
                new DataInputStream(new BufferedInputStream(Files.newInputStream(path), BUFFER))) {
            for (int i = 0; i < results; i++) {
                consumer.accept(SpoolRecord.read(in));
            }
        }
    }

    private static UncheckedIOException unreadable(IOException e) {
        return new UncheckedIOException("cannot read the report's temporary file", e);
    }
}
