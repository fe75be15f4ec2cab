package io.isoscan.extract;

/**
 * How glyphs stand on the page, in the page's own units.
 *
 * @param directionX of the writing, a unit vector
 * @param directionY of the writing, a unit vector
 * @param em the font's size along the writing
 * @param height the font's size across the writing
 * @param letterSpace set between the glyphs of one string, in ems
 * @param below how far glyphs reach to the right of the writing's line, as a share of the height
 * @param above how far they reach to the left of it; mirrored text stands on its head
 * @param hidden whether it stands in a layer that is switched off
 */
record Writing(
        double directionX,
        double directionY,
        double em,
        double height,
        double letterSpace,
        double below,
        double above,
        boolean hidden) {

    private static final double SAME_DIRECTION = 0.998;
    private static final double SAME_HEIGHT = 0.12;

    boolean sameDirection(Writing other) {
        return directionX * other.directionX + directionY * other.directionY > SAME_DIRECTION;
    }

    boolean sameHeight(Writing other) {
        return Math.abs(other.height - height) <= SAME_HEIGHT * height;
    }

    /** How far a way goes along the writing. */
    double along(double x, double y) {
        return x * directionX + y * directionY;
    }

    /** How far a way goes to the left of the writing: up, where it is not mirrored. */
    double across(double x, double y) {
        return y * directionX - x * directionY;
    }
}
