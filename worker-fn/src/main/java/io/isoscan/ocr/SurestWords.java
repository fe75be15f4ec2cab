package io.isoscan.ocr;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;

/** Makes one reading of several of the same page: of words in one place, the surest stays. */
final class SurestWords {
    private SurestWords() {}

    static List<OcrWord> of(List<OcrWord> all) {
        var kept = new HashSet<OcrWord>();
        var boxes = new PlacedBoxes();
        all.stream()
                .sorted(Comparator.comparingDouble(OcrWord::confidence).reversed())
                .filter(word -> !boxes.anyOverlaps(word.box()))
                .forEach(word -> {
                    kept.add(word);
                    boxes.add(word.box());
                });
        return all.stream().filter(kept::contains).toList();
    }
}
