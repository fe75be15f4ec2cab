package io.isoscan.source;

import io.isoscan.archive.InflationCounter;
import io.isoscan.listing.ListedFile;
import io.isoscan.session.SessionId;
import io.isoscan.storage.BlobStore;
import io.isoscan.storage.BlobStore.StoredObject;
import io.isoscan.storage.Keys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * An uploaded ZIP, entry by entry, within the limits of section 10 of the design: what an entry
 * holds is put under the session's own prefix, and listed as {@code archive.zip/entry}. Names are
 * names, never paths. What cannot be unpacked is a file with its reason; so is the whole archive
 * where it is broken or made to harm. The same entry always becomes the same file. For one thread.
 */
final class UploadedArchive {
    private static final int MOST_ENTRIES = 100_000;
    private static final long MOST_BYTES = 2_000_000_000L;
    private static final long LARGEST_FILE = 200_000_000L;
    private static final int LONGEST_NAME = 2_000;

    /** What the list of 100,000 entries takes, and what it makes of this function's memory. */
    private static final long LARGEST_DIRECTORY = 20L << 20;

    private final SessionId id;
    private final BlobStore blobs;
    private final StoredObject archive;
    private final String name;
    private final StoredBytes bytes;
    private final InflationCounter counter;
    private long inflated;

    UploadedArchive(SessionId id, BlobStore blobs, StoredObject archive) {
        this.id = id;
        this.blobs = blobs;
        this.archive = archive;
        this.name = Keys.uploadedName(archive.key());
        this.bytes = new StoredBytes(blobs, archive);
        this.counter = counter();
    }

    /** Whether a file is called like an archive; documents are archives too, by other names. */
    static boolean isCalledSo(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(".zip");
    }

    /**
     * Where in the archive a slice begins.
     *
     * @param entry the first entry, from 0
     * @param inflated how many bytes the entries before came to
     */
    record Place(int entry, long inflated) {
        static final Place START = new Place(0, 0);
    }

    /** Some of the archive's files, and where the following begin; empty at its end. */
    record Part(List<ListedFile> files, Optional<Place> next) {
        Part {
            files = List.copyOf(files);
        }
    }

    /** The archive as a whole is not read any further; the message is for the user. */
    private static final class Refused extends RuntimeException {
        private final String why;

        Refused(String why) {
            super(why);
            this.why = why;
        }
    }

    /** An entry is not read any further. */
    private static final class Broken extends RuntimeException {
        Broken(Exception cause) {
            super(cause);
        }
    }

    /**
     * Unpacks the next files.
     *
     * @param limit at most this many, at least 1
     * @param until when no further file is begun; the first is in any case
     */
    Part unpack(Place from, int limit, InstantSource clock, Instant until) {
        var files = new ArrayList<ListedFile>();
        try (var zip = open()) {
            return unpack(zip, from, limit, clock, until, files);
        } catch (Refused refused) {
            files.add(ListedFile.unreadable(name, refused.why));
            return new Part(files, Optional.empty());
        } catch (IOException e) {
            throw new UncheckedIOException("a file could not be unpacked here", e);
        }
    }

    /** Local headers are read where an entry is, and not all of them at once. */
    private ZipFile open() {
        bytes.readAtMost(LARGEST_DIRECTORY);
        try {
            return ZipFile.builder()
                    .setSeekableByteChannel(bytes)
                    .setIgnoreLocalFileHeader(true)
                    .get();
        } catch (StoredBytes.TooMuch tooMuch) {
            throw tooManyFiles();
        } catch (IOException | RuntimeException broken) {
            bytes.requireStorage(broken);
            throw new Refused("the archive is broken or no ZIP: pack it once more");
        } finally {
            bytes.readAtMost(Long.MAX_VALUE);
        }
    }

