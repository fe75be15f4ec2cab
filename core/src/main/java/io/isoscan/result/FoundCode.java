package io.isoscan.result;

import io.micronaut.serde.annotation.Serdeable;

/**
 * One code that stands in a file.
 *
 * @param code as it was wanted, or as it stands in the file when no list was given
 * @param page the page that the evidence stands on, from 1: the first that shows the code best
 */
@Serdeable
public record FoundCode(String code, int page, Evidence evidence) {
    /** A code that stands on the page just as it was wanted, nobody knows where. */
    public static FoundCode plain(String code, int page) {
        return new FoundCode(code, page, Evidence.plain(code));
    }
}
