package io.isoscan.extract;

import io.isoscan.result.Box;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a piece of text stands on its page, and how it came from there.
 *
 * @param box null where there is no picture of the page
 * @param confidence of OCR, from 0 to 100; null where the text was in the file
 * @param hidden whether it stands in a layer that is switched off
 * @param broken whether a line ends inside the piece
 */
public record Place(
        @Nullable Box box, @Nullable Integer confidence, boolean hidden, boolean broken) {
    /** A piece of a text layer, in one line. */
    public static Place at(Box box) {
        return new Place(box, null, false, false);
    }

    /** A piece of a text without a picture, in which a line ended. */
    static Place acrossLines() {
        return new Place(null, null, false, true);
    }

    public Optional<Box> boxIfAny() {
        return Optional.ofNullable(box);
    }
}
