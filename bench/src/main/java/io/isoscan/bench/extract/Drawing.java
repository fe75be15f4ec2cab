package io.isoscan.bench.extract;

import static java.util.stream.Collectors.toCollection;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * One file of a corpus.
 *
 * @param expected the tokens that stand on it, as other readers agree
 */
record Drawing(Path path, Set<String> expected) {

    /**
     * The drawings of a list.
     *
     * @param list a line per file: its name, a tab, its tokens with a space between
     */
    static List<Drawing> read(Path folder, Path list) throws IOException {
        var drawings = new ArrayList<Drawing>();
        for (var line : Files.readAllLines(list)) {
            var columns = line.split("\t", -1);
            drawings.add(new Drawing(folder.resolve(columns[0]), words(columns)));
        }
        return drawings;
    }

    String name() {
        return path.getFileName().toString();
    }

    byte[] bytes() {
        try {
            return Files.readAllBytes(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> words(String[] columns) {
        return Stream.of(columns)
                .skip(1)
                .flatMap(column -> Stream.of(column.split(" ", -1)))
                .filter(word -> !word.isEmpty())
                .collect(toCollection(TreeSet::new));
    }
}
