package io.isoscan.extract;

/** Moves through one shown string, glyph by glyph, and knows where each stands on the page. */
final class TextPen {

    /** Sizes out of this range are drawn by nobody, and would leave the numbers' range. */
    private static final double SMALLEST = 1e-6;

    private static final double LARGEST = 1e9;

    /** Wider than this, in ems, spacing sets letters that belong to different labels. */
    private static final double WIDEST_SPACING = 1.5;

    private static final double DESCENT = 0.2;

    private final TextState state;
    private final boolean vertical;
    private final Affine page;
    private final double originX;
    private final double originY;
    private final Writing writing;
    private double x;
    private double y;
    private double startX;
    private double startY;
    private double advance;

    TextPen(TextState state, FontGlyphs font, Affine text, boolean hidden) {
        this.state = state;
        this.vertical = font.isVertical();
        this.page = text.then(state.page);
        this.originX = page.e() + state.rise * page.c();
        this.originY = page.f() + state.rise * page.d();
        this.writing = writing(font.em(), hidden);
    }

    private Writing writing(double fontEm, boolean hidden) {
        double size = state.size;
        double across = Math.hypot(page.a(), page.b());
        double up = Math.hypot(page.c(), page.d());
        double wide = positive(Math.abs(size * state.stretch) * across * fontEm);
        double high = positive(Math.abs(size) * up * fontEm);
        double sign = Math.signum(size) * (vertical ? -1 : Math.signum(state.stretch));
        double directionX = vertical ? unit(page.c(), up) : unit(page.a(), across);
        double directionY = vertical ? unit(page.d(), up) : unit(page.b(), across);
        double space = size == 0 ? 0 : Math.abs(state.spacing / (size * fontEm));
        double below = vertical ? 0.5 : mirrored() ? 1 - DESCENT : DESCENT;
        return new Writing(
                sign * directionX,
                sign * directionY,
                vertical ? high : wide,
                vertical ? wide : high,
                state.spacing > 0 && space <= WIDEST_SPACING ? space : 0,
                below,
                1 - below,
                hidden);
    }

    private boolean mirrored() {
        return (page.a() * page.d() - page.b() * page.c()) * state.stretch < 0;
    }

    /** Draws the glyph, then moves on by its advance and the spacing. */
    void draw(FontGlyphs.Glyph glyph, boolean space) {
        startX = x;
        startY = y;
        double wide = vertical ? 0 : glyph.advanceX() * state.size * state.stretch;
        double high = vertical ? glyph.advanceY() * state.size : 0;
        advance =
                writing.along(wide * page.a() + high * page.c(), wide * page.b() + high * page.d());
        double extra = state.spacing + (space ? state.wordSpacing : 0);
        x += vertical ? 0 : wide + extra * state.stretch;
        y += vertical ? high + extra : 0;
    }

    Writing writing() {
        return writing;
    }

    /** Where the glyph drawn last starts. */
    double pageX() {
        return originX + startX * page.a() + startY * page.c();
    }

    /** Where the glyph drawn last starts. */
    double pageY() {
        return originY + startX * page.b() + startY * page.d();
    }

    /** How far the glyph drawn last goes along the writing. */
    double advance() {
        return advance;
    }

    double movedX() {
        return x;
    }

    double movedY() {
        return y;
    }

    private static double unit(double part, double length) {
        return length == 0 ? 0 : part / length;
    }

    private static double positive(double length) {
        return length > SMALLEST ? Math.min(length, LARGEST) : SMALLEST;
    }
}
