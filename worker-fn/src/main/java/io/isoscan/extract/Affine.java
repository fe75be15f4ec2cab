package io.isoscan.extract;

import org.apache.pdfbox.util.Matrix;

/** A transformation of the plane, by the six numbers that a PDF gives for it. */
record Affine(double a, double b, double c, double d, double e, double f) {
    static final Affine IDENTITY = new Affine(1, 0, 0, 1, 0, 0);

    static Affine of(Matrix matrix) {
        return new Affine(
                matrix.getScaleX(),
                matrix.getShearY(),
                matrix.getShearX(),
                matrix.getScaleY(),
                matrix.getTranslateX(),
                matrix.getTranslateY());
    }

    /** This one first, the other then. */
    Affine then(Affine next) {
        return new Affine(
                a * next.a + b * next.c,
                a * next.b + b * next.d,
                c * next.a + d * next.c,
                c * next.b + d * next.d,
                e * next.a + f * next.c + next.e,
                e * next.b + f * next.d + next.f);
    }

    /** A move within this one's own axes, then this one. */
    Affine movedBy(double x, double y) {
        return new Affine(a, b, c, d, x * a + y * c + e, x * b + y * d + f);
    }
}
