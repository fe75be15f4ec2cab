package io.isoscan.scan;

import io.isoscan.extract.Extraction;
import io.isoscan.extract.FileThread;
import io.isoscan.extract.PageText;
import io.isoscan.lifecycle.Examination.OutOfTime;
import io.isoscan.match.CodeMatcher;
import io.isoscan.result.FileOutcome;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

/** Finds the codes on the pages of a file, within the time that one file may take. Thread-safe. */
@Singleton
final class FindCodes {
    private final FileThread thread;

    FindCodes(FileThread thread) {
        this.thread = thread;
    }

    /**
     * The codes on these pages.
     *
     * @throws OutOfTime when the batch has no more time for it
     */
    FileOutcome in(List<PageText> pages, CodeMatcher matcher, Instant until) {
        return thread.run(step -> Codes.in(pages, matcher, step), until, FindCodes::ended);
    }

    /**
     * What a file comes to where there is no OCR: the codes of its text, if it has any.
     *
     * @param why why there is none
     */
    FileOutcome withoutOcr(
            Extraction.NeedsOcr extraction, CodeMatcher matcher, String why, Instant until) {
        boolean nothing = extraction.pages().stream().allMatch(PageText::isBlank);
        return nothing
                ? new FileOutcome.Unreadable(extraction.reason() + ", and " + why)
                : in(extraction.pages(), matcher, until);
    }

    private static FileOutcome ended(Extraction extraction) {
        return switch (extraction) {
            case Extraction.Unreadable(var reason) -> new FileOutcome.Unreadable(reason);
            case Extraction.Interrupted() -> throw new OutOfTime();
            case Extraction.Text _, Extraction.NeedsOcr _ ->
                    throw new IllegalStateException("looking for codes reads nothing");
        };
    }
}
