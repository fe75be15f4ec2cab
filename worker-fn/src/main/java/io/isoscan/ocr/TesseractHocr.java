package io.isoscan.ocr;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * What Tesseract writes as hOCR (the format's version 1.2) with a box for each character, a page
 * for each picture. Not thread-safe.
 */
final class TesseractHocr {
    private static final Pattern CONFIDENCE = Pattern.compile("x_wconf ([0-9.]+)");
    private static final Pattern BOXES =
            Pattern.compile("x_bboxes (-?[0-9]+) (-?[0-9]+) (-?[0-9]+) (-?[0-9]+)");

    private final XMLStreamReader xml;

    private TesseractHocr(InputStream in) throws XMLStreamException {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        this.xml = factory.createXMLStreamReader(in);
    }

    /**
     * The words of each picture that have a glyph, line by line; no two pictures share a line.
     *
     * @throws IOException when it is not hOCR
     */
    static List<List<ReadWord>> pictures(InputStream in) throws IOException {
        try {
            return new TesseractHocr(in).pictures();
        } catch (XMLStreamException e) {
            throw new IOException("not hOCR", e);
        }
    }

    private List<List<ReadWord>> pictures() throws XMLStreamException {
        var pictures = new ArrayList<List<ReadWord>>();
        int line = 0;
        while (xml.hasNext()) {
            xml.next();
            if (xml.isStartElement()) {
                if (attribute("id").startsWith("line_")) {
                    line++;
                }
                switch (attribute("class")) {
                    case "ocr_page" -> pictures.add(new ArrayList<>());
                    case "ocrx_word" ->
                            pictures.getLast()
                                    .add(new ReadWord(line, confidence(), new ArrayList<>()));
                    case "ocrx_cinfo" -> pictures.getLast().getLast().glyphs().add(glyph());
                    default -> {}
                }
            }
        }
        pictures.forEach(words -> words.removeIf(word -> word.glyphs().isEmpty()));
        return pictures;
    }

    private double confidence() {
        var title = CONFIDENCE.matcher(attribute("title"));
        return title.find() ? Double.parseDouble(title.group(1)) : 0;
    }

    private ReadWord.Glyph glyph() throws XMLStreamException {
        var box = BOXES.matcher(attribute("title"));
        if (!box.find()) {
            throw new XMLStreamException("a character without its box");
        }
        return new ReadWord.Glyph(
                Integer.parseInt(box.group(1)),
                Integer.parseInt(box.group(2)),
                Integer.parseInt(box.group(3)),
                Integer.parseInt(box.group(4)),
                xml.getElementText());
    }

    private String attribute(String name) {
        var value = xml.getAttributeValue(null, name);
        return value == null ? "" : value;
    }
}
