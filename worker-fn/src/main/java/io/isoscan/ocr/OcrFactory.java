package io.isoscan.ocr;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Objects;

/** Chooses the engine. */
@Factory
final class OcrFactory {

    /**
     * The engine of the variable OCR_ENGINE.
     *
     * @param engine {@code tesseract}, or empty for none
     */
    @Singleton
    Ocr ocr(@Value("${ocr.engine:}") String engine, InstantSource clock) {
        return switch (engine) {
            case "tesseract" ->
                    new TesseractProcess(
                            Objects.requireNonNullElse(System.getenv("PATH"), ""), clock);
            case "" -> new NoOcr();
            default ->
                    throw new IllegalStateException(
                            "OCR_ENGINE is textract or tesseract, not " + engine);
        };
    }
}
