package io.isoscan.extract;

import java.io.IOException;
import org.apache.pdfbox.io.RandomAccessInputStream;
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
        var content = page.getContentsForRandomAccess();
        return content instanceof FlatContent ? content : flat(content);
    }

    private static FlatContent flat(RandomAccessRead content) throws IOException {
        try (content;
                var parts = new RandomAccessInputStream(content)) {
            return new FlatContent(parts.readAllBytes(), () -> {});
        }
    }
}
