package io.isoscan.scan;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.isoscan.extract.PageText;
import io.isoscan.extract.Place;
import io.isoscan.ocr.PageWord;
import io.isoscan.result.Box;
import io.isoscan.text.LabelEnd;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The words that OCR read off a page, a line each of theirs, so that labels never glue. */
final class OcrText implements PageText.Places {
    /** Words in the order of the page's bytes, each with the byte behind its last. */
    private record End(int at, PageWord word) {}

    private final List<End> ends = new ArrayList<>();
    private final ByteArrayOutputStream utf8 = new ByteArrayOutputStream();

    private OcrText(List<PageWord> words) {
        int line = words.isEmpty() ? 0 : words.getFirst().line();
        for (var word : words) {
            if (utf8.size() > 0) {
                utf8.write(word.line() == line ? ' ' : LabelEnd.CHARACTER);
            }
            line = word.line();
            utf8.writeBytes(word.text().getBytes(UTF_8));
            ends.add(new End(utf8.size(), word));
        }
    }

    static PageText of(int page, List<PageWord> words) {
        var text =
                new OcrText(
                        words.stream().sorted(Comparator.comparingInt(PageWord::line)).toList());
        return PageText.byOcr(page, text.utf8.toByteArray(), text);
    }

    /** The piece's words together; the least sure of them says how sure it is. */
    @Override
    public Optional<Place> of(int from, int to) {
        return ends.stream()
                .filter(end -> end.at > from && end.at - length(end.word) < to)
                .map(End::word)
                .map(word -> new Place(word.box(), word.confidence(), false, false))
                .reduce(OcrText::together);
    }

    private static Place together(Place one, Place other) {
        return new Place(
                box(one).around(box(other)), Math.min(sure(one), sure(other)), false, false);
    }

    private static Box box(Place place) {
        return Objects.requireNonNull(place.box(), "what OCR read has a box");
    }

    private static int sure(Place place) {
        return Objects.requireNonNull(place.confidence(), "what OCR read has a confidence");
    }

    private static int length(PageWord word) {
        return word.text().getBytes(UTF_8).length;
    }
}
