package io.isoscan.convert;

import java.io.IOException;
import java.io.Reader;

/**
 * Breaks a text into lines that fit: at its own line ends, else behind a word, else within one. A
 * tab leads to the next eighth column; a form feed ends the page. Not thread-safe.
 */
final class Lines {
    private static final int TAB = 8;

    /** Characters that take no column are not endless either. */
    private static final int CHARACTERS_PER_COLUMN = 4;

    private final Paper paper;
    private final int[] line;
    private int length;
    private int column;

    Lines(Paper paper) {
        this.paper = paper;
        this.line = new int[paper.columns() * CHARACTERS_PER_COLUMN];
    }

    /** Puts the whole text on the paper; a last line need not be ended. */
    void read(Reader text) throws IOException {
        int previous = 0;
        for (int next = codePoint(text); next >= 0; next = codePoint(text)) {
            if (next != '\n' || previous != '\r') {
                take(next);
            }
            previous = next;
        }
        if (length > 0) {
            endLine();
        }
    }

    private void take(int character) throws IOException {
        switch (character) {
            case '\n', '\r' -> endLine();
            case '\f' -> endPage();
            case '\t' -> tab();
            default -> add(character);
        }
    }

    private void endPage() throws IOException {
        if (length > 0) {
            endLine();
        }
        paper.endPage();
    }

    private void tab() throws IOException {
        int stop = (column / TAB + 1) * TAB;
        if (stop > paper.columns()) {
            endLine();
            return;
        }
        while (column < stop && length < line.length) {
            append(' ');
        }
    }

    private void add(int character) throws IOException {
        if (fits(character)) {
            append(character);
        } else if (character == ' ') {
            endLine();
        } else {
            wrap();
            append(character);
        }
    }

    private boolean fits(int character) {
        return column + paper.columns(character) <= paper.columns() && length < line.length;
    }

    private void append(int character) {
        line[length++] = character;
        column += paper.columns(character);
    }

    /** Ends the line behind its last word but one, which goes on with the last. */
    private void wrap() throws IOException {
        int space = lastSpace();
        if (space <= indentation()) {
            endLine();
            return;
        }
        int end = length;
        length = space;
        endLine();
        for (int i = space + 1; i < end; i++) {
            append(line[i]);
        }
    }

    private int lastSpace() {
        int i = length - 1;
        while (i >= 0 && line[i] != ' ') {
            i--;
        }
        return i;
    }

    private int indentation() {
        int i = 0;
        while (i < length && line[i] == ' ') {
            i++;
        }
        return i;
    }

    private void endLine() throws IOException {
        paper.line(line, length);
        length = 0;
        column = 0;
    }

    private static int codePoint(Reader text) throws IOException {
        int first = text.read();
        return first >= 0 && Character.isHighSurrogate((char) first)
                ? Character.toCodePoint((char) first, (char) text.read())
                : first;
    }
}
