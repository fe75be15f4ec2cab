package io.isoscan.extract;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;

/** Wires the readers with the default limits. */
@Factory
final class ExtractionFactory {

    /** One page may take this long; a function that does OCR has its own time for all of them. */
    private static final Duration ONE_PAGE = Duration.ofMinutes(1);

    /**
     * An A0 sheet at 400 dots an inch in colours, inflated; OCR runs where there is room for it.
     */
    private static final long PICTURE_BYTES = 1L << 30;

    @Singleton
    PictureMaker pictureMaker() {
        var limits =
                ExtractionLimits.defaults().withTime(ONE_PAGE).withPdfWorkingBytes(PICTURE_BYTES);
        return new DocumentPictures(limits, InstantSource.system());
    }

    @Singleton
    TextExtractor textExtractor() {
        return new DocumentTextExtractor(ExtractionLimits.defaults(), InstantSource.system());
    }
}
