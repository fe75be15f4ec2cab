package io.isoscan.extract;

import java.util.Arrays;

/**
 * The glyphs of one page in the order drawn, each with its text and its place, in arrays that grow:
 * a page may hold millions. For one thread.
 */
final class Glyphs {

    private static final double BASELINE_DRIFT = 0.12;

    /** A glyph struck twice starts within this of the first strike, as a share of the height. */
    static final double STRUCK_TWICE = 0.2;

    private static final double AHEAD = 0.05;
    private static final byte[] SPACE = {' '};

    /** In place of a space that was none; no font gives this character. */
    private static final byte CLOSED = 0;

    /** Gaps of one spacing are alike: by so much of an em, and by so many times. */
    private static final double EVEN = 0.1;

    private static final double EVEN_TIMES = 1.35;

    /** What is placed behind a gap of the letters' spacing, give or take so many ems, goes on. */
    private static final double EXACT = 0.05;

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

    /** Takes back the spaces that were put between the glyphs of a run. */
    void closeGaps(int from, int to) {
        for (int glyph = from; glyph < to; glyph++) {
            if (isSpace(glyph) && advance[glyph] == 0) {
                utf8[texts[glyph]] = CLOSED;
            }
        }
    }

    /** Whether it is a space that was taken back. */
    boolean isClosed(int glyph) {
        return texts[glyph + 1] > texts[glyph] && utf8[texts[glyph]] == CLOSED;
    }

    /** Whether all gaps between these may be one spacing of letters. */
    static boolean even(double least, double most) {
        return most - least <= EVEN && most <= EVEN_TIMES * least;
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
        return writing[last].sameHeight(writing[next])
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

    /**
     * How far the next starts from where it would go on behind the last: where both are written
     * with one spacing of their letters and stand just so far apart, there is no gap.
     */
    double gapBehindSpacing(int last, int next) {
        double gap = gap(last, next);
        double space = writing[last].letterSpace();
        boolean both = Math.abs(writing[next].letterSpace() - space) <= EXACT;
        return both && Math.abs(gap - space) <= EXACT ? gap - space : gap;
    }

    /** Whether one is the other once more, as drawn for boldness. */
    boolean repeats(int one, int other) {
        return near(one, other) && sameText(one, one + 1, other, other + 1);
    }

    /** Whether one is the other once more, written in one direction, and is seen if that is. */
    boolean strikes(int one, int other) {
        return repeats(one, other)
                && writing[one].sameDirection(writing[other])
                && (hidden(other) || !hidden(one));
    }

    boolean hidden(int glyph) {
        return writing[glyph].hidden();
    }

    /** Drops the last glyph, which repeats the one before; of the two a visible one is left. */
    void dropRepeat() {
        count--;
        if (hidden(count - 1)) {
            writing[count - 1] = writing[count];
        }
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

    /** How far the next stands below the baseline. */
    private double drop(int last, int next) {
        Writing style = writing[last];
        double left = style.across(x[next] - endX(last), y[next] - endY(last));
        return style.above() > style.below() ? -left : left;
    }
}
