package io.isoscan.cli;

import io.isoscan.archive.InflationCounter;
import io.isoscan.local.storage.MountedFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * Unpacks a ZIP of documents within limits (section 10 of the design): 100,000 entries, 2 GB and a
 * ratio of 200, counted by the bytes really inflated. Entries become numbered files: their names
 * are names, never paths.
 */
final class ZipArchive {
    private static final int MOST_ENTRIES = 100_000;
    private static final long MOST_BYTES = 2_000_000_000L;

    private final Path archive;
    private final Path folder;
    private final InflationCounter counter;

    private ZipArchive(Path archive, Path folder) throws IOException {
        this.archive = archive;
        this.folder = folder;
        this.counter =
                new InflationCounter(
                        Files.size(archive), MOST_BYTES, InflationCounter.HIGHEST_RATIO);
    }

    /** Unpacks into a new folder below {@code scratch}. */
    static List<MountedFile> unpack(Path archive, Path scratch) throws IOException {
        var folder = Files.createTempDirectory(scratch, "zip");
        try (var zip = ZipFile.builder().setPath(archive).get()) {
            return new ZipArchive(archive, folder).unpack(zip);
        } catch (java.util.zip.ZipException e) {
            throw CommandFailed.badArguments(archive + " is no readable ZIP archive");
        }
    }

    private List<MountedFile> unpack(ZipFile zip) throws IOException {
        var files = new ArrayList<MountedFile>();
        for (Enumeration<ZipArchiveEntry> all = zip.getEntries(); all.hasMoreElements(); ) {
            var entry = all.nextElement();
            if (!entry.isDirectory()) {
                files.add(unpack(zip, entry, files.size()));
            }
        }
        return files;
    }

    private MountedFile unpack(ZipFile zip, ZipArchiveEntry entry, int number) throws IOException {
        if (number >= MOST_ENTRIES) {
            throw refused("holds more than 100,000 files");
        }
        if (!zip.canReadEntryData(entry)) {
            throw refused("is encrypted or packed in a way that cannot be read");
        }
        var file = folder.resolve(Integer.toString(number));
        try (var in = zip.getInputStream(entry);
                var out = Files.newOutputStream(file)) {
            copy(in, out);
        }
        return new MountedFile(entry.getName(), file, Files.size(file));
    }

    private void copy(InputStream in, OutputStream out) throws IOException {
        var buffer = new byte[1 << 16];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            switch (counter.add(read)) {
                case TOO_LARGE -> throw refused("holds more than 2 GB");
                case TOO_DENSE -> throw refused("inflates to more than 200 times its size");
                case WITHIN_LIMITS -> {}
            }
            out.write(buffer, 0, read);
        }
    }

    private CommandFailed refused(String why) {
        return CommandFailed.badArguments(archive + " " + why + ": unpack it and name its folder");
    }
}
