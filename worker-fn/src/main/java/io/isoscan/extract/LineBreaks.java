package io.isoscan.extract;

/**
 * Finds codes that a line's end cuts at their hyphen: a label that ends with one and the next line
 * below it, or a label and the line below it that begins with one. Both stand in one direction and
 * size, the lines close to each other, and begin together or are centred on each other.
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
    private static final double SAME_SIZE = 0.12;

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
            if (open || beginsWithHyphen(line)) {
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
            if (below != NONE && isWord(lines.at(lines.from(below)))) {
                join(line, below);
            }
        }
        if (beginsWithHyphen(line)) {
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
        lines.join(lastWord(first), lines.to(first), lines.from(second), end);
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
                && alike(writing, writing(other))) {
            best = other;
            bestLeading = leading;
        }
    }

    private static boolean alike(Writing one, Writing other) {
        return one.sameDirection(other)
                && Math.abs(one.height() - other.height()) <= SAME_SIZE * one.height();
    }

    /** Whether the line ends with a hyphen behind a letter or digit. */
    private boolean endsOpen(int line) {
        int last = lines.to(line) - 1;
        return lines.at(last) == '-' && last > lines.from(line) && isWord(lines.at(last - 1));
    }

    /** Whether the line begins with a hyphen before a letter or digit. */
    private boolean beginsWithHyphen(int line) {
        int first = lines.from(line);
        return lines.at(first) == '-' && first + 1 < lines.to(line) && isWord(lines.at(first + 1));
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
