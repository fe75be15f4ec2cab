package io.isoscan.extract;

import java.util.Arrays;

/**
 * The glyphs of one page in the order drawn, each with its text and its place, in arrays that grow:
 * a page may hold millions. For one thread.
 */
final class Glyphs {

    private static final double SAME_SIZE = 0.12;
    private static final double BASELINE_DRIFT = 0.12;
    private static final double STRUCK_TWICE = 0.2;
    private static final double AHEAD = 0.05;
    private static final byte[] SPACE = {' '};

    private int count;
    private float[] x = new float[1024];
    private float[] y = new float[1024];
    private float[] advance = new float[1024];
    private Writing[] writing = new Writing[1024];

    /** The bytes of a glyph's text end where those of the next begin. */
    private int[] texts = new int[1025];

    private byte[] utf8 = new byte[1024];

    int count() {
        return count;
    }

    void clear() {
        count = 0;
    }

    void add(byte[] text, double atX, double atY, double length, Writing style) {
        if (count == x.length) {
            grow();
        }
        int from = texts[count];
        if (utf8.length - from < text.length) {
            utf8 = Arrays.copyOf(utf8, 2 * utf8.length + text.length);
        }
        System.arraycopy(text, 0, utf8, from, text.length);
        x[count] = (float) atX;
        y[count] = (float) atY;
        advance[count] = (float) length;
        writing[count] = style;
        texts[++count] = from + text.length;
    }

    private void grow() {
        int length = count + (count >> 1);
        x = Arrays.copyOf(x, length);
        y = Arrays.copyOf(y, length);
        advance = Arrays.copyOf(advance, length);
        writing = Arrays.copyOf(writing, length);
        texts = Arrays.copyOf(texts, length + 1);
    }

    void dropLast() {
        count--;
    }

    /** Puts a space where the glyph before the last ends. */
    void insertSpaceBeforeLast() {
        int last = count - 1;
        byte[] text = Arrays.copyOfRange(utf8, texts[last], texts[count]);
        float lastX = x[last];
        float lastY = y[last];
        float length = advance[last];
        Writing style = writing[last];
        count = last;
        add(SPACE, endX(last - 1), endY(last - 1), 0, writing[last - 1]);
        add(text, lastX, lastY, length, style);
    }

    float x(int glyph) {
        return x[glyph];
    }

    float y(int glyph) {
        return y[glyph];
    }

    float advance(int glyph) {
        return advance[glyph];
    }

    double endX(int glyph) {
        return x[glyph] + advance[glyph] * writing[glyph].directionX();
    }

    double endY(int glyph) {
        return y[glyph] + advance[glyph] * writing[glyph].directionY();
    }

    Writing writing(int glyph) {
        return writing[glyph];
    }

    double height(int glyph) {
        return writing[glyph].height();
    }

    byte[] utf8() {
        return utf8;
    }

    /** The first byte of the glyph's text; of the glyph behind the last, the end. */
    int textFrom(int glyph) {
        return texts[glyph];
    }

    boolean isSpace(int glyph) {
        return texts[glyph + 1] == texts[glyph] + 1 && utf8[texts[glyph]] == ' ';
    }

    /** Whether both are drawn alike and on one baseline, near or far. */
    boolean aligned(int last, int next) {
        return sameSize(last, next)
                && writing[last].sameDirection(writing[next])
                && Math.abs(drop(last, next)) < BASELINE_DRIFT * height(last);
    }

    /**
     * Whether one is a smaller foot of the other, drawn right behind it, as in the names of
     * signals. What stands higher is no part of a name: a power, or the mark of a note.
     */
    boolean subscript(int base, int foot) {
        double size = height(foot) / height(base);
        double drop = drop(base, foot) / height(base);
        double gap = gap(base, foot);
        return size > 0.45
                && size < 0.9
                && drop > 0.04
                && drop < 0.4
                && gap > -0.1
                && gap < 0.1
                && writing[base].sameDirection(writing[foot]);
    }

    /** Whether a run from one glyph to another leads to the next: never in a circle. */
    boolean leads(int first, int last, int next) {
        Writing style = writing[first];
        double ahead = style.along(x[next] - x[first], y[next] - y[first]);
        return ahead > AHEAD * style.em() && aligned(last, next);
    }

    /** How far the next starts after the last one's end, in ems; negative where they overlap. */
    double gap(int last, int next) {
        Writing style = writing[last];
        return style.along(x[next] - endX(last), y[next] - endY(last)) / style.em();
    }

    /** Whether one is the other once more, as drawn for boldness. */
    boolean repeats(int one, int other) {
        return near(one, other) && sameText(one, one + 1, other, other + 1);
    }

    /** Whether one row of glyphs is the other once more. */
    boolean repeats(int from, int to, int other, int otherTo) {
        return near(from, other)
                && writing[from].sameDirection(writing[other])
                && sameText(from, to, other, otherTo);
    }

    private boolean sameText(int from, int to, int other, int otherTo) {
        return Arrays.equals(utf8, texts[from], texts[to], utf8, texts[other], texts[otherTo]);
    }

    private boolean near(int one, int other) {
        double distance = Math.hypot(x[one] - x[other], y[one] - y[other]);
        return distance < STRUCK_TWICE * height(one) && distance <= Math.abs(advance[one]) / 2;
    }

    private boolean sameSize(int one, int other) {
        return Math.abs(height(other) - height(one)) <= SAME_SIZE * height(one);
    }

    /** How far the next stands below the baseline. */
    private double drop(int last, int next) {
        Writing style = writing[last];
        double left = style.across(x[next] - endX(last), y[next] - endY(last));
        return style.above() > style.below() ? -left : left;
    }
}
