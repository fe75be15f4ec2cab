package io.isoscan.extract;

import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.rendering.PageDrawer;
import org.apache.pdfbox.rendering.PageDrawerParameters;

/** Renders pages, and stops at the next operator when the time is over. */
final class TimedRenderer extends PDFRenderer {
    private final Deadline deadline;

    TimedRenderer(PDDocument document, Deadline deadline) {
        super(document);
        this.deadline = deadline;
    }

    @Override
    protected PageDrawer createPageDrawer(PageDrawerParameters parameters) throws IOException {
        return new TimedDrawer(parameters, deadline);
    }

    private static final class TimedDrawer extends PageDrawer {
        private final Deadline deadline;

        private TimedDrawer(PageDrawerParameters parameters, Deadline deadline) throws IOException {
            super(parameters);
            this.deadline = deadline;
        }

        @Override
        protected void processOperator(Operator operator, List<COSBase> operands)
                throws IOException {
            deadline.tick();
            super.processOperator(operator, operands);
        }
    }
}
