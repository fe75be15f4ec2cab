package io.isoscan.session;

/** Why a session failed as a whole. The names are those of the ERROR that its watchers get. */
public enum SessionFailure {
    /** The source holds no files. */
    NO_FILES,
    /** The source could not be listed, and nothing of it is known. */
    LISTING_FAILED,
    /** The results are there, but the report could not be written. */
    REPORT_FAILED
}
