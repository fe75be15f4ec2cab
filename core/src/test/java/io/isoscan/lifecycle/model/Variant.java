package io.isoscan.lifecycle.model;

/** The algorithm as it is, or with one of its rules taken out. */
public enum Variant {
    RIGHT,
    /** A result replaces whatever stands there, and always counts as new. */
    PLAIN_PUT,
    /** The report believes that all files are finished when the counter says so. */
    TRUSTED_COUNTER,
    /** Nobody looks after a session. */
    NO_WATCH,
    /** A page that comes again is listed again. */
    RELISTED_PAGE,
    /** The ending's update asks neither for the lease nor for the state seen at the lease. */
    UNGUARDED_END
}
