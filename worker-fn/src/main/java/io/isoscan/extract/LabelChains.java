package io.isoscan.extract;

import java.util.Arrays;

/**
 * Joins runs end to start, in whatever order they were drawn. Each run has at most one follower and
 * one leader, the nearest; a run drawn twice counts once.
 */
final class LabelChains {

    private static final int NONE = -1;
    private static final int DROPPED = -2;
    private static final double OVERLAP = 0.3;
    private static final double REACH = 1.0;

    /** A run struck twice starts within this of the first strike, as a share of the height. */
    private static final double STRUCK_TWICE = 0.2;

    private final Glyphs glyphs;
    private final Deadline deadline;
    private final double touching;

    /** Run i goes up to where run i + 1 begins. */
    private final int[] runs;

    private final int count;
    private final Neighbours starts;
    private final int[] leader;
    private final int[] follower;
    private final double[] distance;

    LabelChains(Glyphs glyphs, int[] runs, Deadline deadline, double touching) {
        this.glyphs = glyphs;
        this.runs = runs;
        this.count = runs.length - 1;
        this.deadline = deadline;
        this.touching = touching;
        this.starts = new Neighbours(count);
        this.leader = filled(count);
        this.follower = filled(count);
        this.distance = new double[count];
    }

    LabelLines join() {
        for (int i = 0; i < count; i++) {
            index(i);
        }
        for (int i = 0; i < count; i++) {
            if (leader[i] != DROPPED) {
                follow(i);
            }
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
        starts.forEach(x, y, height, STRUCK_TWICE * height, other -> drop(run, other));
        if (leader[run] != DROPPED) {
            starts.add(run, x, y, height);
        }
    }

    private void drop(int run, int other) {
        deadline.tick();
        if (glyphs.repeats(first(other), runs[other + 1], first(run), runs[run + 1])) {
            leader[run] = DROPPED;
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
        double gap = glyphs.gap(last(run), start);
        if (next == run
                || !(gap >= -OVERLAP && gap <= touching)
                || !glyphs.leads(first(run), last(run), start)) {
            return;
        }
        double far = Math.abs(gap);
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
