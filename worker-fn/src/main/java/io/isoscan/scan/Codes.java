package io.isoscan.scan;

import io.isoscan.extract.Extraction;
import io.isoscan.extract.PageText;
import io.isoscan.match.CodeMatcher;
import io.isoscan.result.FileOutcome;
import io.isoscan.result.FoundCode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds the codes on the pages of one file, each where it first stands. */
final class Codes {
    private Codes() {}

    static FileOutcome in(List<PageText> pages, CodeMatcher matcher) {
        Map<String, Integer> firstPages = new LinkedHashMap<>();
        for (var page : pages) {
            matcher.find(page.text()).forEach(code -> firstPages.putIfAbsent(code, page.number()));
        }
        return new FileOutcome.Examined(
                firstPages.entrySet().stream()
                        .map(code -> new FoundCode(code.getKey(), code.getValue()))
                        .toList());
    }

    /**
     * What a file comes to where there is no OCR: the codes of its text, if it has any.
     *
     * @param why why there is none
     */
    static FileOutcome withoutOcr(Extraction.NeedsOcr extraction, CodeMatcher matcher, String why) {
        boolean nothing = extraction.pages().stream().allMatch(page -> page.text().isBlank());
        return nothing
                ? new FileOutcome.Unreadable(extraction.reason() + ", and " + why)
                : in(extraction.pages(), matcher);
    }
}
