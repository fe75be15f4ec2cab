package io.isoscan.samples;

import java.util.List;

/**
 * A finished sheet: its page content, how many labels stand on it, and which of them are wanted
 * codes.
 */
record Drawing(LineNumber line, String content, int labels, List<PlacedCode> codes) {
    Drawing {
        codes = List.copyOf(codes);
    }
}
