package io.isoscan.match;

/**
 * The bytes under which codes are looked up: a code's own, or folded. It has room for the longest
 * that is wanted; one that does not fit has no hash. For one thread.
 */
final class Key {
    private final boolean folds;
    private final byte[] bytes;
    private int length;

    /** An empty key. */
    Key(boolean folds, int longest) {
        this.folds = folds;
        this.bytes = new byte[longest];
    }

    void cut(int to) {
        length = to;
    }

    int length() {
        return length;
    }

    /** Adds a piece of a text without its white space. */
    void add(byte[] text, int from, int to) {
        for (int at = from; at < to && length <= bytes.length; ) {
            int character = Utf8.at(text, at);
            int width = Math.min(Utf8.width(character), to - at);
            if (folds) {
                fold(character);
            } else {
                copy(text, at, width);
            }
            at += width;
        }
    }

    void addSpace() {
        put(' ');
    }

    long hash() {
        return length > bytes.length ? Hash.NONE : Hash.of(bytes, 0, length);
    }

    private void fold(int character) {
        if (!Utf8.separates(character)) {
            putCharacter(Fold.of(character));
        }
    }

    private void copy(byte[] text, int at, int width) {
        for (int i = 0; i < width; i++) {
            put(text[at + i]);
        }
    }

    private void putCharacter(int character) {
        if (character < 0x80) {
            put(character);
        } else {
            put(0xc0 | (character >> 18));
            put(0x80 | (character >> 12));
            put(character >> 6);
            put(character);
        }
    }

    private void put(int value) {
        if (length < bytes.length) {
            bytes[length] = (byte) value;
        }
        length++;
    }
}
