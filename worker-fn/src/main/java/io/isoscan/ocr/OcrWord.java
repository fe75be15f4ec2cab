package io.isoscan.ocr;

import java.util.List;

/**
 * One word that was read off a page.
 *
 * @param line the same for the words of one line, and for no others
 * @param confidence from 0 to 100
 */
public record OcrWord(String text, int line, double confidence, OcrBox box) {
    /** The number of the line after these words' lines. */
    static int nextLine(List<OcrWord> words) {
        return words.stream().mapToInt(OcrWord::line).max().orElse(-1) + 1;
    }

    OcrWord at(OcrBox other) {
        return new OcrWord(text, line, confidence, other);
    }
}
