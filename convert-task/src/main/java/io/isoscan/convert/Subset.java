package io.isoscan.convert;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.fontbox.ttf.TTFSubsetter;

/** A part of a font, as a font of its own. */
final class Subset {
    private final byte[] program;
    private final Map<Integer, Integer> numbers = new HashMap<>();

    /** The part that was chosen; the chooser is used up. */
    Subset(TTFSubsetter chosen) throws IOException {
        var file = new ByteArrayOutputStream();
        chosen.writeToStream(file);
        program = file.toByteArray();
        chosen.getGIDMap().forEach((here, inFont) -> numbers.put(inFont, here));
    }

    /** The font's file; not to be written into. */
    byte[] program() {
        return program;
    }

    /** The number here of a glyph of the whole font; the box's for one that is not among them. */
    int number(int glyph) {
        return numbers.getOrDefault(glyph, Face.MISSING);
    }
}