    private Part unpack(
            ZipFile zip,
            Place from,
            int limit,
            InstantSource clock,
            Instant until,
            List<ListedFile> files)
            throws IOException {
        var entries = Collections.list(zip.getEntries());
        requireHarmless(entries);
        count(from.inflated());
        for (int n = from.entry(); n < entries.size(); n++) {
            if (files.size() == limit || (!files.isEmpty() && !clock.instant().isBefore(until))) {
                return new Part(files, Optional.of(new Place(n, inflated)));
            }
            if (!entries.get(n).isDirectory()) {
                files.add(file(zip, entries.get(n), n));
            }
        }
        return new Part(files, Optional.empty());
    }

    /** By what it claims; what it really holds is counted as it comes. */
    private void requireHarmless(List<ZipArchiveEntry> entries) {
        if (entries.size() > MOST_ENTRIES) {
            throw tooManyFiles();
        }
        if (entries.stream().allMatch(ZipArchiveEntry::isDirectory)) {
            throw new Refused("the archive holds no files");
        }
        var claimed = counter();
        for (var entry : entries) {
            require(claimed.add(Math.clamp(entry.getSize(), 0, Integer.MAX_VALUE)));
        }
    }

    private ListedFile file(ZipFile zip, ZipArchiveEntry entry, int number) throws IOException {
        var path = name + "/" + entry.getName();
        if (path.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
            return ListedFile.unreadable(
                    name + "~" + number, "its name in the archive is longer than 2,000 bytes");
        }
        if (isCalledSo(entry.getName())) {
            return ListedFile.unreadable(
                    path, "an archive within an archive is not unpacked: give it by itself");
        }
        if (!zip.canReadEntryData(entry)) {
            return ListedFile.unreadable(path, "encrypted, or packed in a way that cannot be read");
        }
        return unpacked(zip, entry, path, Keys.unpackedFile(id, archive.key(), number));
    }

    private ListedFile unpacked(ZipFile zip, ZipArchiveEntry entry, String path, String key)
            throws IOException {
        var file = Files.createTempFile("unpacked", null);
        try {
            if (!inflate(zip, entry, file)) {
                return ListedFile.unreadable(path, "larger than 200 MB");
            }
            blobs.put(key, file, "application/octet-stream");
            return ListedFile.stored(path, key, "");
        } catch (Broken broken) {
            return ListedFile.unreadable(path, "broken in its archive");
        } finally {
            Files.delete(file);
        }
    }

    /** Whether all of it came; what is too large is read no further. */
    private boolean inflate(ZipFile zip, ZipArchiveEntry entry, Path file) throws IOException {
        var buffer = new byte[1 << 16];
        var sum = new CRC32();
        long size = 0;
        try (var in = read(() -> zip.getInputStream(entry));
                var out = Files.newOutputStream(file)) {
            for (int read = read(() -> in.read(buffer));
                    read >= 0;
                    read = read(() -> in.read(buffer))) {
                count(read);
                size += read;
                if (size > LARGEST_FILE) {
                    return false;
                }
                sum.update(buffer, 0, read);
                out.write(buffer, 0, read);
            }
        }
        if (sum.getValue() != entry.getCrc()) {
            throw new Broken(new IOException("its check sum is another"));
        }
        return true;
    }

    @FunctionalInterface
    private interface Reading<T> {
        T read() throws IOException;
    }

    /** What fails in here is the archive's fault, unless storage failed. */
    private <T> T read(Reading<T> reading) {
        try {
            return reading.read();
        } catch (IOException | RuntimeException broken) {
            bytes.requireStorage(broken);
            throw new Broken(broken);
        }
    }

    private void count(long more) {
        inflated += more;
        require(counter.add((int) more));
    }

    private InflationCounter counter() {
        return new InflationCounter(archive.size(), MOST_BYTES, InflationCounter.HIGHEST_RATIO);
    }

    private static void require(InflationCounter.Verdict verdict) {
        switch (verdict) {
            case TOO_LARGE ->
                    throw new Refused("the archive holds more than 2 GB: give it in parts");
            case TOO_DENSE ->
                    throw new Refused("the archive inflates to more than 200 times its size");
            case WITHIN_LIMITS -> {}
        }
    }

    private static Refused tooManyFiles() {
        return new Refused(
                "the archive lists more than 100,000 files, or too long names: give it in parts");
    }
}
