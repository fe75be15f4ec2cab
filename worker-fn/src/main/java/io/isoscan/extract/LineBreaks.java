package io.isoscan.extract;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.isoscan.text.Dashes;

/**
 * Finds codes that a line's end cuts at their hyphen, or at what is written instead of it: a label
 * that ends with one and the next line below it, or a label and the line below it that begins with
 * one. Both stand in one direction and size, the lines close to each other, and begin together or
 * are centred on each other.
 */
final class LineBreaks {

    private static final int NONE = -1;

    /** From one baseline to the next, in heights. */
    private static final double LEAST_LEADING = 0.8;

    private static final double MOST_LEADING = 1.8;
    private static final double LEADING = (LEAST_LEADING + MOST_LEADING) / 2;

    /** So far lines may begin from each other, or their centres, in heights. */
    private static final double ALIGNED = 0.5;

    private static final double REACH = 0.75;

    /** In bytes. */
    private static final int LONGEST_DASH = 3;

    private final LabelLines lines;
    private final Deadline deadline;
    private final int count;
    private final Neighbours starts;
    private final Neighbours centres;
    private int best;
    private double bestLeading;

    LineBreaks(LabelLines lines, Deadline deadline) {
        this.lines = lines;
        this.deadline = deadline;
        this.count = lines.count();
        this.starts = new Neighbours(count);
        this.centres = new Neighbours(count);
    }

    /** Adds a line for each code that is cut. */
    void join() {
        boolean indexed = false;
        for (int line = 0; line < count; line++) {
            deadline.tick();
            boolean open = endsOpen(line);
            if (open || beginsOpen(line)) {
                if (!indexed) {
                    index();
                    indexed = true;
                }
                join(line, open);
            }
        }
    }

    private void join(int line, boolean open) {
        if (open) {
            int below = nearest(line, -1);
            if (below != NONE && isWord(lines.at(lines.from(below))) && dashAt(below) == 0) {
                join(line, below);
            }
        }
        if (beginsOpen(line)) {
            int above = nearest(line, 1);
            if (above != NONE && isName(above)) {
                join(above, line);
            }
        }
    }

    private void join(int first, int second) {
        int end = lines.from(second);
        while (end < lines.to(second) && lines.at(end) != ' ') {
            end++;
        }
        int from = lastWord(first);
        if (isHalf(from, lines.to(first)) && isHalf(lines.from(second), end)) {
            lines.join(from, lines.to(first), lines.from(second), end);
        }
    }

    private boolean isHalf(int from, int to) {
        return to - from <= BrokenLines.LONGEST_HALF
                || lines.text(from, to).length() <= BrokenLines.LONGEST_HALF;
    }

    private void index() {
        for (int line = 0; line < count; line++) {
            Writing writing = writing(line);
            starts.add(line, startX(line), startY(line), writing.height());
            centres.add(line, centreX(line), centreY(line), writing.height());
        }
    }

    /** The nearest line below, or above where up is 1. */
    private int nearest(int line, int up) {
        Writing writing = writing(line);
        double side = up * (writing.above() > writing.below() ? 1 : -1) * LEADING;
        double dx = -writing.directionY() * writing.height() * side;
        double dy = writing.directionX() * writing.height() * side;
        double reach = REACH * writing.height();
        best = NONE;
        bestLeading = MOST_LEADING;
        starts.forEach(
                startX(line) + dx,
                startY(line) + dy,
                writing.height(),
                reach,
                other ->
                        offer(
                                line,
                                other,
                                up,
                                startX(other) - startX(line),
                                startY(other) - startY(line)));
        centres.forEach(
                centreX(line) + dx,
                centreY(line) + dy,
                writing.height(),
                reach,
                other ->
                        offer(
                                line,
                                other,
                                up,
                                centreX(other) - centreX(line),
                                centreY(other) - centreY(line)));
        return best;
    }

    private void offer(int line, int other, int up, double dx, double dy) {
        deadline.tick();
        Writing writing = writing(line);
        double side = writing.above() > writing.below() ? up : -up;
        double leading = side * writing.across(dx, dy) / writing.height();
        if (other != line
                && leading >= LEAST_LEADING
                && leading <= bestLeading
                && Math.abs(writing.along(dx, dy)) <= ALIGNED * writing.height()
                && writing.sameDirection(writing(other))
                && writing.sameHeight(writing(other))) {
            best = other;
            bestLeading = leading;
        }
    }

    /** Whether the line ends with a dash behind a letter or digit. */
    private boolean endsOpen(int line) {
        int before = lines.to(line) - dashBefore(line);
        return before < lines.to(line) && before > lines.from(line) && isWord(lines.at(before - 1));
    }

    /** Whether the line begins with a dash before a letter or digit. */
    private boolean beginsOpen(int line) {
        int behind = lines.from(line) + dashAt(line);
        return behind > lines.from(line) && behind < lines.to(line) && isWord(lines.at(behind));
    }

    /** How many bytes the dash at the line's begin has; 0 where there is none. */
    private int dashAt(int line) {
        int from = lines.from(line);
        if (isAscii(lines.at(from))) {
            return lines.at(from) == '-' ? 1 : 0;
        }
        int to = Math.min(lines.to(line), from + LONGEST_DASH);
        return bytesOfDash(lines.text(from, to).codePointAt(0));
    }

    /** How many bytes the dash at the line's end has; 0 where there is none. */
    private int dashBefore(int line) {
        int to = lines.to(line);
        if (isAscii(lines.at(to - 1))) {
            return lines.at(to - 1) == '-' ? 1 : 0;
        }
        var last = lines.text(Math.max(lines.from(line), to - LONGEST_DASH), to);
        return bytesOfDash(last.codePointBefore(last.length()));
    }

    private static int bytesOfDash(int character) {
        return Dashes.isDash(character) ? Character.toString(character).getBytes(UTF_8).length : 0;
    }

    private static boolean isAscii(byte each) {
        return each >= 0;
    }

    /** Whether the line ends with a word that begins with a letter: a value has no second half. */
    private boolean isName(int line) {
        byte first = lines.at(lastWord(line));
        return isWord(first) && !Character.isDigit(first) && isWord(lines.at(lines.to(line) - 1));
    }

    private int lastWord(int line) {
        int from = lines.to(line);
        while (from > lines.from(line) && lines.at(from - 1) != ' ') {
            from--;
        }
        return from;
    }

    private static boolean isWord(byte each) {
        return each < 0 || Character.isLetterOrDigit(each);
    }

    private Writing writing(int line) {
        return lines.writing(lines.from(line));
    }

    private double startX(int line) {
        return lines.x(lines.from(line));
    }

    private double startY(int line) {
        return lines.y(lines.from(line));
    }

    private double centreX(int line) {
        return (startX(line) + lines.endX(lines.to(line) - 1)) / 2;
    }

    private double centreY(int line) {
        return (startY(line) + lines.endY(lines.to(line) - 1)) / 2;
    }
}
