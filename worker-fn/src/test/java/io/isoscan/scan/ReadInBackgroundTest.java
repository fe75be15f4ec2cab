package io.isoscan.scan;

import static io.isoscan.scan.EngineDouble.words;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.isoscan.extract.Extraction;
import io.isoscan.extract.PageFrame;
import io.isoscan.extract.PageText;
import io.isoscan.ocr.DocumentSize;
import io.isoscan.ocr.Ocr;
import io.isoscan.ocr.OcrBox;
import io.isoscan.ocr.OcrCache;
import io.isoscan.ocr.OcrJobs;
import io.isoscan.ocr.OcrWord;
import io.isoscan.result.Box;
import io.isoscan.result.Evidence;
import io.isoscan.result.FileResult;
import io.isoscan.result.FoundCode;
import io.isoscan.session.SessionState;
import io.isoscan.storage.Keys;
import io.isoscan.task.FileTask;
import io.isoscan.task.RecordingTaskQueue.Handed;
import io.isoscan.testing.Doubles;
import io.isoscan.testing.Effects;
import java.awt.geom.AffineTransform;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of long files, with everything but the engine in its place. */
final class ReadInBackgroundTest {
    /** From shares of a page of 200 by 100 points. */
    private static final AffineTransform TO_PAGE = new AffineTransform(200, 0, 0, -100, 0, 100);

    private final JobsDouble jobs = new JobsDouble();
    private final EngineDouble engine = new EngineDouble();
    private List<PageFrame> frames = frames(6);

    @Test
    void longFileIsStartedWhereItLiesAndNobodyWaits() {
        var scan = scan(scans(6));
        var task = task(scan);

        assertThat(scan.run(task)).isEmpty();

        assertThat(jobs.started).containsExactly(task.fileKey());
        assertThat(scan.doubles.queue.takeHanded())
                .containsExactly(new Handed(task, Duration.ofSeconds(30)));
        assertThat(scan.results()).isEmpty();
        assertThat(engine.read).isEmpty();
    }

    @Test
    void fileIsAskedForAgainUntilItIsDoneAndThenReadOutOfWhatIsKept() {
        var scan = scan(scans(6));
        scan.run(task(scan));
        scan.run(scan.doubles.queue.takeForOcr().getFirst());
        jobs.progress = new OcrJobs.Read(pages(6));

        scan.run(scan.doubles.queue.takeForOcr().getFirst());

        assertThat(jobs.started).hasSize(1);
        assertThat(jobs.looked).containsExactly("job-1", "job-1");
        assertThat(scan.results()).extracting(FileResult::statusLabel).containsExactly("2 Codes");
        assertThat(scan.results().getFirst().codes())
                .contains(
                        new FoundCode(
                                "HOLE-1",
                                1,
                                new Evidence(
                                        "HOLE-1", new Box(80, 70, 120, 80), List.of(), 97, false)));
        assertThat(engine.read).isEmpty();
        assertThat(scan.doubles.metrics.ocrPages()).isEqualTo(6);
        assertThat(scan.doubles.queue.takeForOcr()).isEmpty();
    }

    @Test
    void secondRunStartsNothingAndAsksForNothing() {
        jobs.progress = new OcrJobs.Read(pages(6));
        var scan = scan(scans(6));
        scan.run(task(scan, 0));
        scan.run(scan.doubles.queue.takeForOcr().getFirst());

        scan.run(task(scan, 1));

        assertThat(scan.results()).hasSize(2).allMatch(result -> result.codeCount() == 2);
        assertThat(jobs.started).hasSize(1);
        assertThat(jobs.looked).hasSize(1);
        assertThat(scan.doubles.metrics.ocrPages()).isEqualTo(6);
    }

    @Test
    void anotherVersionOfTheEngineStartsAnew() {
        var scan = scan(scans(6));
        scan.run(task(scan));
        engine.version = "engine-2";

        scan.run(task(scan));

        assertThat(jobs.started).hasSize(2);
        assertThat(jobs.looked).isEmpty();
    }

    /** A lost task is sent again by the walk; a task may be there twice as well. */
    @Test
    void taskThatIsSentAgainGoesOnWhereTheFirstWas() {
        var scan = scan(scans(6));
        var task = task(scan);
        scan.run(task);
        scan.doubles.queue.takeForOcr();
        jobs.progress = new OcrJobs.Read(pages(6));

        scan.run(task);
        scan.run(task);

        assertThat(jobs.started).hasSize(1);
        assertThat(scan.results()).extracting(FileResult::codeCount).containsExactly(2);
        assertThat(scan.session().processedCount()).isEqualTo(1);
    }

