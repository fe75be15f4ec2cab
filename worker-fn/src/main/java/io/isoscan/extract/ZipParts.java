package io.isoscan.extract;

import io.isoscan.archive.InflationCounter;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedSet;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/**
 * The parts of a zipped document by name. What is really inflated counts against the limits, over
 * all parts together, whatever the archive claims.
 */
final class ZipParts implements AutoCloseable {

    private final ZipFile zip;
    private final LinkedHashMap<String, ZipArchiveEntry> entries = new LinkedHashMap<>();
    private final ExtractionLimits limits;
    private final Deadline deadline;
    private final InflationCounter counter;

    ZipParts(byte[] document, ExtractionLimits limits, Deadline deadline) throws IOException {
        this.limits = limits;
        this.deadline = deadline;
        this.counter =
                new InflationCounter(
                        document.length, limits.inflatedBytes(), limits.inflationRatio());
        this.zip =
                ZipFile.builder()
                        .setSeekableByteChannel(new SeekableInMemoryByteChannel(document))
                        .get();
        list();
    }

    SequencedSet<String> names() {
        return Collections.unmodifiableSequencedSet(entries.sequencedKeySet());
    }

    boolean has(String name) {
        return entries.containsKey(name);
    }

    InputStream open(String name) throws IOException {
        deadline.check();
        ZipArchiveEntry entry = entries.get(name);
        if (entry == null) {
            throw new ExtractionStopped("broken: a part of the document is missing");
        }
        if (entry.getGeneralPurposeBit().usesEncryption()) {
            throw new ExtractionStopped("encrypted: needs a password");
        }
        return new Counted(zip.getInputStream(entry));
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private void list() {
        var all = zip.getEntries();
        while (all.hasMoreElements()) {
            ZipArchiveEntry entry = all.nextElement();
            entries.putIfAbsent(entry.getName(), entry);
            if (entries.size() > limits.entries()) {
                throw new ExtractionStopped("has more than " + limits.entries() + " zip entries");
            }
        }
    }

    private void count(int bytes) {
        deadline.tick();
        limits.check(counter.add(bytes));
    }

    private final class Counted extends FilterInputStream {

        Counted(InputStream part) {
            super(part);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = super.read(target, offset, length);
            count(read);
            return read;
        }
    }
}
