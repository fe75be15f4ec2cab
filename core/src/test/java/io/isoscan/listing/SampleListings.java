package io.isoscan.listing;

import io.isoscan.testing.Doubles;

/** Listings as tests need them. */
public final class SampleListings {
    private SampleListings() {}

    /** The pages of a source, frozen in the storage of the doubles. */
    public static ListingPages pages(Doubles doubles, FileSource source, int filesPerPage) {
        return new ListingPages(frozen(doubles), source, filesPerPage);
    }

    /** The pages that lie in the storage of the doubles. */
    public static FrozenPages frozen(Doubles doubles) {
        return new StoredPages(doubles.blobs, doubles.json);
    }
}