    @Test
    void startThatIsNotKeptComesAgainAsTheSameStart() {
        var scan = scan(scans(6));
        var task = task(scan);
        jobs.afterStart = () -> scan.doubles.effects.arm(0, Effects.Fault.OUTAGE_BEFORE);

        assertThat(scan.run(task)).containsExactly("message-0");
        jobs.afterStart = () -> {};
        assertThat(scan.run(task)).isEmpty();

        assertThat(jobs.started).containsExactly(task.fileKey(), task.fileKey());
    }

    @Test
    void pageThatHasTextKeepsIt() {
        var texts =
                IntStream.rangeClosed(1, 7)
                        .mapToObj(page -> PageText.unplaced(page, page == 7 ? "HOLE-2" : ""))
                        .toList();
        frames = frames(7);
        jobs.progress = new OcrJobs.Read(Map.of(1, found(1), 7, List.of(word("HOLE-1"))));
        engine.pages = Collections.nCopies(7, new Ocr.Words(List.of()));
        var scan =
                scan(
                        new Extraction.NeedsOcr(
                                texts, List.of(1, 2, 3, 4, 5, 6), "no text layer: needs OCR"));
        scan.run(task(scan));

        scan.run(scan.doubles.queue.takeForOcr().getFirst());

        assertThat(scan.results().getFirst().codes())
                .extracting(FoundCode::code, FoundCode::page)
                .containsExactly(tuple("HOLE-2", 7), tuple("HOLE-1", 1));
    }

    @Test
    void pageBehindTheLastIsNotKept() {
        jobs.progress = new OcrJobs.Read(pages(7));
        var scan = scan(scans(6));
        scan.run(task(scan));

        assertThat(scan.run(scan.doubles.queue.takeForOcr().getFirst())).isEmpty();

        assertThat(scan.doubles.metrics.ocrPages()).isEqualTo(6);
        assertThat(scan.results()).extracting(FileResult::statusLabel).containsExactly("2 Codes");
    }

    @Test
    void pagesThatTheEngineDidNotReadAreReadOneByOne() {
        jobs.progress = new OcrJobs.Read(Map.of(1, found(1), 3, found(3)));
        engine.pages = Collections.nCopies(6, words("HOLE-2"));
        var scan = scan(scans(6));
        scan.run(task(scan));

        scan.run(scan.doubles.queue.takeForOcr().getFirst());

        assertThat(engine.read).containsExactly(2, 4, 5, 6);
        assertThat(scan.results()).extracting(FileResult::statusLabel).containsExactly("2 Codes");
        assertThat(scan.doubles.metrics.ocrPages()).isEqualTo(6);
    }

    @Test
    void fileThatTheEngineRefusesIsReadPageByPageAndNotOfferedAgain() {
        jobs.start = new OcrJobs.Refused();
        engine.pages = Collections.nCopies(6, words("HOLE-1"));
        var scan = scan(scans(6));

        scan.run(task(scan, 0));
        scan.run(task(scan, 1));

        assertThat(scan.results())
                .extracting(FileResult::statusLabel)
                .containsExactly("1 Code", "1 Code");
        assertThat(engine.read).hasSize(6);
        assertThat(jobs.started).hasSize(1);
    }

    @Test
    void fileThatTheEngineFailsOnIsReadPageByPage() {
        jobs.progress = new OcrJobs.Refused();
        engine.pages = Collections.nCopies(6, words("HOLE-1"));
        var scan = scan(scans(6));
        scan.run(task(scan));

        scan.run(scan.doubles.queue.takeForOcr().getFirst());

        assertThat(scan.results()).extracting(FileResult::statusLabel).containsExactly("1 Code");
        assertThat(engine.read).hasSize(6);
    }

