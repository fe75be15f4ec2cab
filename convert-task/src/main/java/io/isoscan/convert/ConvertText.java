package io.isoscan.convert;

import io.isoscan.text.PlainText;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Makes the PDF of a text and puts it into its place. May be repeated, also by two runs at once:
 * the PDF of one text is the same to the byte. When the text has changed meanwhile, the PDF is made
 * once more, so that an old one never stays over a newer one that another run has put.
 */
final class ConvertText {
    private static final int MOST_ROUNDS = 3;

    private final Texts texts;
    private final Path folder;

    /**
     * A conversion.
     *
     * @param folder an empty one for large files: the text and its PDF, once for each round
     */
    ConvertText(Texts texts, Path folder) {
        this.texts = texts;
        this.folder = folder;
    }

    /**
     * Converts.
     *
     * @return how many pages the PDF has
     * @throws BadInput when it will never succeed
     * @throws IOException when it may another time
     */
    int run() throws IOException {
        for (int round = 1; round <= MOST_ROUNDS; round++) {
            var file = folder.resolve("text-" + round);
            var source = texts.fetch(file);
            var pdf = folder.resolve("pdf-" + round);
            int pages = write(file, source, pdf);
            texts.store(pdf);
            if (texts.current().equals(source)) {
                return pages;
            }
        }
        throw new IOException("the text changes faster than it is converted");
    }

    private static int write(Path file, TextSource source, Path pdf) throws IOException {
        var text = PlainText.open(() -> Files.newInputStream(file));
        if (text.isEmpty()) {
            throw new BadInput("the file is no text in UTF-8, UTF-16 or Latin-1");
        }
        try (var reader = text.get();
                var out = new BufferedOutputStream(Files.newOutputStream(pdf))) {
            return TextPdf.write(reader, source, out);
        }
    }
}
