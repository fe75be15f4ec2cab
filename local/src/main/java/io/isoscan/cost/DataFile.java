package io.isoscan.cost;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The data files beside these classes. */
final class DataFile {
    private DataFile() {}

    /** The lines that say something; {@code #} begins a comment. */
    static Stream<String> lines(String name) {
        try (var in = DataFile.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("no data file " + name);
            }
            var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().filter(line -> !line.isBlank() && !line.startsWith("#"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What stands behind the name that each line begins with. */
    static Map<String, List<String>> values(String name) {
        var values = new TreeMap<String, List<String>>();
        lines(name)
                .map(DataFile::columns)
                .forEach(line -> values.put(line.getFirst(), line.subList(1, line.size())));
        return values;
    }

    static List<String> columns(String line) {
        return List.of(line.strip().split("\\s+", -1));
    }
}
