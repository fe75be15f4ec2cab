package io.isoscan.listing;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One page of a listing, frozen: once stored it decides which files the session has, however often
 * the page is asked for.
 *
 * @param firstIndex the index of the page's first file
 * @param next where the source goes on; null on the last page
 * @param problem why the listing ends before its time; null when it does not
 */
@Serdeable
public record ListedPage(
        int firstIndex, List<ListedFile> files, @Nullable String next, @Nullable String problem) {
    public ListedPage {
        files = List.copyOf(files);
    }

    public boolean last() {
        return next == null;
    }

    /** All files listed up to and with this page. */
    public int upTo() {
        return firstIndex + files.size();
    }

    /** Whether the whole listing came to nothing. */
    public boolean nothingListed() {
        return last() && upTo() == 0;
    }

    public Optional<String> reason() {
        return Optional.ofNullable(problem);
    }
}
