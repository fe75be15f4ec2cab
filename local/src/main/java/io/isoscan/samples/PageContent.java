package io.isoscan.samples;

/** The operators of one page, in millimetres (ISO 32000-1, annex A). One thread at a time. */
final class PageContent {
    static final String FONT = "F1";
    private static final double POINTS_PER_MILLIMETRE = 72 / 25.4;

    private final StringBuilder operators = new StringBuilder(1 << 15);
    private Pen pen = Pen.THIN;

    PageContent() {
        numbers(POINTS_PER_MILLIMETRE, 0, 0, POINTS_PER_MILLIMETRE, 0, 0).operator("cm");
        operators.append("1 J 1 j\n");
        take(Pen.THIN);
    }

    void use(Pen wanted) {
        if (wanted != pen) {
            take(wanted);
        }
    }

    private void take(Pen wanted) {
        pen = wanted;
        numbers(wanted.width()).operator("w");
        operators.append(wanted.dashes()).append(" 0 d\n");
    }

    void moveTo(Point point) {
        numbers(point.x(), point.y()).operator("m");
    }

    void lineTo(Point point) {
        numbers(point.x(), point.y()).operator("l");
    }

    void curveTo(Point first, Point second, Point end) {
        numbers(first.x(), first.y(), second.x(), second.y(), end.x(), end.y()).operator("c");
    }

    void rectangle(Area area) {
        numbers(area.left(), area.bottom(), area.width(), area.height()).operator("re");
    }

    void closePath() {
        operator("h");
    }

    void stroke() {
        operator("S");
    }

    void fill() {
        operator("f");
    }

    /** Fills the path with white, so that it hides what lies under it, and draws its outline. */
    void hideAndStroke() {
        operators.append("1 g B 0 g\n");
    }

    void beginText(double size, LabelAngle angle, Point origin) {
        operators.append("BT /").append(FONT).append(' ');
        numbers(size).operator("Tf");
        numbers(angle.cos(), angle.sin(), -angle.sin(), angle.cos(), origin.x(), origin.y())
                .operator("Tm");
    }

    void showText(String text) {
        operators.append('(');
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (letter == '(' || letter == ')' || letter == '\\') {
                operators.append('\\');
            }
            operators.append(letter);
        }
        operators.append(") Tj\n");
    }

    void endText() {
        operator("ET");
    }

    String operators() {
        return operators.toString();
    }

    private PageContent numbers(double... values) {
        for (double value : values) {
            number(value);
        }
        return this;
    }

    /** Four decimals at most: the rounding hides what the last bits of a sum may differ by. */
    private void number(double value) {
        long scaled = Math.round(value * 10_000);
        if (scaled < 0) {
            operators.append('-');
        }
        long size = Math.abs(scaled);
        operators.append(size / 10_000);
        long fraction = size % 10_000;
        if (fraction != 0) {
            fraction(fraction);
        }
        operators.append(' ');
    }

    private void fraction(long tenThousandths) {
        operators.append('.');
        long rest = tenThousandths;
        for (long place = 1_000; rest > 0; place /= 10) {
            operators.append((char) ('0' + rest / place));
            rest %= place;
        }
    }

    private void operator(String name) {
        operators.append(name).append('\n');
    }
}
