package io.isoscan.scan;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.isoscan.extract.PageText;
import io.isoscan.extract.Place;
import io.isoscan.ocr.OcrWord;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The words that OCR read off a page, a line each of theirs, so that labels never glue. */
final class OcrText implements PageText.Places {
    /** Words in the order of the page's bytes, each with the byte behind its last. */
    private record End(int at, OcrWord word) {}

    private final List<End> ends = new ArrayList<>();
    private final ByteArrayOutputStream utf8 = new ByteArrayOutputStream();

    private OcrText(List<OcrWord> words) {
        int line = words.isEmpty() ? 0 : words.getFirst().line();
        for (var word : words) {
            if (utf8.size() > 0) {
                utf8.write(word.line() == line ? ' ' : '\n');
            }
            line = word.line();
            utf8.writeBytes(word.text().getBytes(UTF_8));
            ends.add(new End(utf8.size(), word));
        }
    }

    static PageText of(int page, List<OcrWord> words) {
        var text =
                new OcrText(words.stream().sorted(Comparator.comparingInt(OcrWord::line)).toList());
        return PageText.byOcr(page, text.utf8.toByteArray(), text);
    }

    /** The least sure of the piece's words says how sure the piece is. */
    @Override
    public Optional<Place> of(int from, int to) {
        return confidence(from, to)
                .map(confidence -> new Place(null, (int) Math.round(confidence), false, false));
    }

    private Optional<Double> confidence(int from, int to) {
        return ends.stream()
                .filter(end -> end.at > from && end.at - length(end.word) < to)
                .map(end -> end.word.confidence())
                .min(Double::compare);
    }

    private static int length(OcrWord word) {
        return word.text().getBytes(UTF_8).length;
    }
}
