package io.isoscan.listing;

import io.isoscan.session.SessionId;
import java.util.Optional;

/** The pages of listings that are frozen, each for good. Thread-safe. */
public interface FrozenPages {
    Optional<ListedPage> find(SessionId id, int number);

    /** Freezes a page; false when this number is frozen already, and that page stays. */
    boolean freeze(SessionId id, int number, ListedPage page);
}
