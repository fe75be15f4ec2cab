package io.isoscan.extract;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Joins runs end to start, in whatever order they were drawn. Each run has at most one follower and
 * one leader, the nearest; a run drawn twice counts once.
 */
final class LabelChains {

    private static final int NONE = -1;
    private static final int DROPPED = -2;
    private static final double OVERLAP = 0.3;
    private static final double REACH = 1.0;

    private final List<LabelRun> runs;
    private final double touching;
    private final Map<Cell, List<Integer>> starts = new HashMap<>();
    private final int[] leader;
    private final int[] follower;
    private final double[] distance;

    /** A square of the page, as wide as glyphs of one size class are high. */
    private record Cell(int size, long column, long row) {}

    LabelChains(List<LabelRun> runs, double touching) {
        this.runs = runs;
        this.touching = touching;
        this.leader = filled(runs.size());
        this.follower = filled(runs.size());
        this.distance = new double[runs.size()];
    }

    List<LabelRun> join() {
        for (int i = 0; i < runs.size(); i++) {
            index(i);
        }
        for (int i = 0; i < runs.size(); i++) {
            if (leader[i] != DROPPED) {
                follow(i);
            }
        }
        return heads();
    }

    private static int[] filled(int size) {
        int[] none = new int[size];
        Arrays.fill(none, NONE);
        return none;
    }

    private void index(int run) {
        Stroke first = runs.get(run).first();
        int size = sizeClass(first.height());
        List<Integer> cell =
                starts.computeIfAbsent(cell(size, first.x(), first.y()), _ -> new ArrayList<>(1));
        for (int other : cell) {
            if (runs.get(other).repeats(runs.get(run))) {
                leader[run] = DROPPED;
                return;
            }
        }
        cell.add(run);
    }

    private void follow(int run) {
        Stroke last = runs.get(run).last();
        int size = sizeClass(last.height());
        for (int near = size - 1; near <= size + 1; near++) {
            double side = side(near);
            double reach = REACH * Math.min(last.height(), side);
            long left = square(last.endX() - reach, side);
            long right = square(last.endX() + reach, side);
            long top = square(last.endY() + reach, side);
            for (long column = left; column <= right; column++) {
                for (long row = square(last.endY() - reach, side); row <= top; row++) {
                    tryCell(run, new Cell(near, column, row));
                }
            }
        }
    }

    private void tryCell(int run, Cell cell) {
        for (int next : starts.getOrDefault(cell, List.of())) {
            if (next != run) {
                tryPair(run, next);
            }
        }
    }

    private void tryPair(int run, int next) {
        Stroke start = runs.get(next).first();
        double gap = runs.get(run).gapTo(start);
        if (gap < -OVERLAP || gap > touching || !runs.get(run).leads(start)) {
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

    private List<LabelRun> heads() {
        List<LabelRun> heads = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            if (leader[i] == NONE) {
                heads.add(chain(i));
            }
        }
        return heads;
    }

    private LabelRun chain(int head) {
        LabelRun label = runs.get(head);
        for (int next = follower[head]; next >= 0; next = follower[next]) {
            label.append(runs.get(next));
        }
        return label;
    }

    private static int sizeClass(double height) {
        return Math.getExponent(height);
    }

    private static Cell cell(int size, double x, double y) {
        double side = side(size);
        return new Cell(size, square(x, side), square(y, side));
    }

    private static double side(int size) {
        return Math.scalb(1.0, size + 1);
    }

    private static long square(double at, double side) {
        return (long) Math.floor(at / side);
    }
}
