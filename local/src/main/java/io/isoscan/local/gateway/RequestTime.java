package io.isoscan.local.gateway;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A time as API Gateway writes it in its events: {@code 20/Jan/2026:03:00:00 +0000}. */
final class RequestTime {
    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH)
                    .withZone(ZoneOffset.UTC);

    private RequestTime() {}

    static String of(Instant time) {
        return FORMAT.format(time);
    }
}
