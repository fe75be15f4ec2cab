package io.isoscan.ocr;

import io.isoscan.ocr.ReadWord.Glyph;
import java.util.ArrayList;
import java.util.List;

/** Tells the labels of a page apart that Tesseract reads as one line or even as one word. */
final class ReadLabels {
    /** In heights of a glyph: words of one label are nearer. */
    private static final double WIDEST_SPACE = 1.5;

    /** Digits and capitals of one label are as high as each other; an index is lower. */
    private static final double LEAST_OF_HEIGHT = 0.75;

    private final TurnedPage page;
    private final List<OcrWord> words = new ArrayList<>();
    private int line;

    private ReadLabels(TurnedPage page, int firstLine) {
        this.page = page;
        this.line = firstLine - 1;
    }

    /**
     * The words as parts of labels, each label a line of its own.
     *
     * @param page what was read
     * @param firstLine the number of the first label's line
     */
    static List<OcrWord> of(List<ReadWord> words, TurnedPage page, int firstLine) {
        var labels = new ReadLabels(page, firstLine);
        for (int i = 0; i < words.size(); i++) {
            if (i == 0 || labels.part(words.get(i - 1), words.get(i))) {
                labels.line++;
            }
            labels.add(words.get(i));
        }
        return labels.words;
    }

    private boolean part(ReadWord before, ReadWord word) {
        var left = before.glyphs().getLast();
        var right = word.glyphs().getFirst();
        return before.line() != word.line()
                || right.left() - left.right() > WIDEST_SPACE * right.height()
                || isRuled(left, right);
    }

    private void add(ReadWord word) {
        var glyphs = word.glyphs();
        int start = 0;
        int height = 0;
        for (int i = 0; i < glyphs.size(); i++) {
            var glyph = glyphs.get(i);
            if (i > 0 && (isRuled(glyphs.get(i - 1), glyph) || isOfOtherSize(glyph, height))) {
                add(word, glyphs.subList(start, i));
                line++;
                start = i;
            }
            if (glyph.isAsHighAsItsLabel()) {
                height = glyph.height();
            }
        }
        add(word, glyphs.subList(start, glyphs.size()));
    }

    private boolean isRuled(Glyph before, Glyph after) {
        return page.rulings().between(before.right(), after.left(), before.middle());
    }

    private static boolean isOfOtherSize(Glyph glyph, int height) {
        return glyph.isAsHighAsItsLabel()
                && height > 0
                && Math.min(height, glyph.height())
                        < LEAST_OF_HEIGHT * Math.max(height, glyph.height());
    }

    private void add(ReadWord word, List<Glyph> part) {
        int left = part.stream().mapToInt(Glyph::left).min().orElseThrow();
        int top = part.stream().mapToInt(Glyph::top).min().orElseThrow();
        int right = part.stream().mapToInt(Glyph::right).max().orElseThrow();
        int bottom = part.stream().mapToInt(Glyph::bottom).max().orElseThrow();
        var text = new StringBuilder();
        part.forEach(glyph -> text.append(glyph.text()));
        words.add(
                new OcrWord(
                        text.toString(),
                        line,
                        word.confidence(),
                        page.onPage(left, top, right - left, bottom - top)));
    }
}
