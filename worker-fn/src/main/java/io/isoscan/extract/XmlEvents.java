package io.isoscan.extract;

import java.io.IOException;
import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Walks one XML part; a part that declares a document type is refused, nothing outside is read. */
final class XmlEvents implements AutoCloseable {

    private final InputStream in;
    private final XMLStreamReader xml;
    private final Deadline deadline;

    XmlEvents(InputStream in, Deadline deadline) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        this.in = in;
        this.xml = factory.createXMLStreamReader(in);
        this.deadline = deadline;
    }

    boolean next() throws XMLStreamException {
        deadline.tick();
        if (!xml.hasNext()) {
            return false;
        }
        if (xml.next() == XMLStreamConstants.DTD) {
            throw new ExtractionStopped("broken: declares an XML document type");
        }
        return true;
    }

    boolean starts() {
        return xml.isStartElement();
    }

    boolean ends() {
        return xml.isEndElement();
    }

    /** The local name of the element that starts or ends here. */
    String name() {
        return xml.getLocalName();
    }

    /** The characters here; none where an element starts or ends. */
    String text() {
        return xml.isCharacters() ? xml.getText() : "";
    }

    /** The attribute of this local name, in whatever namespace. */
    @Nullable String attribute(String name) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals(name)) {
                return xml.getAttributeValue(i);
            }
        }
        return null;
    }

    /** Goes on to the end of the element that starts here. */
    void skip() throws XMLStreamException {
        for (int depth = 1; depth > 0 && next(); ) {
            depth += starts() ? 1 : ends() ? -1 : 0;
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
