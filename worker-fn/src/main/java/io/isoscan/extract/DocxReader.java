package io.isoscan.extract;

import io.isoscan.text.LabelEnd;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;

/**
 * Reads the body, tables, text boxes, headers, footers, notes and comments of a Word document. Word
 * keeps no pages in the file, so it is one page.
 */
final class DocxReader {

    static final Pattern BODY = Pattern.compile("word/document\\d*\\.xml");

    private static final Pattern TEXT_PARTS =
            Pattern.compile("word/(document|header|footer|footnotes|endnotes|comments)\\d*\\.xml");

    /** Shows at a line's end alone, and belongs to no word. */
    private static final String SOFT_HYPHEN = "\u00AD";

    private final ZipParts parts;
    private final Deadline deadline;
    private final BoundedText bound;
    private final StringBuilder text = new StringBuilder();

    /** The story being written: a text box inside a paragraph must not cut it in two. */
    private final Deque<StringBuilder> stories = new ArrayDeque<>();

    DocxReader(ZipParts parts, Deadline deadline, BoundedText bound) {
        this.parts = parts;
        this.deadline = deadline;
        this.bound = bound;
    }

    List<PageText> read() throws IOException, XMLStreamException {
        for (String name : parts.names()) {
            if (TEXT_PARTS.matcher(name).matches()) {
                readPart(name);
            }
        }
        return List.of(PageText.unplaced(1, text.toString()));
    }

    private void readPart(String name) throws IOException, XMLStreamException {
        stories.push(new StringBuilder());
        try (XmlEvents xml = new XmlEvents(parts.open(name), deadline)) {
            while (xml.next()) {
                if (xml.starts()) {
                    start(xml);
                } else if (xml.ends()) {
                    end(xml.name());
                }
            }
        }
        endStory();
    }

    private void start(XmlEvents xml) throws XMLStreamException {
        switch (xml.name()) {
            case "t" -> readRun(xml);
            case "tab", "ptab" -> story().append('\t');
            case "br", "cr" -> story().append('\n');
            case "noBreakHyphen" -> story().append('-');
            case "tbl" -> story().append(LabelEnd.CHARACTER);
            case "txbxContent" -> stories.push(new StringBuilder());
            // What stands here is an older program's copy of the choice before it.
            case "Fallback", "pPr" -> xml.skip();
            default -> {}
        }
    }

    private void end(String name) {
        switch (name) {
            case "p" -> story().append('\n');
            case "tc" -> story().append(LabelEnd.CHARACTER);
            case "txbxContent" -> endStory();
            default -> {}
        }
    }

    private void readRun(XmlEvents xml) throws XMLStreamException {
        while (xml.next() && !xml.ends()) {
            story().append(bound.take(xml.text()).replace(SOFT_HYPHEN, ""));
        }
    }

    private StringBuilder story() {
        return stories.getFirst();
    }

    private void endStory() {
        text.append(stories.pop()).append(LabelEnd.CHARACTER);
    }
}
