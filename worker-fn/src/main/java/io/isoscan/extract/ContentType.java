package io.isoscan.extract;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What a document is by its first bytes, as far as they tell. */
enum ContentType {
    EMPTY,
    PDF,
    ZIP,
    OLE2,
    PNG,
    JPEG,
    GIF,
    TIFF,
    OTHER_IMAGE,
    RTF,
    POSTSCRIPT,
    DWG,
    OTHER_ARCHIVE,
    PERHAPS_TEXT;

    /** Readers of PDF accept its mark within so many bytes of the start. */
    private static final int PDF_MARK_WITHIN = 1024;

    private static final byte[] PDF_MARK = "%PDF-".getBytes(StandardCharsets.US_ASCII);

    static ContentType of(byte[] document) {
        if (document.length == 0) {
            return EMPTY;
        }
        ContentType type = marked(head(document, 12));
        return type == PERHAPS_TEXT && holdsPdfMark(document) ? PDF : type;
    }

    /** Each byte as the character of its number, so that marks can be compared as text. */
    private static String head(byte[] document, int length) {
        return new String(
                document, 0, Math.min(length, document.length), StandardCharsets.ISO_8859_1);
    }

    private static ContentType marked(String head) {
        return switch (head) {
            case String s when s.startsWith("%PDF-") -> PDF;
            case String s when s.startsWith("PK\u0003\u0004") || s.startsWith("PK\u0005\u0006") ->
                    ZIP;
            case String s when s.startsWith("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1") ->
                    OLE2;
            case String s when s.startsWith("{\\rtf") -> RTF;
            case String s when s.startsWith("%!PS") || s.startsWith("\u00c5\u00d0\u00d3\u00c6") ->
                    POSTSCRIPT;
            case String s when s.matches("(?s)AC10\\d\\d.*") -> DWG;
            default -> imageOrArchive(head);
        };
    }

    private static ContentType imageOrArchive(String head) {
        return switch (head) {
            case String s when s.startsWith("\u0089PNG\r\n\u001a\n") -> PNG;
            case String s when s.startsWith("\u00ff\u00d8\u00ff") -> JPEG;
            case String s when s.startsWith("GIF87a") || s.startsWith("GIF89a") -> GIF;
            case String s when s.matches("(?s)(II[*+]\0|MM\0[*+]).*") -> TIFF;
            case String s
                    when s.matches("(?s)(RIFF....WEBP|....ftyp(heic|heix|mif1|avif)|....jP  ).*") ->
                    OTHER_IMAGE;
            case String s
                    when s.startsWith("7z\u00bc\u00af")
                            || s.startsWith("Rar!")
                            || s.startsWith("\u001f\u008b") ->
                    OTHER_ARCHIVE;
            default -> PERHAPS_TEXT;
        };
    }

    private static boolean holdsPdfMark(byte[] document) {
        int last = Math.min(PDF_MARK_WITHIN, document.length) - PDF_MARK.length;
        for (int at = 1; at <= last; at++) {
            if (Arrays.equals(document, at, at + PDF_MARK.length, PDF_MARK, 0, PDF_MARK.length)) {
                return true;
            }
        }
        return false;
    }
}
