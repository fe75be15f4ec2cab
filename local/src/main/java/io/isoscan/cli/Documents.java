package io.isoscan.cli;

import io.isoscan.local.storage.MountedFile;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The documents that a scan was given: folders with all that lies below them, single files, and ZIP
 * archives. What a folder's {@code .isoscanignore} names (a pattern a line, as in a shell), and the
 * codes sheet itself, is left out and said.
 *
 * @param leftOut names of what was left out
 */
record Documents(List<MountedFile> files, List<String> leftOut) {
    private static final String IGNORE_FILE = ".isoscanignore";

    /**
     * Collects them in the order of their names.
     *
     * @param codesSheet the sheet of wanted codes, which is no document
     * @throws IOException when a folder cannot be read
     */
    static Documents collect(List<Path> paths, Path codesSheet) throws IOException {
        var files = new ArrayList<MountedFile>();
        var leftOut = new ArrayList<String>();
        for (var path : paths) {
            if (Files.isDirectory(path)) {
                addFolder(path, codesSheet, files, leftOut);
            } else if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
                throw CommandFailed.badArguments(
                        path + " cannot be read: name a folder, files or a ZIP");
            } else {
                files.add(new MountedFile(fileName(path), path, Files.size(path)));
            }
        }
        return new Documents(files, leftOut);
    }

    private static void addFolder(
            Path folder, Path codesSheet, List<MountedFile> files, List<String> leftOut)
            throws IOException {
        var ignored = ignored(folder);
        try (Stream<Path> below = Files.walk(folder)) {
            for (var path : below.filter(path -> isFileOrLink(path, folder)).sorted().toList()) {
                var relative = folder.relativize(path);
                if (!Files.isRegularFile(path)
                        || isSheet(path, codesSheet)
                        || ignored.stream().anyMatch(p -> p.matches(relative))) {
                    leftOut.add(name(relative));
                } else {
                    files.add(new MountedFile(name(relative), path, Files.size(path)));
                }
            }
        }
        files.sort(Comparator.comparing(MountedFile::name));
    }

    /** A link to a folder is left out and said: following it might never end. */
    private static boolean isFileOrLink(Path path, Path folder) {
        return !path.equals(folder) && (Files.isSymbolicLink(path) || Files.isRegularFile(path));
    }

    private static List<PathMatcher> ignored(Path folder) throws IOException {
        var file = folder.resolve(IGNORE_FILE);
        if (!Files.exists(file)) {
            return List.of();
        }
        return Stream.concat(Stream.of(IGNORE_FILE), Files.readAllLines(file).stream())
                .filter(line -> !line.isBlank())
                .map(line -> FileSystems.getDefault().getPathMatcher("glob:" + line.strip()))
                .toList();
    }

    private static boolean isSheet(Path path, Path codesSheet) throws IOException {
        return Files.exists(codesSheet) && Files.isSameFile(path, codesSheet);
    }

    private static String name(Path relative) {
        return relative.toString().replace('\\', '/');
    }

    private static String fileName(Path path) {
        return String.valueOf(path.getFileName());
    }
}
