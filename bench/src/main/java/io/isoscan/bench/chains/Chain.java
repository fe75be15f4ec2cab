package io.isoscan.bench.chains;

/** What a job may be of. */
public enum Chain {
    /** A picture of a book. */
    BOOKS,
    /** A text that becomes a PDF. */
    TEXTS
}
