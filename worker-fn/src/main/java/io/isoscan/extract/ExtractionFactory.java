package io.isoscan.extract;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Wires the extractor with the default limits. */
@Factory
final class ExtractionFactory {

    @Singleton
    TextExtractor textExtractor() {
        return new DocumentTextExtractor(ExtractionLimits.defaults(), InstantSource.system());
    }
}
