package io.isoscan.samples;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The ways in which drawing programs put text on a page. Each drawing of a sample set has one: in
 * some it is the whole sheet's way, in others only that of the codes beside the holes.
 */
public enum Variant {
    /** One string a label, upright or along the isometric axes. */
    PLAIN,
    /** At any angle, also downwards and on its head. */
    ANGLED {
        @Override
        List<LabelAngle> angles() {
            return LabelAngle.TURNED;
        }
    },
    /** Each glyph at a place of its own. */
    GLYPH_BY_GLYPH {
        @Override
        LabelPainter lettering(Dice dice) {
            return GlyphPainters::inOrder;
        }
    },
    /** Each glyph at a place of its own, the last one first. */
    BACKWARDS {
        @Override
        LabelPainter lettering(Dice dice) {
            return GlyphPainters::lastFirst;
        }
    },
    /** In one array, each glyph moved a little or much. */
    KERNED {
        @Override
        LabelPainter lettering(Dice dice) {
            return GlyphPainters.kerned(dice);
        }
    },
    /** The letters far apart. */
    LETTER_SPACED {
        @Override
        LabelPainter lettering(Dice dice) {
            return WholePainters.spaced(dice.pick(List.of(0.15, 0.3, 0.5, 0.8)));
        }
    },
    /** Narrow or wide letters. */
    SCALED {
        @Override
        LabelPainter lettering(Dice dice) {
            return WholePainters.scaled(dice.pick(List.of(50, 70, 140, 200)), 0.2);
        }
    },
    /** Each label twice, a little beside, for boldness. */
    STRUCK_TWICE {
        @Override
        LabelPainter lettering(Dice dice) {
            return WholePainters::twice;
        }
    },
    /** Each glyph twice, a little beside, before the next one. */
    GLYPHS_STRUCK_TWICE {
        @Override
        LabelPainter lettering(Dice dice) {
            return GlyphPainters::twice;
        }
    },
    /** Codes that are painted nowhere (text rendering mode 3). */
    INVISIBLE {
        @Override
        LabelPainter codes(LabelPainter lettering) {
            return WholePainters::invisible;
        }
    },
    /** Codes of half a point. */
    TINY {
        @Override
        LabelPainter codes(LabelPainter lettering) {
            return WholePainters::tiny;
        }
    },
    /** Codes in a form in a form, each scaled and turned. */
    NESTED_FORM {
        @Override
        LabelPainter codes(LabelPainter lettering) {
            return new NestedFormPainter();
        }
    },
    /** Codes in the appearances of stamps and free text. */
    ANNOTATION {
        @Override
        LabelPainter codes(LabelPainter lettering) {
            return WholePainters::stamped;
        }
    },
    /** Codes in a layer that is on. */
    LAYER {
        @Override
        LabelPainter codes(LabelPainter lettering) {
            return WholePainters::layered;
        }
    },
    /** Codes in a layer that is off. */
    HIDDEN_LAYER {
        @Override
        LabelPainter codes(LabelPainter lettering) {
            return WholePainters::layered;
        }
    },
    /** A subset of an embedded font by glyph numbers, with a map to Unicode. */
    TO_UNICODE {
        @Override
        PageFont font(Dice dice) {
            return CompositeFont.MAPPED;
        }
    },
    /** Codes of an encoding of its own that names glyphs, without a map to Unicode. */
    NO_TO_UNICODE {
        @Override
        PageFont font(Dice dice) {
            return new GlyphNamesFont();
        }
    },
    /** Glyphs that are small drawings, with names that tell or with a map. */
    TYPE3 {
        @Override
        PageFont font(Dice dice) {
            return new DrawnFont(dice.chance(50));
        }
    },
    /** Characters of a Japanese collection, without a map. */
    CID {
        @Override
        PageFont font(Dice dice) {
            return CompositeFont.COLLECTION;
        }
    },
    /** A page whose unit is larger or smaller than a point. */
    USER_UNIT {
        @Override
        PageSetup setup(Dice dice) {
            return new PageSetup(0, dice.pick(List.of(0.5, 2.0, 10.0)));
        }
    },
    /** A page that lies on its side or on its head, and is turned when shown. */
    ROTATED_PAGE {
        @Override
        PageSetup setup(Dice dice) {
            return new PageSetup(dice.pick(List.of(90, 180, 270)), 1);
        }
    },
    /** Codes of which a part stands on the next line. */
    BROKEN_LINE {
        @Override
        List<String> lines(String text) {
            int end = text.lastIndexOf('-') + 1;
            return end == 0 || end == text.length()
                    ? List.of(text)
                    : List.of(text.substring(0, end), text.substring(end));
        }
    };

    /** Every variant, in the order in which a set takes them in turn. */
    public static final List<Variant> ALL = List.of(values());

    /** Its name in file names and in the expected answer, in kebab case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The variant of a drawing of a sample set, by its file's name. */
    public static Variant ofFile(String path) {
        return Stream.of(values())
                .filter(variant -> path.endsWith("-" + variant.label() + ".pdf"))
                .reduce((one, other) -> one.label().length() > other.label().length() ? one : other)
                .orElseThrow();
    }

    List<LabelAngle> angles() {
        return LabelAngle.UPRIGHT;
    }

    /** Paints all that stands on the sheet but the codes. */
    LabelPainter lettering(Dice dice) {
        return WholePainters::plain;
    }

    /** Paints the codes, where they are not drawn as everything else is. */
    LabelPainter codes(LabelPainter lettering) {
        return lettering;
    }

    PageFont font(Dice dice) {
        return new StandardFont();
    }

    PageSetup setup(Dice dice) {
        return PageSetup.UPRIGHT;
    }

    /** The lines on which a code and what is said of it stand. */
    List<String> lines(String text) {
        return List.of(text);
    }
}
