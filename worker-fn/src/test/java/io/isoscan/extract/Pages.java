package io.isoscan.extract;

import java.util.List;

/** What an extraction read, a page each with its number in front. */
final class Pages {
    private Pages() {}

    static List<String> of(Extraction extraction) {
        return extraction instanceof Extraction.Text(var pages)
                ? pages.stream().map(page -> page.number() + ": " + page.text()).toList()
                : List.of(extraction.toString());
    }
}
