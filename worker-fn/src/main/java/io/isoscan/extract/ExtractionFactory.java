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

    @Singleton
    PictureMaker pictureMaker() {
        return new DocumentPictures(
                ExtractionLimits.defaults().withTime(ONE_PAGE), InstantSource.system());
    }

    @Singleton
    TextExtractor textExtractor() {
        return new DocumentTextExtractor(ExtractionLimits.defaults(), InstantSource.system());
    }
}
