package io.isoscan.convert;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Pages of A4 in a PDF, each written when it is full. Its number stands below, drawn and not
 * written, so that it is no part of the text. Not thread-safe.
 */
final class TextPages implements Paper {
    private static final int WIDTH = 595;
    private static final int HEIGHT = 842;
    private static final int LEFT = 50;
    private static final int TOP = 54;
    private static final int BOTTOM = 60;
    private static final int NUMBER_AT = 32;
    private static final int FONT_SIZE = 9;
    private static final int LEADING = 12;

    /** Its readers hold a place in memory for each object of a PDF. */
    private static final int MOST_PAGES = 300_000;

    private static final int LINES = (HEIGHT - TOP - BOTTOM) / LEADING;

    /** Of one node of the tree of pages; a reader looks through it for one of them. */
    private static final int PAGES_PER_NODE = 500;

    private final PdfFile pdf;
    private final Face face;
    private final Letters letters;
    private final int root;
    private final StringBuilder content = new StringBuilder();
    private final List<Integer> nodes = new ArrayList<>();
    private final List<Integer> nodePages = new ArrayList<>();
    private int node;
    private int lines;
    private int pages;

    /**
     * No page yet.
     *
     * @param root the number of the object that is to be the tree of pages
     */
    TextPages(PdfFile pdf, Face face, Letters letters, int root) {
        this.pdf = pdf;
        this.face = face;
        this.letters = letters;
        this.root = root;
    }

    @Override
    public int columns() {
        return (WIDTH - 2 * LEFT) * 1_000 / (face.columnWidth() * FONT_SIZE);
    }

    @Override
    public int columns(int codePoint) {
        return face.columns(codePoint);
    }

    @Override
    public void line(int[] codePoints, int length) throws IOException {
        if (lines == LINES) {
            endPage();
        }
        lines++;
        if (length > 0) {
            content.append('<');
            for (int i = 0; i < length; i++) {
                appendCode(letters.code(codePoints[i]));
            }
            content.append(">Tj");
        }
        content.append(" T*\n");
    }

    private void appendCode(int code) {
        for (int shift = 12; shift >= 0; shift -= 4) {
            content.append(Character.forDigit(code >> shift & 0xF, 16));
        }
    }

    @Override
    public void endPage() throws IOException {
        if (pages == MOST_PAGES) {
            throw new BadInput(
                    "the text has more than "
                            + MOST_PAGES
                            + " pages; split it and upload the parts");
        }
        pages++;
        int drawing = pdf.next();
        pdf.stream(drawing, "", drawing().getBytes(US_ASCII));
        content.setLength(0);
        lines = 0;
        writePage(drawing);
    }

    private String drawing() {
        return "BT /F %d Tf %d TL %d %d Td\n%sET\n%s"
                .formatted(FONT_SIZE, LEADING, LEFT, HEIGHT - TOP - FONT_SIZE, content, number());
    }

    private String number() {
        return PageDigits.drawn(pages, WIDTH / 2.0, NUMBER_AT);
    }

    private void writePage(int drawing) throws IOException {
        if (nodePages.isEmpty()) {
            node = pdf.next();
        }
        int page = pdf.next();
        pdf.object(
                page,
                "<</Type/Page/Parent %s/Contents %s>>"
                        .formatted(PdfFile.reference(node), PdfFile.reference(drawing)));
        nodePages.add(page);
        if (nodePages.size() == PAGES_PER_NODE) {
            endNode();
        }
    }

    private void endNode() throws IOException {
        pdf.object(
                node,
                "<</Type/Pages/Parent %s/Count %d/Kids[%s]>>"
                        .formatted(
                                PdfFile.reference(root), nodePages.size(), references(nodePages)));
        nodes.add(node);
        nodePages.clear();
    }

    /**
     * Writes the last page and the tree.
     *
     * @param resources the number of what the pages are drawn with
     * @return how many pages there are
     */
    int finish(int resources) throws IOException {
        if (lines > 0) {
            endPage();
        }
        if (!nodePages.isEmpty()) {
            endNode();
        }
        pdf.object(
                root,
                "<</Type/Pages/Count %d/MediaBox[0 0 %d %d]/Resources %s/Kids[%s]>>"
                        .formatted(
                                pages,
                                WIDTH,
                                HEIGHT,
                                PdfFile.reference(resources),
                                references(nodes)));
        return pages;
    }

    private static String references(List<Integer> objects) {
        return String.join(" ", objects.stream().map(PdfFile::reference).toList());
    }
}
