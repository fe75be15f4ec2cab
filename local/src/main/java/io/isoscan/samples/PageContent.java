package io.isoscan.samples;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The operators of one page, in millimetres (ISO 32000-1, annex A), with the forms and stamps that
 * go with them. One thread at a time.
 */
final class PageContent {
    static final String FONT = "F1";
    static final String LAYER = "Codes";

    private final StringBuilder operators = new StringBuilder(1 << 15);
    private final PageSetup setup;
    private final PageFont font;
    private final List<Form> forms = new ArrayList<>();
    private final List<Label> stamps = new ArrayList<>();
    private Pen pen = Pen.THIN;

    /** Operators of their own that the page, or another form, draws by name. */
    record Form(PageContent content, double turn, double scale) {}

    private PageContent(PageSetup setup, PageFont font) {
        this.setup = setup;
        this.font = font;
    }

    /** An empty page. */
    static PageContent of(PageSetup setup, PageFont font) {
        PageContent page = new PageContent(setup, font);
        page.numbers(setup.millimetres()).operator("cm");
        page.operators.append("1 J 1 j\n");
        page.take(Pen.THIN);
        return page;
    }

    /** The content of a form of this page. */
    PageContent inner() {
        return new PageContent(setup, font);
    }

    PageSetup setup() {
        return setup;
    }

    PageFont font() {
        return font;
    }

    List<Form> forms() {
        return List.copyOf(forms);
    }

    List<Label> stamps() {
        return List.copyOf(stamps);
    }

    /** Puts the label on the page as an annotation. */
    void stamp(Label label) {
        stamps.add(label);
    }

    /** The name under which a page or form knows its forms. */
    static String nameOfForm(int number) {
        return "Form" + number;
    }

    /** Draws a form with its origin at that point, turned and enlarged by that much. */
    void draw(Form form, Point origin, LabelAngle angle, double scale) {
        operators.append("q ");
        numbers(
                        scale * angle.cos(),
                        scale * angle.sin(),
                        -scale * angle.sin(),
                        scale * angle.cos(),
                        origin.x(),
                        origin.y())
                .operator("cm");
        operators.append('/').append(nameOfForm(forms.size())).append(" Do Q\n");
        forms.add(form);
    }

    /** What follows, up to {@link #endLayer()}, belongs to the page's one layer. */
    void beginLayer() {
        operators.append("/OC /").append(LAYER).append(" BDC\n");
    }

    void endLayer() {
        operator("EMC");
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
        string(text);
        operator("Tj");
    }

    /** Shows the glyphs one by one, each moved back by so many thousandths of an em. */
    void showText(String text, List<Integer> movedBack) {
        operators.append('[');
        for (int i = 0; i < text.length(); i++) {
            operators.append(movedBack.get(i)).append(' ');
            string(text.substring(i, i + 1));
        }
        operators.append("] TJ\n");
    }

    /** An operator of text state, as {@code Tc}, with its one number. */
    void textState(double value, String operator) {
        numbers(value).operator(operator);
    }

    private void string(String text) {
        byte[] codes = font.codes(text);
        if (font.isReadable()) {
            literal(codes);
        } else {
            operators.append('<').append(HexFormat.of().formatHex(codes)).append("> ");
        }
    }

    private void literal(byte[] codes) {
        operators.append('(');
        for (byte code : codes) {
            if (code == '(' || code == ')' || code == '\\') {
                operators.append('\\');
            }
            operators.append((char) code);
        }
        operators.append(") ");
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