    @Test
    void throttledStartWaitsAndFailsNoFile() {
        jobs.start = new OcrJobs.Busy();
        var scan = scan(scans(6));
        var task = task(scan);

        for (int time = 0; time < 20; time++) {
            assertThat(scan.run(task)).isEmpty();
        }

        assertThat(scan.doubles.queue.takeHanded())
                .hasSize(20)
                .containsOnly(new Handed(task, Duration.ofMinutes(1)));
        assertThat(scan.results()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1, 30", "90, 90", "3600, 300", "7199, 300"})
    void longerItHasTakenTheLaterItIsAskedFor(int taken, int delay) {
        var scan = scan(scans(6));
        scan.run(task(scan));
        var task = scan.doubles.queue.takeForOcr().getFirst();
        scan.doubles.clock.advance(Duration.ofSeconds(taken));

        scan.run(task);

        assertThat(scan.doubles.queue.takeHanded())
                .containsExactly(new Handed(task, Duration.ofSeconds(delay)));
    }

    @Test
    void throttledQuestionIsAskedAgain() {
        jobs.progress = new OcrJobs.Busy();
        var scan = scan(scans(6));
        scan.run(task(scan));
        scan.doubles.queue.takeForOcr();

        assertThat(scan.run(task(scan))).isEmpty();

        assertThat(scan.doubles.queue.takeForOcr()).hasSize(1);
        assertThat(scan.results()).isEmpty();
    }

    @Test
    void jobThatNeverEndsIsNotWaitedForForEver() {
        engine.pages = Collections.nCopies(6, words("HOLE-1"));
        var scan = scan(scans(6));
        scan.run(task(scan));
        scan.doubles.clock.advance(Duration.ofHours(2));

        scan.run(scan.doubles.queue.takeForOcr().getFirst());

        assertThat(scan.results()).extracting(FileResult::statusLabel).containsExactly("1 Code");
        assertThat(engine.read).hasSize(6);
    }

    @Test
    void fileOfACancelledRunIsSkippedWhileItsJobRuns() {
        var scan = scan(scans(6));
        scan.run(task(scan));
        scan.become(SessionState.CANCELLING);

        scan.run(scan.doubles.queue.takeForOcr().getFirst());

        assertThat(scan.results()).extracting(FileResult::statusLabel).containsExactly("Skipped");
        assertThat(jobs.looked).isEmpty();
    }

    /** Pages without text of all pages: what is paid for, and whether it is read as a whole. */
    @ParameterizedTest
    @CsvSource({"5, 5, false", "6, 6, true", "6, 12, true", "6, 13, false", "500, 500, true"})
    void longFilesWithMostlyScansAloneAreReadAsAWhole(int without, int all, boolean whole) {
        frames = frames(all);
        engine.pages = Collections.nCopies(all, words("HOLE-1"));
        var scan = scan(scans(without));

        scan.run(task(scan));

        assertThat(jobs.started).hasSize(whole ? 1 : 0);
        assertThat(engine.read).hasSize(whole ? 0 : without);
    }

    /** It does not say how many pages it has. */
    @ParameterizedTest
    @CsvSource({"0, false", "1, false", "5, false", "6, true", "500, true", "501, false"})
    void imageOfManyPicturesIsReadAsAWhole(int pictures, boolean whole) {
        frames = frames(pictures);
        engine.pages = List.of(words("HOLE-1"));
        var scan = scan(scans(0));

        scan.run(task(scan));

        assertThat(jobs.started).hasSize(whole ? 1 : 0);
    }

    @Test
    void fileThatIsTooLargeForTheEngineIsReadPageByPage() {
        jobs.taking = false;
        frames =
                List.of(
                        new PageFrame(11, 0, TO_PAGE),
                        new PageFrame(47, 0, TO_PAGE),
                        new PageFrame(0, 9_000, TO_PAGE),
                        new PageFrame(11, 0, TO_PAGE),
                        new PageFrame(11, 0, TO_PAGE),
                        new PageFrame(11, 0, TO_PAGE));
        engine.pages = Collections.nCopies(6, words("HOLE-1"));
        var scan = scan(scans(6));

        scan.run(task(scan));

        assertThat(jobs.sizes).containsExactly(new DocumentSize(3, 6, 47, 9_000));
        assertThat(jobs.started).isEmpty();
        assertThat(scan.results()).extracting(FileResult::statusLabel).containsExactly("1 Code");
    }

    private Scenario scan(Extraction extraction) {
        return new Scenario(2, (document, until) -> extraction, this::unread);
    }

    private ReadPictures unread(Doubles doubles) {
        var cache = new OcrCache(doubles.blobs, doubles.json);
        return new ReadPictures(
                engine,
                engine,
                cache,
                new ReadInBackground(
                        (document, until) -> frames, jobs, cache, doubles.metrics, doubles.clock),
                Scenario.findCodes(),
                doubles.metrics);
    }

    private static Extraction.NeedsOcr scans(int pages) {
        var numbers = IntStream.rangeClosed(1, pages).boxed().toList();
        return new Extraction.NeedsOcr(
                numbers.stream().map(page -> PageText.unplaced(page, "")).toList(),
                numbers,
                "no text layer: needs OCR");
    }

    private static List<PageFrame> frames(int pages) {
        return Collections.nCopies(pages, new PageFrame(11, 0, TO_PAGE));
    }

    /** Of each page what the engine found there: a code on the first two. */
    private static Map<Integer, List<OcrWord>> pages(int pages) {
        return IntStream.rangeClosed(1, pages)
                .boxed()
                .collect(toMap(page -> page, ReadInBackgroundTest::found));
    }

    private static List<OcrWord> found(int page) {
        return page > 2 ? List.of() : List.of(word("HOLE-" + page));
    }

    private static OcrWord word(String text) {
        return new OcrWord(text, 0, 97, new OcrBox(0.5, 0.25, 0.2, 0.1, 0));
    }

    private static FileTask task(Scenario scan) {
        return task(scan, 0);
    }

    private static FileTask task(Scenario scan, int index) {
        var key = Keys.inlineFile(scan.id, index);
        scan.doubles.blobs.put(key, new byte[] {1, 2, 3}, "application/pdf");
        return scan.stored(index, key);
    }
}
