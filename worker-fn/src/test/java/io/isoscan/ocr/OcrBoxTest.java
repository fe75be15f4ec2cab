package io.isoscan.ocr;

import static org.assertj.core.api.Assertions.assertThat;

import io.isoscan.result.Box;
import java.awt.geom.AffineTransform;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OcrBoxTest {
    @ParameterizedTest
    @CsvSource({
        "0, 40, 148, 60, 152",
        "90, 48, 140, 52, 160",
        "30, 40.34, 143.27, 59.66, 156.73",
        "150, 40.34, 143.27, 59.66, 156.73"
    })
    void turnedWordStandsInAnUprightBoxOfThePage(
            int degrees, double left, double bottom, double right, double top) {
        var twoHundredHigh = new AffineTransform(1, 0, 0, -1, 0, 200);

        assertThat(new OcrBox(50, 50, 20, 4, degrees).in(twoHundredHigh))
                .isEqualTo(new Box(left, bottom, right, top));
    }
}
