package io.isoscan.extract;

/** Glyphs that follow each other on one baseline, in one size and direction: a label, growing. */
final class LabelRun {

    private static final double SAME_DIRECTION = 0.998;
    private static final double SAME_SIZE = 0.12;
    private static final double BASELINE_DRIFT = 0.12;
    private static final double STRUCK_TWICE = 0.2;
    private static final double AHEAD = 0.05;

    private final StringBuilder text = new StringBuilder();
    private final Stroke first;
    private Stroke last;

    LabelRun(Stroke first) {
        this.first = first;
        this.last = first;
        text.append(first.text());
    }

    void append(Stroke stroke) {
        text.append(stroke.text());
        last = stroke;
    }

    void append(LabelRun next) {
        text.append(next.text);
        last = next.last;
    }

    void space() {
        if (!text.isEmpty() && text.charAt(text.length() - 1) != ' ') {
            text.append(' ');
        }
    }

    String text() {
        return text.toString();
    }

    Stroke first() {
        return first;
    }

    Stroke last() {
        return last;
    }

    /** Whether the stroke is drawn like this run and on its baseline, near or far. */
    boolean alignedWith(Stroke next) {
        return sameSize(next) && sameDirection(next) && Math.abs(offBaseline(next)) < drift();
    }

    /**
     * Whether the stroke is aligned with this run and starts after it starts: never in a circle.
     */
    boolean leads(Stroke next) {
        double dx = next.x() - first.x();
        double dy = next.y() - first.y();
        double ahead = dx * first.directionX() + dy * first.directionY();
        return ahead > AHEAD * first.em() && alignedWith(next);
    }

    /** How far the stroke starts after this run's end, in ems; negative where they overlap. */
    double gapTo(Stroke next) {
        double dx = next.x() - last.endX();
        double dy = next.y() - last.endY();
        return (dx * last.directionX() + dy * last.directionY()) / last.em();
    }

    /** Whether the stroke is the run's last glyph once more, as drawn for boldness. */
    boolean repeats(Stroke next) {
        return next.text().equals(last.text()) && near(last, next);
    }

    /** Whether the other run is this one once more. */
    boolean repeats(LabelRun other) {
        return near(first, other.first)
                && sameDirection(other.first)
                && text.compareTo(other.text) == 0;
    }

    private static boolean near(Stroke one, Stroke other) {
        double reach = STRUCK_TWICE * one.height();
        double advance = Math.hypot(one.endX() - one.x(), one.endY() - one.y());
        double distance = Math.hypot(one.x() - other.x(), one.y() - other.y());
        return distance < reach && distance <= advance / 2;
    }

    private boolean sameSize(Stroke next) {
        return Math.abs(next.height() - last.height()) <= SAME_SIZE * last.height();
    }

    private boolean sameDirection(Stroke next) {
        return next.directionX() * last.directionX() + next.directionY() * last.directionY()
                > SAME_DIRECTION;
    }

    private double offBaseline(Stroke next) {
        double dx = next.x() - last.endX();
        double dy = next.y() - last.endY();
        return dy * last.directionX() - dx * last.directionY();
    }

    private double drift() {
        return BASELINE_DRIFT * last.height();
    }
}
