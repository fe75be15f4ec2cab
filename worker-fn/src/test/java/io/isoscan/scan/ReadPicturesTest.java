package io.isoscan.scan;

import static io.isoscan.scan.EngineDouble.word;
import static io.isoscan.scan.EngineDouble.words;
import static org.assertj.core.api.Assertions.assertThat;

import io.isoscan.extract.Extraction;
import io.isoscan.extract.PageText;
import io.isoscan.ocr.Ocr;
import io.isoscan.ocr.OcrCache;
import io.isoscan.result.Evidence;
import io.isoscan.result.FileResult;
import io.isoscan.result.FoundCode;
import io.isoscan.storage.Keys;
import io.isoscan.task.FileTask;
import io.isoscan.task.RecordingTaskQueue.Handed;
import io.isoscan.testing.Doubles;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ReadPicturesTest {
    private static final Extraction.NeedsOcr IMAGE =
            new Extraction.NeedsOcr(List.of(), List.of(), "image: png needs OCR");

    private final EngineDouble engine = new EngineDouble();

    @Test
    void pageWithoutTextIsReadByOcrAndTheOthersKeepTheirText() {
        engine.pages = List.of(words("HOLE-9"), words("HOLE-2"));
        var scan =
                scan(
                        new Extraction.NeedsOcr(
                                List.of(PageText.unplaced(1, "HOLE-1"), PageText.unplaced(2, "")),
                                List.of(2),
                                "no text layer: needs OCR"));

        assertThat(scan.run(scan(scan))).isEmpty();

        assertThat(scan.results().getFirst().codes())
                .containsExactly(
                        FoundCode.plain("HOLE-1", 1),
                        new FoundCode(
                                "HOLE-2",
                                2,
                                new Evidence(
                                        "HOLE-2", EngineDouble.ON_PAGE, List.of(), 90, false)));
        assertThat(engine.read).containsExactly(2);
    }

    @Test
    void imageIsReadToItsLastPicture() {
        engine.pages = List.of(words("SHEET"), words("HOLE-1"), words("HOLE-2"));
        var scan = scan(IMAGE);

        scan.run(scan(scan));

        assertThat(scan.results()).extracting(FileResult::statusLabel).containsExactly("2 Codes");
        assertThat(engine.read).containsExactly(1, 2, 3);
    }

    @Test
    void imageWithoutAPictureIsAnError() {
        var scan = scan(IMAGE);

        scan.run(scan(scan));

        assertError(scan, "broken: page 1 cannot be shown");
    }

    @Test
    void pageOfADocumentThatCannotBeShownIsAnErrorAndNotSkipped() {
        engine.pages = List.of(words("HOLE-1"));
        var scan =
                scan(new Extraction.NeedsOcr(List.of(), List.of(1, 2), "no text layer: needs OCR"));

        scan.run(scan(scan));

        assertError(scan, "broken: page 2 cannot be shown");
    }

    @Test
    void wordsOfDifferentLinesNeverGlue() {
        engine.pages = List.of(new Ocr.Words(List.of(word("A", 1), word("HOLE-1", 2))));
        var scan = scan(IMAGE);

        scan.run(scan(scan));

        assertThat(scan.results()).extracting(FileResult::statusLabel).containsExactly("1 Code");
    }

    @Test
    void secondRunReadsNoPageAgain() {
        engine.pages = List.of(words("HOLE-1"), words("HOLE-2"));
        var scan = scan(IMAGE);
        scan.run(scan(scan, 0));

        scan.run(scan(scan, 1));

        assertThat(scan.results()).hasSize(2).allMatch(result -> result.codeCount() == 2);
        assertThat(scan.doubles.metrics.ocrPages()).isEqualTo(2);
        assertThat(engine.read).containsExactly(1, 2);
    }

    @Test
    void anotherVersionOfTheEngineReadsAgain() {
        engine.pages = List.of(words("HOLE-1"));
        var scan = scan(IMAGE);
        scan.run(scan(scan, 0));
        engine.version = "engine-2";

        scan.run(scan(scan, 1));

        assertThat(engine.read).containsExactly(1, 1);
    }

    @Test
    void fileWithMorePagesThanTimeIsHandedOnAndGoesOnBehindWhatIsKept() {
        engine.pages = List.of(words("HOLE-1"), new Ocr.OutOfTime());
        var scan = scan(IMAGE);

        assertThat(scan.run(scan(scan))).isEmpty();

        assertThat(scan.results()).isEmpty();
        var handedOn = scan.doubles.queue.takeForOcr();
        assertThat(handedOn).hasSize(1);

        engine.pages = List.of(words("HOLE-1"), words("HOLE-2"));
        scan.run(handedOn.getFirst());
        assertThat(scan.results()).extracting(FileResult::statusLabel).containsExactly("2 Codes");
        assertThat(engine.read).containsExactly(1, 2, 2);
    }

    @Test
    void fileThatGotNowhereComesAgainAsItIs() {
        engine.pages = List.of(new Ocr.OutOfTime());
        var scan = scan(IMAGE);

        assertThat(scan.run(scan(scan))).containsExactly("message-0");

        assertThat(scan.doubles.queue.takeForOcr()).isEmpty();
        assertThat(scan.results()).isEmpty();
    }

    @Test
    void throttledFileIsSentAnewWithADelayAndItsMessageIsDone() {
        engine.pages = List.of(new Ocr.Busy());
        var scan = scan(IMAGE);
        var task = scan(scan);

        assertThat(scan.run(task)).isEmpty();

        assertThat(scan.doubles.queue.takeHanded())
                .containsExactly(new Handed(task, Duration.ofMinutes(1)));
        assertThat(scan.results()).isEmpty();
    }

    @Test
    void throttledFileGoesOnBehindWhatIsKept() {
        engine.pages = List.of(words("HOLE-1"), new Ocr.Busy());
        var scan = scan(IMAGE);
        scan.run(scan(scan));
        engine.pages = List.of(words("HOLE-1"), words("HOLE-2"));

        scan.run(scan.doubles.queue.takeForOcr().getFirst());

        assertThat(scan.results()).extracting(FileResult::statusLabel).containsExactly("2 Codes");
        assertThat(engine.read).containsExactly(1, 2, 2);
    }

    @Test
    void pageThatCannotBeReadIsAnErrorWithItsNumber() {
        engine.pages = List.of(words("HOLE-1"), new Ocr.Unreadable("too dark"));
        var scan = scan(IMAGE);

        scan.run(scan(scan));

        assertError(scan, "page 2: too dark");
    }

    @Test
    void withoutAnEngineTheReasonSaysWhy() {
        engine.missing = Optional.of("there is none");
        var scan = scan(IMAGE);

        scan.run(scan(scan));

        assertError(scan, "image: png needs OCR, and there is none");
    }

    @Test
    void withoutAnEngineTheTextOfTheOtherPagesCounts() {
        engine.missing = Optional.of("there is none");
        var scan =
                scan(
                        new Extraction.NeedsOcr(
                                List.of(PageText.unplaced(1, "HOLE-1"), PageText.unplaced(2, "")),
                                List.of(2),
                                "no text layer: needs OCR"));

        scan.run(scan(scan));

        assertThat(scan.results()).extracting(FileResult::statusLabel).containsExactly("1 Code");
    }

    @Test
    void fileWithTooManyPagesForOcrIsNotBegun() {
        var scan =
                scan(
                        new Extraction.NeedsOcr(
                                List.of(),
                                IntStream.rangeClosed(1, 501).boxed().toList(),
                                "no text layer: needs OCR"));

        scan.run(scan(scan));

        assertError(scan, "has more than 500 pages that need OCR");
        assertThat(engine.read).isEmpty();
    }

    private Scenario scan(Extraction extraction) {
        return new Scenario(
                2,
                (document, until) -> extraction,
                doubles ->
                        new ReadPictures(
                                engine,
                                engine,
                                cache(doubles),
                                background(doubles),
                                Scenario.findCodes(),
                                doubles.metrics));
    }

    private static OcrCache cache(Doubles doubles) {
        return new OcrCache(doubles.blobs, doubles.json);
    }

    /** Files are short here: see ReadInBackgroundTest. */
    private static ReadInBackground background(Doubles doubles) {
        return new ReadInBackground(
                (_, _) -> List.of(),
                new JobsDouble(),
                cache(doubles),
                doubles.metrics,
                doubles.clock);
    }

    private static void assertError(Scenario scan, String reason) {
        assertThat(scan.results()).extracting(FileResult::error).containsExactly(reason);
    }

    private static FileTask scan(Scenario scan) {
        return scan(scan, 0);
    }

    private static FileTask scan(Scenario scan, int index) {
        var key = Keys.inlineFile(scan.id, index);
        scan.doubles.blobs.put(key, new byte[] {1, 2, 3}, "image/png");
        return scan.stored(index, key);
    }
}
