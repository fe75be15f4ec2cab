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
    Stragglers stragglers() {
        return new LeftReaders();
    }

    @Singleton
    FileThread fileThread(Stragglers stragglers) {
        return new FileThread(ExtractionLimits.defaults(), InstantSource.system(), stragglers);
    }

    @Singleton
    PictureMaker pictureMaker(Stragglers stragglers) {
        var limits =
                ExtractionLimits.defaults().withTime(ONE_PAGE).withPdfWorkingBytes(PICTURE_BYTES);
        var clock = InstantSource.system();
        var pictures = new DocumentPictures(limits, clock);
        var threads = new ReaderThreads(limits, clock, stragglers);
        return (document, number, until) ->
                threads.run(
                        () -> pictures.page(document, number, until),
                        until,
                        DocumentPictures::failed);
    }

    @Singleton
    PageFrames pageFrames(Stragglers stragglers) {
        var limits = ExtractionLimits.defaults();
        var clock = InstantSource.system();
        var frames = new DocumentFrames(limits, clock);
        var threads = new ReaderThreads(limits, clock, stragglers);
        return (document, until) ->
                threads.run(() -> frames.of(document, until), until, DocumentFrames::none);
    }

    @Singleton
    TextExtractor textExtractor(Stragglers stragglers) {
        var limits = ExtractionLimits.defaults();
        var clock = InstantSource.system();
        var texts = new DocumentTextExtractor(limits, clock);
        var threads = new ReaderThreads(limits, clock, stragglers);
        return (document, until) ->
                threads.run(() -> texts.extract(document, until), until, outcome -> outcome);
    }
}
