package io.isoscan.conversion;

import io.isoscan.storage.NewObject;
import java.util.regex.Pattern;

/**
 * Names one conversion: of one state of one text, as storage told of it once. The same event has
 * the same id however often it comes; the same text put there again has another.
 *
 * @param value 32 hex digits
 */
record ConversionId(String value) {
    private static final int DIGITS = 32;
    private static final Pattern VALID = Pattern.compile("[0-9a-f]{" + DIGITS + "}");

    ConversionId {
        if (!VALID.matcher(value).matches()) {
            throw new IllegalArgumentException("not the id of a conversion");
        }
    }

    static ConversionId of(NewObject text) {
        return new ConversionId(text.version().substring(0, DIGITS));
    }

    @Override
    public String toString() {
        return value;
    }
}
