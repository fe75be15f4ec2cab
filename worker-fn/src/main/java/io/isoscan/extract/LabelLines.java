package io.isoscan.extract;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.isoscan.text.LabelEnd;
import java.util.Arrays;

/**
 * The labels of one page as lines of text, each byte with the place of its glyph. For one thread.
 */
final class LabelLines {

    private final Glyphs glyphs;
    private final Deadline deadline;
    private byte[] utf8;
    private float[] x;
    private float[] y;
    private float[] advance;
    private int length;
    private int[] writingFrom = new int[64];
    private Writing[] writings = new Writing[64];
    private int writingCount;

    /** Line i begins at 2i and ends, before its line break, at 2i + 1. */
    private int[] lines = new int[256];

    private int lineCount;
    private int begin;

    LabelLines(Glyphs glyphs, Deadline deadline) {
        this.glyphs = glyphs;
        this.deadline = deadline;
        int most = glyphs.textFrom(glyphs.count()) + 16;
        this.utf8 = new byte[most];
        this.x = new float[most];
        this.y = new float[most];
        this.advance = new float[most];
    }

    /** Goes on with the line. */
    void add(int fromGlyph, int toGlyph) {
        for (int glyph = fromGlyph; glyph < toGlyph; glyph++) {
            if ((length > begin || !glyphs.isSpace(glyph)) && !glyphs.isClosed(glyph)) {
                add(glyph);
            }
        }
    }

    private void add(int glyph) {
        write(glyphs.writing(glyph));
        int from = glyphs.textFrom(glyph);
        int to = glyphs.textFrom(glyph + 1);
        ensure(to - from);
        for (int i = from; i < to; i++) {
            place(glyphs.utf8()[i], glyphs.x(glyph), glyphs.y(glyph), glyphs.advance(glyph));
        }
    }

    /** Ends the line; of white space alone there is none. */
    void end() {
        while (length > begin && utf8[length - 1] == ' ') {
            length--;
        }
        while (writingCount > 0 && writingFrom[writingCount - 1] >= length) {
            writingCount--;
        }
        if (length > begin) {
            endLine();
        }
    }

    /** The page with its labels, and behind them those that a line's end cuts in two. */
    PageText text(int number) {
        int whole = length;
        new LineBreaks(this, deadline).join();
        var places =
                new LabelPlaces(
                        Arrays.copyOf(x, length),
                        Arrays.copyOf(y, length),
                        Arrays.copyOf(advance, length),
                        Arrays.copyOf(writingFrom, writingCount),
                        Arrays.copyOf(writings, writingCount),
                        whole);
        return PageText.placed(number, Arrays.copyOf(utf8, length), places);
    }

    int count() {
        return lineCount;
    }

    int from(int line) {
        return lines[2 * line];
    }

    int to(int line) {
        return lines[2 * line + 1];
    }

    byte at(int index) {
        return utf8[index];
    }

    String text(int from, int to) {
        return new String(utf8, from, to - from, UTF_8);
    }

    float x(int index) {
        return x[index];
    }

    float y(int index) {
        return y[index];
    }

    double endX(int index) {
        return x[index] + advance[index] * writing(index).directionX();
    }

    double endY(int index) {
        return y[index] + advance[index] * writing(index).directionY();
    }

    Writing writing(int index) {
        return writings[LabelPlaces.segment(writingFrom, writingCount, index)];
    }

    /** Adds a line of two pieces that are there already. */
    void join(int from, int to, int nextFrom, int nextTo) {
        copy(from, to);
        copy(nextFrom, nextTo);
        endLine();
    }

    private void copy(int from, int to) {
        ensure(to - from);
        for (int i = from; i < to; i++) {
            write(writing(i));
            place(utf8[i], x[i], y[i], advance[i]);
        }
    }

    private void endLine() {
        if (2 * lineCount == lines.length) {
            lines = Arrays.copyOf(lines, 2 * lines.length);
        }
        lines[2 * lineCount] = begin;
        lines[2 * lineCount + 1] = length;
        lineCount++;
        ensure(1);
        place((byte) LabelEnd.CHARACTER, 0, 0, 0);
        begin = length;
    }

    private void write(Writing style) {
        if (writingCount > 0 && writings[writingCount - 1].equals(style)) {
            return;
        }
        if (writingCount == writings.length) {
            writings = Arrays.copyOf(writings, 2 * writingCount);
            writingFrom = Arrays.copyOf(writingFrom, 2 * writingCount);
        }
        writings[writingCount] = style;
        writingFrom[writingCount++] = length;
    }

    private void place(byte each, float atX, float atY, float wide) {
        utf8[length] = each;
        x[length] = atX;
        y[length] = atY;
        advance[length] = wide;
        length++;
    }

    private void ensure(int more) {
        if (utf8.length - length < more) {
            int size = length + more + (length >> 1);
            utf8 = Arrays.copyOf(utf8, size);
            x = Arrays.copyOf(x, size);
            y = Arrays.copyOf(y, size);
            advance = Arrays.copyOf(advance, size);
        }
    }
}
