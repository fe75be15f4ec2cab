package io.isoscan.samples;

import java.awt.geom.Point2D;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.contentstream.PDFStreamEngine;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.contentstream.operator.state.Concatenate;
import org.apache.pdfbox.contentstream.operator.state.SetMatrix;
import org.apache.pdfbox.contentstream.operator.text.BeginText;
import org.apache.pdfbox.contentstream.operator.text.EndText;
import org.apache.pdfbox.contentstream.operator.text.SetFontAndSize;
import org.apache.pdfbox.contentstream.operator.text.ShowText;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.util.Matrix;

/**
 * Reads from a PDF's first page, by PDFBox alone, every show-text operation: its string and its box
 * on the sheet.
 */
final class ShownTexts extends PDFStreamEngine {
    private static final double MILLIMETRES_PER_POINT = 25.4 / 72;

    private final List<Shown> shown = new ArrayList<>();

    /**
     * A shown string, its box in millimetres, and the angle of its baseline from -179 to 180
     * degrees.
     */
    record Shown(String text, Box box, long degrees) {}

    private ShownTexts() {
        addOperator(new Concatenate(this));
        addOperator(new BeginText(this));
        addOperator(new EndText(this));
        addOperator(new SetFontAndSize(this));
        addOperator(new SetMatrix(this));
        addOperator(new ShowText(this));
    }

    static List<Shown> of(Path file) throws IOException {
        try (PDDocument document = Loader.loadPDF(file.toFile())) {
            ShownTexts texts = new ShownTexts();
            texts.processPage(document.getPage(0));
            return texts.shown;
        }
    }

    static String stripped(Path file) throws IOException {
        try (PDDocument document = Loader.loadPDF(file.toFile())) {
            return new PDFTextStripper().getText(document);
        }
    }

    @Override
    protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
        if (operator.getName().equals("Tj")) {
            show(((COSString) operands.getFirst()).getString());
        }
        super.processOperator(operator, operands);
    }

    private void show(String text) throws IOException {
        Matrix matrix =
                getTextMatrix().multiply(getGraphicsState().getCurrentTransformationMatrix());
        double size = getGraphicsState().getTextState().getFontSize();
        double width =
                getGraphicsState().getTextState().getFont().getStringWidth(text) / 1000 * size;
        Point from = millimetres(matrix.transformPoint(0, 0));
        Point to = millimetres(matrix.transformPoint((float) width, 0));
        Box baseline = Box.around(from, to, 0.72 * size);
        Point up = millimetres(matrix.transformPoint(0, (float) (0.36 * size)));
        Point middle = baseline.centre().plus(up.x() - from.x(), up.y() - from.y());
        long degrees = Math.round(Math.toDegrees(Math.atan2(baseline.sin(), baseline.cos())));
        shown.add(
                new Shown(
                        text,
                        new Box(
                                middle,
                                baseline.halfLength(),
                                0.36 * size,
                                baseline.cos(),
                                baseline.sin()),
                        degrees));
    }

    private static Point millimetres(Point2D point) {
        return new Point(
                point.getX() * MILLIMETRES_PER_POINT, point.getY() * MILLIMETRES_PER_POINT);
    }
}
