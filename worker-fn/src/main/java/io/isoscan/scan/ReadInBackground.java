package io.isoscan.scan;

import io.isoscan.extract.Extraction;
import io.isoscan.extract.PageFrame;
import io.isoscan.extract.PageFrames;
import io.isoscan.metrics.Metrics;
import io.isoscan.ocr.DocumentSize;
import io.isoscan.ocr.OcrCache;
import io.isoscan.ocr.OcrCache.WholeReading;
import io.isoscan.ocr.OcrJobs;
import io.isoscan.ocr.OcrWord;
import io.isoscan.ocr.PageWord;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Has the engine read long files as a whole: it is started, and nobody waits for it. The file's
 * task is handed on with a delay and asks again, until the engine has come to an end. What it has
 * read then is kept page by page, so that the file goes the ordinary way and finds it. Whatever the
 * engine does not read as a whole is read page by page there. Thread-safe.
 */
@Singleton
final class ReadInBackground {
    /** So few are sooner read one by one. */
    static final int FEW_PAGES = 5;

    /**
     * Every page is paid for, also those that have text: at most as many as those that have none.
     */
    private static final int PAGES_FOR_A_SCAN = 2;

    private static final Duration SHORTEST_DELAY = Duration.ofSeconds(30);
    private static final Duration LONGEST_DELAY = Duration.ofMinutes(5);

    /** Who is not done by then is not waited for: every run ends. */
    private static final Duration PATIENCE = Duration.ofHours(2);

    private final PageFrames frames;
    private final OcrJobs jobs;
    private final OcrCache cache;
    private final Metrics metrics;
    private final InstantSource clock;

    ReadInBackground(
            PageFrames frames, OcrJobs jobs, OcrCache cache, Metrics metrics, InstantSource clock) {
        this.frames = frames;
        this.jobs = jobs;
        this.cache = cache;
        this.metrics = metrics;
        this.clock = clock;
    }

    /**
     * Starts the engine on a long file, or asks what came of it.
     *
     * @return how long the file's task is to wait; empty when the file goes the ordinary way
     */
    Optional<Duration> delay(ScannedFile file, Extraction.NeedsOcr extraction, Instant until) {
        var scans = extraction.pictures();
        if (!scans.isEmpty() && !many(scans.size())) {
            return Optional.empty();
        }
        var pages = frames.of(file.bytes(), until);
        return pays(scans.isEmpty() ? pages.size() : scans.size(), pages.size())
                        && jobs.takes(size(file, pages))
                ? readAsAWhole(file, pages, until)
                : Optional.empty();
    }

    private static boolean many(int scans) {
        return scans > FEW_PAGES && scans <= ReadPictures.MOST_PAGES;
    }

    private static boolean pays(int scans, int pages) {
        return many(scans) && pages <= PAGES_FOR_A_SCAN * scans;
    }

    private static DocumentSize size(ScannedFile file, List<PageFrame> pages) {
        return new DocumentSize(
                file.bytes().length,
                pages.size(),
                pages.stream().mapToDouble(PageFrame::inches).max().orElse(0),
                pages.stream().mapToInt(PageFrame::pixels).max().orElse(0));
    }

    private Optional<Duration> readAsAWhole(
            ScannedFile file, List<PageFrame> pages, Instant until) {
        var reading = cache.whole(file.version(), file.hash());
        if (reading.isEmpty()) {
            return start(file);
        }
        return reading.get().over() ? Optional.empty() : look(file, reading.get(), pages, until);
    }

    private Optional<Duration> start(ScannedFile file) {
        return switch (jobs.start(file.key(), file.hash())) {
            case OcrJobs.Started(var job) -> {
                keep(file, new WholeReading(job, clock.millis(), false));
                yield Optional.of(SHORTEST_DELAY);
            }
            case OcrJobs.Refused() -> end(file, new WholeReading("", clock.millis(), false));
            case OcrJobs.Busy() -> Optional.of(ReadPictures.WHILE_BUSY);
        };
    }

    private Optional<Duration> look(
            ScannedFile file, WholeReading reading, List<PageFrame> pages, Instant until) {
        return switch (jobs.look(reading.job(), until)) {
            case OcrJobs.Underway(), OcrJobs.Busy() -> again(file, reading);
            case OcrJobs.Refused() -> end(file, reading);
            case OcrJobs.Read(var words) -> {
                keep(file, words, pages);
                yield end(file, reading);
            }
        };
    }

    /** The longer it has taken the longer it may take yet. */
    private Optional<Duration> again(ScannedFile file, WholeReading reading) {
        var taken = Duration.ofMillis(clock.millis() - reading.started());
        return taken.compareTo(PATIENCE) < 0
                ? Optional.of(Collections.max(List.of(SHORTEST_DELAY, shorter(taken))))
                : end(file, reading);
    }

    private static Duration shorter(Duration taken) {
        return Collections.min(List.of(LONGEST_DELAY, taken));
    }

    private Optional<Duration> end(ScannedFile file, WholeReading reading) {
        keep(file, reading.ended());
        return Optional.empty();
    }

    private void keep(ScannedFile file, WholeReading reading) {
        cache.put(file.version(), file.hash(), reading);
    }

    /** Which pages a broken document has the engine may see otherwise. */
    private void keep(ScannedFile file, Map<Integer, List<OcrWord>> words, List<PageFrame> pages) {
        var ours = new TreeMap<>(words);
        ours.keySet().removeIf(page -> page > pages.size());
        ours.forEach((page, read) -> {
            var toPage = pages.get(page - 1).toPage();
            cache.put(file.version(), file.hash(), page, PageWord.all(read, toPage));
        });
        if (!ours.isEmpty()) {
            metrics.ocrPages(ours.size());
        }
    }
}
