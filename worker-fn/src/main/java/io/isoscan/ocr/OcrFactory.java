package io.isoscan.ocr;

import io.isoscan.aws.CallLimits;
import io.isoscan.storage.Buckets;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Objects;
import software.amazon.awssdk.services.textract.TextractClient;

/** Chooses the engine. */
@Factory
final class OcrFactory {
    private static final String TEXTRACT = "textract";

    /** Where the same engine reads whole documents. */
    @Singleton
    OcrJobs jobs(
            @Value("${ocr.engine:}") String engine,
            BeanProvider<TextractClient> textract,
            Buckets buckets,
            InstantSource clock) {
        return engine.equals(TEXTRACT)
                ? new TextractJobs(textract.get(), buckets, clock)
                : new NoJobs();
    }

    /**
     * The engine of the variable OCR_ENGINE.
     *
     * @param engine {@code textract}, {@code tesseract}, or empty for none
     * @param textract made only where it is the engine
     */
    @Singleton
    Ocr ocr(
            @Value("${ocr.engine:}") String engine,
            BeanProvider<TextractClient> textract,
            CallLimits limits,
            InstantSource clock) {
        return switch (engine) {
            case TEXTRACT -> new TextractOcr(textract.get(), limits, clock);
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
