package io.isoscan.scan;

import io.isoscan.extract.Extraction;
import io.isoscan.extract.Picture;
import io.isoscan.extract.PictureMaker;
import io.isoscan.lifecycle.Examination.OutOfTime;
import io.isoscan.match.CodeMatcher;
import io.isoscan.metrics.Metrics;
import io.isoscan.ocr.Ocr;
import io.isoscan.ocr.OcrCache;
import io.isoscan.ocr.OcrWord;
import io.isoscan.ocr.PageWord;
import io.isoscan.result.FileOutcome;
import jakarta.inject.Singleton;
import java.awt.geom.AffineTransform;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Reads by OCR what cannot be read otherwise, page by page, and keeps what it has read: a file with
 * more pages than one delivery has time for is handed on to the next. Thread-safe.
 */
@Singleton
final class ReadPictures implements ExamineFile.Unread {
    static final int MOST_PAGES = 500;

    /** How long a file waits that the engine had no room for. */
    static final Duration WHILE_BUSY = Duration.ofMinutes(1);

    private final PictureMaker pictures;
    private final Ocr ocr;
    private final OcrCache cache;
    private final ReadInBackground background;
    private final FindCodes codes;
    private final Metrics metrics;

    ReadPictures(
            PictureMaker pictures,
            Ocr ocr,
            OcrCache cache,
            ReadInBackground background,
            FindCodes codes,
            Metrics metrics) {
        this.pictures = pictures;
        this.ocr = ocr;
        this.cache = cache;
        this.background = background;
        this.codes = codes;
        this.metrics = metrics;
    }

    @Override
    public FileOutcome examine(
            String key,
            byte[] document,
            Extraction.NeedsOcr extraction,
            CodeMatcher matcher,
            Instant until) {
        if (extraction.pictures().size() > MOST_PAGES) {
            return tooMany();
        }
        return ocr.missing()
                .map(why -> codes.withoutOcr(extraction, matcher, why, until))
                .orElseGet(() ->
                        read(
                                new ScannedFile(key, document, ocr.version()),
                                extraction,
                                matcher,
                                until));
    }

    private FileOutcome read(
            ScannedFile file, Extraction.NeedsOcr extraction, CodeMatcher matcher, Instant until) {
        return background
                .delay(file, extraction, until)
                .<FileOutcome>map(FileOutcome.NeedsOcr::new)
                .orElseGet(() -> read(new Scan(file, until), extraction, matcher));
    }

    private FileOutcome read(Scan scan, Extraction.NeedsOcr extraction, CodeMatcher matcher) {
        try {
            return scan.outcome(extraction, matcher);
        } finally {
            if (scan.pagesRead > 0) {
                metrics.ocrPages(scan.pagesRead);
            }
        }
    }

    /**
     * Of an image nobody knows the number of its pictures before they are read; the first count.
     */
    private static List<Integer> numbers(Extraction.NeedsOcr extraction) {
        return extraction.pictures().isEmpty()
                ? IntStream.rangeClosed(1, MOST_PAGES + 1).boxed().toList()
                : extraction.pictures();
    }

    /** A document says which pages it has; an image has at least one, and ends somewhere. */
    private static boolean behindTheLast(int page, Extraction.NeedsOcr extraction) {
        return page > 1 && extraction.pictures().isEmpty();
    }

    private static FileOutcome tooMany() {
        return new FileOutcome.Unreadable("has more than " + MOST_PAGES + " pages that need OCR");
    }

    /** The next delivery goes on behind what is kept; one that got nowhere comes again as it is. */
    private static FileOutcome later(boolean progress) {
        if (progress) {
            return new FileOutcome.NeedsOcr();
        }
        throw new OutOfTime();
    }

    /** One document on its way through the engine. */
    private final class Scan {
        private final ScannedFile file;
        private final Instant until;
        private int pagesRead;

        private Scan(ScannedFile file, Instant until) {
            this.file = file;
            this.until = until;
        }

        private FileOutcome outcome(Extraction.NeedsOcr extraction, CodeMatcher matcher) {
            var texts = new ArrayList<>(extraction.pages());
            boolean progress = false;
            for (int page : numbers(extraction)) {
                var known = cache.find(file.version(), file.hash(), page);
                switch (known.<Reading>map(Words::new).orElseGet(() -> read(page))) {
                    case NoPage() -> {
                        return behindTheLast(page, extraction)
                                ? codes.in(texts, matcher, until)
                                : new FileOutcome.Unreadable(
                                        "broken: page " + page + " cannot be shown");
                    }
                    case Words(var words) -> texts.add(OcrText.of(page, words));
                    case Refused(var reason) -> {
                        return new FileOutcome.Unreadable("page " + page + ": " + reason);
                    }
                    case Later() -> {
                        return later(progress);
                    }
                    case NoRoom() -> {
                        return new FileOutcome.NeedsOcr(WHILE_BUSY);
                    }
                }
                if (texts.size() - extraction.pages().size() > MOST_PAGES) {
                    return tooMany();
                }
                progress |= known.isEmpty();
            }
            return codes.in(texts, matcher, until);
        }

        /** What stands on a page that was not read before. */
        private Reading read(int page) {
            return switch (pictures.page(file.bytes(), page, until)) {
                case Picture.Page picture -> read(page, picture);
                case Picture.None() -> new NoPage();
                case Picture.Unreadable(var reason) -> new Refused(reason);
                case Picture.Interrupted() -> new Later();
            };
        }

        private Reading read(int page, Picture.Page picture) {
            return switch (ocr.read(picture.image(), until)) {
                case Ocr.Words(var words) -> keep(page, words, picture.toPage());
                case Ocr.Unreadable(var reason) -> new Refused(reason);
                case Ocr.OutOfTime() -> new Later();
                case Ocr.Busy() -> new NoRoom();
            };
        }

        private Reading keep(int page, List<OcrWord> read, AffineTransform toPage) {
            var words = PageWord.all(read, toPage);
            pagesRead++;
            cache.put(file.version(), file.hash(), page, words);
            return new Words(words);
        }
    }

    /** What came of one page. */
    private sealed interface Reading {}

    private record Words(List<PageWord> words) implements Reading {}

    private record Refused(String reason) implements Reading {}

    private record Later() implements Reading {}

    /**
     * The file is not at fault: another message takes its place, which has come for the first time.
     */
    private record NoRoom() implements Reading {}

    /** The document ends before it. */
    private record NoPage() implements Reading {}
}
