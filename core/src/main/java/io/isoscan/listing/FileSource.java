package io.isoscan.listing;

import io.isoscan.session.Session;
import java.util.List;
import java.util.Optional;

/** Lists the files of a session, a slice at a time, always in the same order. Thread-safe. */
public interface FileSource {

    /**
     * The next slice.
     *
     * @param after where the slice before ended; empty for the first
     * @param limit at most this many files
     * @throws ListingFailed when the source will not be read any further
     */
    Slice list(Session session, Optional<String> after, int limit);

    /**
     * A part of a listing.
     *
     * @param next where the following slice begins; empty at the end
     */
    record Slice(List<ListedFile> files, Optional<String> next) {
        public Slice {
            files = List.copyOf(files);
        }
    }
}
