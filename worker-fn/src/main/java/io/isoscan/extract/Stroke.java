package io.isoscan.extract;

/**
 * One glyph where it stands on the page, in the page's own units.
 *
 * @param text what it reads as; may be empty
 * @param x where its advance starts
 * @param y where its advance starts
 * @param endX where its advance ends
 * @param endY where its advance ends
 * @param directionX of the writing, a unit vector
 * @param directionY of the writing, a unit vector
 * @param em the font's size along the writing
 * @param height the font's size across the writing
 * @param letterSpace set between this glyph and the next of its string, in ems
 */
record Stroke(
        String text,
        double x,
        double y,
        double endX,
        double endY,
        double directionX,
        double directionY,
        double em,
        double height,
        double letterSpace) {}
