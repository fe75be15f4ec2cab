package io.isoscan.extract;

/** Counts the text taken out of one document; ends the reading where it grows too long. */
final class BoundedText {

    private final int most;
    private long taken;

    BoundedText(int most) {
        this.most = most;
    }

    String take(String text) {
        count(text.length());
        return text;
    }

    void count(int characters) {
        taken += characters;
        if (taken > most) {
            throw new ExtractionStopped("holds more than " + most + " characters of text");
        }
    }
}
