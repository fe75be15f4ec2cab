package io.isoscan.extract;

import io.isoscan.text.LabelEnd;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the cells of a workbook, a page per sheet and a line per cell. Read as a stream of our own:
 * a forged cell address or string number must not make a list as long as it claims.
 */
final class XlsxReader {

    static final String WORKBOOK = "xl/workbook.xml";

    private static final String RELATIONS = "xl/_rels/workbook.xml.rels";
    private static final String SHARED = "xl/sharedStrings.xml";
    private static final String STYLES = "xl/styles.xml";

    private final ZipParts parts;
    private final Deadline deadline;
    private final BoundedText bound;
    private final int mostSheets;
    private final List<String> shared = new ArrayList<>();
    private CellFormats formats = CellFormats.general();

    XlsxReader(ZipParts parts, Deadline deadline, BoundedText bound, int mostSheets) {
        this.parts = parts;
        this.deadline = deadline;
        this.bound = bound;
        this.mostSheets = mostSheets;
    }

    List<PageText> read() throws IOException, XMLStreamException {
        if (parts.has(SHARED)) {
            readShared();
        }
        if (parts.has(STYLES)) {
            readFormats();
        }
        List<PageText> pages = new ArrayList<>();
        for (String sheet : sheets()) {
            if (pages.size() == mostSheets) {
                throw new ExtractionStopped("has more than " + mostSheets + " sheets");
            }
            pages.add(PageText.unplaced(pages.size() + 1, readSheet(sheet)));
        }
        return pages;
    }

    /** The sheets' parts in the order of the tabs; chart sheets have no cells. */
    private List<String> sheets() throws IOException, XMLStreamException {
        Map<String, String> targets = targets();
        List<String> sheets = new ArrayList<>();
        try (XmlEvents xml = open(WORKBOOK)) {
            while (xml.next()) {
                if (xml.starts() && xml.name().equals("sheet")) {
                    String target = targets.get(String.valueOf(xml.attribute("id")));
                    if (target != null) {
                        sheets.add(target);
                    }
                }
            }
        }
        return sheets;
    }

    private Map<String, String> targets() throws IOException, XMLStreamException {
        Map<String, String> targets = new HashMap<>();
        try (XmlEvents xml = open(RELATIONS)) {
            while (xml.next()) {
                if (xml.starts() && xml.name().equals("Relationship")) {
                    String kind = String.valueOf(xml.attribute("Type"));
                    if (kind.endsWith("/worksheet")) {
                        targets.put(
                                String.valueOf(xml.attribute("Id")),
                                part(String.valueOf(xml.attribute("Target"))));
                    }
                }
            }
        }
        return targets;
    }

    private static String part(String target) {
        return target.startsWith("/") ? target.substring(1) : "xl/" + target;
    }

    private void readShared() throws IOException, XMLStreamException {
        try (XmlEvents xml = open(SHARED)) {
            while (xml.next()) {
                if (xml.starts() && xml.name().equals("si")) {
                    shared.add(bound.take(richText(xml, "si")));
                }
            }
        }
    }

    private void readFormats() throws IOException, XMLStreamException {
        try (XmlEvents xml = open(STYLES)) {
            formats = CellFormats.read(xml);
        }
    }

    private String readSheet(String sheet) throws IOException, XMLStreamException {
        StringBuilder cells = new StringBuilder();
        try (XmlEvents xml = open(sheet)) {
            while (xml.next()) {
                if (xml.starts() && xml.name().equals("c")) {
                    addCell(cells, readCell(xml, xml.attribute("t"), xml.attribute("s")));
                }
            }
        }
        return cells.toString();
    }

    private void addCell(StringBuilder cells, String cell) {
        if (!cell.isEmpty()) {
            cells.append(bound.take(cell)).append(LabelEnd.CHARACTER);
        }
    }

    private String readCell(XmlEvents xml, @Nullable String type, @Nullable String style)
            throws XMLStreamException {
        String value = "";
        while (xml.next() && !(xml.ends() && xml.name().equals("c"))) {
            if (xml.starts() && xml.name().equals("v")) {
                value = characters(xml);
            } else if (xml.starts() && xml.name().equals("is")) {
                value = richText(xml, "is");
            }
        }
        return switch (type) {
            case null -> formats.shown(value.strip(), style);
            case "n" -> formats.shown(value.strip(), style);
            case "s" -> sharedString(value.strip());
            default -> value;
        };
    }

    private String sharedString(String number) {
        try {
            int index = Integer.parseInt(number);
            return index >= 0 && index < shared.size() ? shared.get(index) : "";
        } catch (NumberFormatException _) {
            return "";
        }
    }

    /** The text up to the end of the element, without the readings that stand above characters. */
    private static String richText(XmlEvents xml, String element) throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        while (xml.next() && !(xml.ends() && xml.name().equals(element))) {
            if (xml.starts() && xml.name().equals("rPh")) {
                xml.skip();
            } else if (xml.starts() && xml.name().equals("t")) {
                text.append(characters(xml));
            }
        }
        return text.toString();
    }

    private static String characters(XmlEvents xml) throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        while (xml.next() && !xml.ends()) {
            text.append(xml.text());
        }
        return text.toString();
    }

    private XmlEvents open(String part) throws IOException, XMLStreamException {
        return new XmlEvents(parts.open(part), deadline);
    }
}
