package io.isoscan.listing;

/** A source that cannot be listed to its end, for good; the message is for the user. */
final class ListingFailed extends RuntimeException {
    ListingFailed(String message) {
        super(message);
    }
}
