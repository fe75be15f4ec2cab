package io.isoscan.local.gateway;

import java.util.ArrayList;
import java.util.List;

/** The limits of API Gateway on frames and messages, in bytes, and how a text keeps to them. */
final class Frames {
    static final int LARGEST_FRAME = 32 * 1024;
    static final int LARGEST_MESSAGE = 128 * 1024;

    /** So many characters fit a frame whatever they are: three bytes each at most. */
    private static final int CHARACTERS = LARGEST_FRAME / 3;

    private Frames() {}

    /** What one frame carries. */
    record Part(String text, boolean last) {}

    /** Splits a text into frames, never within a character. */
    static List<Part> split(String text) {
        var parts = new ArrayList<Part>();
        int from = 0;
        for (int to = end(text, 0); to < text.length(); to = end(text, to)) {
            parts.add(new Part(text.substring(from, to), false));
            from = to;
        }
        parts.add(new Part(text.substring(from), true));
        return parts;
    }

    private static int end(String text, int from) {
        int end = Math.min(from + CHARACTERS, text.length());
        boolean within = end < text.length() && Character.isHighSurrogate(text.charAt(end - 1));
        return within ? end - 1 : end;
    }
}
