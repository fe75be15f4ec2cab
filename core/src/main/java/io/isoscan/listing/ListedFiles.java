package io.isoscan.listing;

import io.isoscan.session.Session;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Finds a listed file among the pages that are frozen. Thread-safe. */
@Singleton
public final class ListedFiles {
    private final FrozenPages frozen;

    public ListedFiles(FrozenPages frozen) {
        this.frozen = frozen;
    }

    /** The file of this index, or empty when no page holds it; reads a few pages of many. */
    public Optional<ListedFile> find(Session session, int index) {
        int first = 0;
        int last = session.nextPage();
        while (first <= last) {
            int middle = (first + last) >>> 1;
            var page = frozen.find(session.id(), middle);
            if (page.isEmpty() || index < page.get().firstIndex()) {
                last = middle - 1;
            } else if (index >= page.get().upTo()) {
                first = middle + 1;
            } else {
                return page.map(holder -> holder.files().get(index - holder.firstIndex()));
            }
        }
        return Optional.empty();
    }
}
