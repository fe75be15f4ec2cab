package io.isoscan.extract;

/** How much smaller a picture must be to have no more pixels than it may. */
final class Fitting {
    private Fitting() {}

    /** 1 for a picture that fits, less for one that does not. */
    static double factor(double width, double height) {
        double byArea = Math.sqrt(PictureMaker.MOST_PIXELS / (width * height));
        double bySide = (PictureMaker.LONGEST_SIDE - 1) / Math.max(width, height);
        return Math.min(1, Math.min(byArea, bySide));
    }
}
