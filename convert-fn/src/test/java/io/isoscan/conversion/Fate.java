package io.isoscan.conversion;

/** What becomes of a run. */
enum Fate {
    DONE,
    BAD_INPUT,
    KILLED,
    HUNG,
    EVENT_LOST,
    WITHOUT_PDF,
    HALF_A_PDF,
    PDF_OF_AN_OLDER_TEXT
}
