package io.isoscan.match;

/** What stands between white space. */
final class Words {
    private Words() {}

    /** Where the next word begins; the end when there is none. */
    static int begin(byte[] text, int from, int to) {
        int at = from;
        while (at < to) {
            int character = Utf8.at(text, at);
            if (!Utf8.separates(character)) {
                return at;
            }
            at += Utf8.width(character);
        }
        return to;
    }

    /** Where the word ends that begins there. */
    static int end(byte[] text, int from, int to) {
        int at = from;
        while (at < to) {
            int character = Utf8.at(text, at);
            if (Utf8.separates(character)) {
                return at;
            }
            at += Utf8.width(character);
        }
        return to;
    }
}
