package io.isoscan.extract;

import java.io.IOException;
import java.io.InputStream;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;

/** A page whose content is parsed from one array; its fonts stay in the document's own cache. */
final class FlatPage extends PDPage {

    private final PDPage page;

    FlatPage(PDPage page) {
        super(page.getCOSObject());
        this.page = page;
    }

    @Override
    public PDResources getResources() {
        return page.getResources();
    }

    @Override
    public RandomAccessRead getContentsForStreamParsing() throws IOException {
        try (InputStream content = page.getContents()) {
            return new FlatContent(content.readAllBytes());
        }
    }
}
