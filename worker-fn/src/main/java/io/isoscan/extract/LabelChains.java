package io.isoscan.extract;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Joins runs end to start, in whatever order they were drawn. Each run has at most one follower and
 * one leader, the nearest; a run drawn twice counts once.
 */
final class LabelChains {

    private static final int NONE = -1;
    private static final int DROPPED = -2;
    private static final double OVERLAP = 0.3;
    private static final double REACH = 1.0;

    /** Single glyphs so far apart, in ems, may be one label with space between its letters. */
    private static final double WIDEST_SPACING = 0.5;

    private final Glyphs glyphs;
    private final Deadline deadline;
    private final double touching;
    private final int spacedOut;

    /** Run i goes up to where run i + 1 begins. */
    private final int[] runs;

    private final int count;
    private final Neighbours starts;
    private final int[] leader;
    private final int[] follower;
    private final double[] distance;

    /** Whether some run may strike a part of another once more. */
    private boolean doubled;

    /**
     * Nothing is joined yet.
     *
     * @param touching a gap up to this is none, in ems
     * @param spacedOut so many single glyphs that stand evenly apart are a label
     */
    LabelChains(Glyphs glyphs, int[] runs, Deadline deadline, double touching, int spacedOut) {
        this.glyphs = glyphs;
        this.runs = runs;
        this.count = runs.length - 1;
        this.deadline = deadline;
        this.touching = touching;
        this.spacedOut = spacedOut;
        this.starts = new Neighbours(count);
        this.leader = filled(count);
        this.follower = filled(count);
        this.distance = new double[count];
    }

    /**
     * Joins the runs to labels.
     *
     * @param struckTwice whether a glyph was seen to be
     */
    LabelLines join(boolean struckTwice) {
        doubled = struckTwice;
        for (int i = 0; i < count; i++) {
            index(i);
        }
        for (int i = 0; i < count; i++) {
            if (leader[i] != DROPPED) {
                follow(i);
            }
        }
        joinSpacedOut();
        if (doubled) {
            dropStrikes();
        }
        return lines();
    }

    private static int[] filled(int size) {
        int[] none = new int[size];
        Arrays.fill(none, NONE);
        return none;
    }

    private int first(int run) {
        return runs[run];
    }

    private int last(int run) {
        return runs[run + 1] - 1;
    }

    private void index(int run) {
        int first = first(run);
        double height = glyphs.height(first);
        float x = glyphs.x(first);
        float y = glyphs.y(first);
        double near = Glyphs.STRUCK_TWICE * height;
        starts.forEach(x, y, height, near, other -> drop(run, other));
        if (leader[run] != DROPPED) {
            starts.add(run, x, y, height);
        }
    }

    private void drop(int run, int other) {
        deadline.tick();
        if (leader[other] == DROPPED || !glyphs.repeats(first(other), first(run))) {
            return;
        }
        if (glyphs.repeats(first(other), runs[other + 1], first(run), runs[run + 1])) {
            boolean shown = glyphs.hidden(first(other)) && !glyphs.hidden(first(run));
            leader[shown ? other : run] = DROPPED;
        } else {
            doubled = true;
        }
    }

    private void follow(int run) {
        int last = last(run);
        double height = glyphs.height(last);
        starts.forEach(
                glyphs.endX(last),
                glyphs.endY(last),
                height,
                REACH * height,
                next -> tryPair(run, next));
    }

    private void tryPair(int run, int next) {
        deadline.tick();
        int start = first(next);
        double gap = glyphs.gapBehindSpacing(last(run), start);
        if (next == run
                || leader[next] == DROPPED
                || !(gap >= -OVERLAP && gap <= touching)
                || !glyphs.leads(first(run), last(run), start)) {
            return;
        }
        offer(run, next, Math.abs(gap));
    }

    private void offer(int run, int next, double far) {
        if (nearer(leader[next], far) && (follower[run] == NONE || distance[run] > far)) {
            link(run, next, far);
        }
    }

    private boolean nearer(int rival, double far) {
        return rival == NONE || distance[rival] > far;
    }

    private void link(int run, int next, double far) {
        if (leader[next] >= 0) {
            follower[leader[next]] = NONE;
        }
        if (follower[run] >= 0) {
            leader[follower[run]] = NONE;
        }
        follower[run] = next;
        leader[next] = run;
        distance[run] = far;
    }

    /** Joins single glyphs that nothing touches, where they stand evenly apart. */
    private void joinSpacedOut() {
        BitSet single = new BitSet(count);
        for (int i = 0; i < count; i++) {
            single.set(i, leader[i] == NONE && follower[i] == NONE && first(i) == last(i));
        }
        single.stream().forEach(run -> followSpacedOut(run, single));
        single.stream().filter(run -> leader[run] == NONE).forEach(this::cutUneven);
    }

    private void followSpacedOut(int run, BitSet single) {
        int glyph = first(run);
        double height = glyphs.height(glyph);
        starts.forEach(
                glyphs.endX(glyph),
                glyphs.endY(glyph),
                height,
                REACH * height,
                next -> tryGlyph(run, next, single));
    }

    private void tryGlyph(int run, int next, BitSet single) {
        deadline.tick();
        double gap = glyphs.gap(first(run), first(next));
        if (next != run
                && single.get(next)
                && gap > 0
                && gap <= WIDEST_SPACING
                && glyphs.leads(first(run), first(run), first(next))) {
            offer(run, next, gap);
        }
    }

    private void cutUneven(int head) {
        double least = Double.POSITIVE_INFINITY;
        double most = 0;
        int length = 1;
        for (int run = head; follower[run] >= 0; run = follower[run]) {
            least = Math.min(least, distance[run]);
            most = Math.max(most, distance[run]);
            length++;
        }
        if (length < spacedOut || !Glyphs.even(least, most)) {
            cut(head);
        }
    }

    private void cut(int head) {
        int next;
        for (int run = head; run >= 0; run = next) {
            next = follower[run];
            follower[run] = NONE;
            leader[run] = NONE;
        }
    }

    /** Drops the labels that strike another once more. */
    private void dropStrikes() {
        int[] heads = heads().toArray();
        List<int[]> labels = Arrays.stream(heads).mapToObj(this::shownGlyphs).toList();
        new Strikes(glyphs, labels, deadline)
                .repeated().stream().forEach(label -> leader[heads[label]] = DROPPED);
    }

    private IntStream heads() {
        return IntStream.range(0, count).filter(i -> leader[i] == NONE && !isSpace(i));
    }

    private boolean isSpace(int run) {
        return glyphs.isSpace(first(run)) && glyphs.isSpace(last(run));
    }

    private int[] shownGlyphs(int head) {
        return IntStream.iterate(head, run -> run >= 0, run -> follower[run])
                .flatMap(run -> IntStream.range(first(run), runs[run + 1]))
                .filter(glyph -> !glyphs.isSpace(glyph) && !glyphs.isClosed(glyph))
                .toArray();
    }

    private LabelLines lines() {
        LabelLines lines = new LabelLines(glyphs, deadline);
        for (int i = 0; i < count; i++) {
            if (leader[i] == NONE) {
                for (int run = i; run >= 0; run = follower[run]) {
                    lines.add(first(run), runs[run + 1]);
                }
                lines.end();
            }
        }
        return lines;
    }
}
