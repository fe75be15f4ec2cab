package io.isoscan.ocr;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;

/** Which pixels of a grey picture are ink. */
final class InkThreshold {
    private static final int SHADES = 256;

    private InkThreshold() {}

    /**
     * The first shade that is no ink: halfway from the one that parts the dark from the light best
     * (Otsu, "A threshold selection method from gray-level histograms", 1979) to the paper, for
     * thin strokes of a coarse scan are pale.
     */
    static int of(BufferedImage picture) {
        var counts = new long[SHADES];
        for (byte pixel : ((DataBufferByte) picture.getRaster().getDataBuffer()).getData()) {
            counts[pixel & 0xFF]++;
        }
        long all = 0;
        double sum = 0;
        for (int shade = 0; shade < SHADES; shade++) {
            all += counts[shade];
            sum += (double) shade * counts[shade];
        }
        long dark = 0;
        double darkSum = 0;
        double widest = 0;
        double threshold = SHADES / 2.0;
        for (int shade = 0; shade < SHADES; shade++) {
            dark += counts[shade];
            darkSum += (double) shade * counts[shade];
            if (dark > 0 && dark < all) {
                double light = (sum - darkSum) / (all - dark);
                double apart = darkSum / dark - light;
                double between = apart * apart * dark * (all - dark);
                if (between > widest) {
                    widest = between;
                    threshold = (shade + 1 + light) / 2;
                }
            }
        }
        return (int) threshold;
    }
}
