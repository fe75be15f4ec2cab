package io.isoscan.bench.extract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import io.isoscan.extract.DocumentTextExtractor;
import io.isoscan.extract.Extraction;
import io.isoscan.extract.ExtractionLimits;
import io.isoscan.extract.PageText;
import io.isoscan.extract.Place;
import io.isoscan.text.LabelEnd;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Isoscan's own extraction of a document. */
final class OwnReader {
    private final DocumentTextExtractor extractor =
            new DocumentTextExtractor(ExtractionLimits.defaults(), InstantSource.system());

    /** The labels as they stand: no other reader puts together what a line's end cuts. */
    String labels(byte[] document) {
        return text(document, false);
    }

    /** What was put together over a line's end. */
    String joined(byte[] document) {
        return text(document, true);
    }

    private String text(byte[] document, boolean broken) {
        return pages(document).stream()
                .flatMap(page -> lines(page, broken).stream())
                .collect(joining("\n"));
    }

    private List<PageText> pages(byte[] document) {
        return switch (extractor.extract(document, Instant.MAX)) {
            case Extraction.Text(var pages) -> pages;
            case Extraction.NeedsOcr needed -> needed.pages();
            case Extraction.Unreadable _, Extraction.Interrupted _ -> List.of();
        };
    }

    private static List<String> lines(PageText page, boolean broken) {
        var lines = new ArrayList<String>();
        byte[] utf8 = page.utf8();
        int from = 0;
        for (int i = 0; i < utf8.length; i++) {
            if (utf8[i] == LabelEnd.CHARACTER) {
                if (page.place(from, i).filter(Place::broken).isPresent() == broken) {
                    lines.add(new String(utf8, from, i - from, UTF_8));
                }
                from = i + 1;
            }
        }
        return lines;
    }
}
