package io.isoscan.extract;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDSimpleFont;
import org.apache.pdfbox.pdmodel.font.PDType3Font;
import org.apache.pdfbox.util.Vector;
import org.jspecify.annotations.Nullable;

/** The glyphs of one font as text and advance, looked up once each; for one thread. */
final class FontGlyphs {

    /** A glyph's text in UTF-8, which may be empty, and its advance in ems. */
    static final class Glyph {
        private final byte[] utf8;
        private final boolean unread;
        private final float advanceX;
        private final float advanceY;

        private Glyph(@Nullable String text, Vector advance) {
            this.utf8 = clean(text == null ? "" : text).getBytes(UTF_8);
            this.unread = text == null;
            this.advanceX = advance.getX();
            this.advanceY = advance.getY();
        }

        byte[] utf8() {
            return utf8;
        }

        /** Whether the font does not say what it reads as. */
        boolean isUnread() {
            return unread;
        }

        float advanceX() {
            return advanceX;
        }

        float advanceY() {
            return advanceY;
        }
    }

    private static final int SINGLE_BYTE_CODES = 256;

    private final PDFont font;
    private final @Nullable Glyph[] single = new @Nullable Glyph[SINGLE_BYTE_CODES];
    private final Map<Integer, Glyph> others = new HashMap<>();
    private final double em;

    FontGlyphs(PDFont font) {
        this.font = font;
        this.em = font instanceof PDType3Font type3 ? drawnEm(type3) : 1;
    }

    /** The height of an em where the font's size is 1: a Type 3 font has a scale of its own. */
    double em() {
        return em;
    }

    boolean isVertical() {
        return font.isVertical();
    }

    /** Whether each byte of a string is a code. */
    boolean isSingleByte() {
        return font instanceof PDSimpleFont;
    }

    int readCode(ByteArrayInputStream string) throws IOException {
        return font.readCode(string);
    }

    Glyph glyph(int code) throws IOException {
        if (code < 0 || code >= SINGLE_BYTE_CODES) {
            Glyph known = others.get(code);
            return known != null ? known : remember(code);
        }
        Glyph known = single[code];
        if (known == null) {
            known = measure(code);
            single[code] = known;
        }
        return known;
    }

    private Glyph remember(int code) throws IOException {
        Glyph glyph = measure(code);
        others.put(code, glyph);
        return glyph;
    }

    private Glyph measure(int code) throws IOException {
        return new Glyph(text(code), font.getDisplacement(code));
    }

    private @Nullable String text(int code) {
        String text = font.toUnicode(code);
        return text == null && font instanceof PDSimpleFont ? String.valueOf((char) code) : text;
    }

    /** Ligatures come apart, every kind of space is a plain one, what no one sees goes. */
    private static String clean(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().forEach(point -> append(clean, point));
        return clean.toString();
    }

    private static void append(StringBuilder clean, int point) {
        if (point == 0xAD) {
            clean.append('-');
        } else if (Character.isSpaceChar(point) || Character.isWhitespace(point)) {
            clean.append(' ');
        } else if (point >= 0xFB00 && point <= 0xFB06) {
            clean.append(Normalizer.normalize(Character.toString(point), Normalizer.Form.NFKC));
        } else if (!Character.isISOControl(point) && Character.getType(point) != Character.FORMAT) {
            clean.appendCodePoint(point);
        }
    }

    private static double drawnEm(PDType3Font font) {
        double scale = Math.abs(font.getFontMatrix().getScaleY());
        double height = font.getBoundingBox() == null ? 0 : font.getBoundingBox().getHeight();
        double em = scale * height;
        return em > 0 && Double.isFinite(em) ? em : 1;
    }
}
