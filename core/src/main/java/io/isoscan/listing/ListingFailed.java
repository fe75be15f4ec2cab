package io.isoscan.listing;

/** A source that cannot be listed to its end, for good; the message is for the user. */
public final class ListingFailed extends RuntimeException {
    public ListingFailed(String message) {
        super(message);
    }
}
