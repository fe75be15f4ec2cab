package io.isoscan.protocol;

/** The stable codes of ERROR messages; docs/PROTOCOL.md says what each asks the user to do. */
public enum ErrorCode {
    NOT_JSON,
    NO_ACTION,
    UNKNOWN_ACTION,
    BAD_FIELD,
    MESSAGE_TOO_LARGE,
    NO_SOURCE,
    TWO_SOURCES,
    NO_FILES,
    DRIVE_UNAVAILABLE,
    BAD_CODES,
    BAD_PATTERN,
    UNKNOWN_UPLOAD,
    UNKNOWN_SESSION,
    UNKNOWN_FILE,
    NO_STORED_FILE,
    NO_REPORT,
    LISTING_FAILED,
    REPORT_FAILED,
    WRONG_STATE,
    INTERNAL
}
