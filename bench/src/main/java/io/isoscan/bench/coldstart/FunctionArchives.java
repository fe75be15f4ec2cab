package io.isoscan.bench.coldstart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/**
 * The archives of all modules, unpacked as Lambda unpacks them.
 *
 * @param folders one for each archive
 */
record FunctionArchives(List<Path> folders) {
    FunctionArchives {
        folders = List.copyOf(folders);
    }

    /** Unpacks what the last build has packed. */
    static FunctionArchives unpack(Path repository, Path scratch) throws IOException {
        var folders = new ArrayList<Path>();
        try (var modules = Files.newDirectoryStream(repository, "*-fn")) {
            for (var module : modules) {
                var folder = scratch.resolve(module.getFileName());
                unpackArchive(module.resolve("target/function.zip"), folder);
                folders.add(folder);
            }
        }
        return new FunctionArchives(folders);
    }

    private static void unpackArchive(Path archive, Path folder) throws IOException {
        try (var zip = new ZipFile(archive.toFile())) {
            for (var entry : zip.stream().filter(entry -> !entry.isDirectory()).toList()) {
                var file = folder.resolve(entry.getName());
                Files.createDirectories(file.getParent());
                Files.copy(zip.getInputStream(entry), file);
            }
        }
    }

    /** The jars of the archive that holds the handler. */
    List<Path> jarsOf(String handler) {
        return folders.stream()
                .map(FunctionArchives::jars)
                .filter(jars -> jars.stream().anyMatch(jar -> holds(jar, handler)))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no archive holds " + handler));
    }

    /** Those of an archive's jars that the SDK itself needs. */
    static List<Path> sdk(List<Path> jars) {
        return jars.stream()
                .filter(anyEntry("software/amazon/", "org/slf4j/", "org/reactivestreams/"))
                .toList();
    }

    private static List<Path> jars(Path folder) {
        try (Stream<Path> files = Files.list(folder.resolve("lib"))) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean holds(Path jar, String type) {
        return anyEntry(type.replace('.', '/') + ".class").test(jar);
    }

    private static Predicate<Path> anyEntry(String... beginnings) {
        return jar -> {
            try (var zip = new ZipFile(jar.toFile())) {
                return zip.stream()
                        .anyMatch(entry ->
                                Stream.of(beginnings).anyMatch(entry.getName()::startsWith));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }
}
