package io.isoscan.convert;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/** A text that changes when it has been fetched, as often as it is told to. */
final class InMemoryTexts implements Texts {
    private final Deque<byte[]> versions = new ArrayDeque<>();
    private final List<byte[]> stored = new ArrayList<>();

    /** The first is there; each further one takes its place when it has been fetched. */
    InMemoryTexts(byte[]... versions) {
        this.versions.addAll(Arrays.asList(versions));
    }

    @Override
    public TextSource fetch(Path to) throws IOException {
        var source = current();
        Files.write(to, versions.getFirst());
        if (versions.size() > 1) {
            versions.removeFirst();
        }
        return source;
    }

    @Override
    public TextSource current() {
        return new TextSource("a.txt", "hash-" + Arrays.hashCode(versions.getFirst()));
    }

    @Override
    public void store(Path pdf) {
        try {
            stored.add(Files.readAllBytes(pdf));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What was put into the place of the PDF, in this order. */
    List<byte[]> stored() {
        return stored;
    }
}
