package io.isoscan.json;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;

/** The one way in which Isoscan writes times. */
public final class Timestamps {
    private static final DateTimeFormatter MILLISECONDS =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);

    private Timestamps() {}

    /** In ISO 8601, UTC, to the millisecond: as many characters at any time, so that it sorts. */
    public static String text(Instant time) {
        return MILLISECONDS.format(time);
    }
}
