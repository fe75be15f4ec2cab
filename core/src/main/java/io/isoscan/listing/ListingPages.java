package io.isoscan.listing;

import io.isoscan.session.Session;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The pages of every session's listing. The first to list a page decides it for good: whoever lists
 * it again, because a message came twice or a worker died, gets that page. Thread-safe.
 */
public final class ListingPages {
    /** Unless configured otherwise: few enough that a page is sent within seconds. */
    public static final int FILES_PER_PAGE = 500;

    private final FrozenPages frozen;
    private final FileSource source;
    private final int filesPerPage;

    public ListingPages(FrozenPages frozen, FileSource source, int filesPerPage) {
        this.frozen = frozen;
        this.source = source;
        this.filesPerPage = filesPerPage;
    }

    /** The page of this number; every page before it is frozen already. */
    public ListedPage page(Session session, int number) {
        return frozen.find(session.id(), number)
                .orElseGet(() -> freeze(session, number, list(session, number)));
    }

    /** A page that must have been listed before. */
    public ListedPage listed(Session session, int number) {
        return frozen.find(session.id(), number)
                .orElseThrow(() ->
                        new IllegalStateException(
                                "session " + session.id() + " has no page " + number));
    }

    /** The page of this number as it is frozen; where it is not yet, an end without files. */
    public ListedPage close(Session session, int number, String problem) {
        return frozen.find(session.id(), number)
                .orElseGet(() ->
                        freeze(session, number, end(firstIndex(before(session, number)), problem)));
    }

    private ListedPage freeze(Session session, int number, ListedPage page) {
        return frozen.freeze(session.id(), number, page) ? page : listed(session, number);
    }

    private ListedPage list(Session session, int number) {
        var before = before(session, number);
        try {
            var slice = source.list(session, before.map(ListedPage::next), filesPerPage);
            return new ListedPage(
                    firstIndex(before), slice.files(), slice.next().orElse(null), null);
        } catch (ListingFailed failed) {
            return end(firstIndex(before), failed.getMessage());
        }
    }

    private Optional<ListedPage> before(Session session, int number) {
        return number == 0 ? Optional.empty() : Optional.of(listed(session, number - 1));
    }

    private static int firstIndex(Optional<ListedPage> before) {
        return before.map(ListedPage::upTo).orElse(0);
    }

    private static ListedPage end(int firstIndex, @Nullable String problem) {
        return new ListedPage(firstIndex, List.of(), null, problem);
    }
}
