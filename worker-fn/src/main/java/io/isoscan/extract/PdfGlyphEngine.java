package io.isoscan.extract;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.contentstream.PDFStreamEngine;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.contentstream.operator.OperatorName;
import org.apache.pdfbox.contentstream.operator.state.Concatenate;
import org.apache.pdfbox.contentstream.operator.state.Restore;
import org.apache.pdfbox.contentstream.operator.state.Save;
import org.apache.pdfbox.contentstream.operator.state.SetGraphicsStateParameters;
import org.apache.pdfbox.contentstream.operator.state.SetMatrix;
import org.apache.pdfbox.contentstream.operator.text.BeginText;
import org.apache.pdfbox.contentstream.operator.text.EndText;
import org.apache.pdfbox.contentstream.operator.text.MoveText;
import org.apache.pdfbox.contentstream.operator.text.MoveTextSetLeading;
import org.apache.pdfbox.contentstream.operator.text.NextLine;
import org.apache.pdfbox.contentstream.operator.text.SetCharSpacing;
import org.apache.pdfbox.contentstream.operator.text.SetFontAndSize;
import org.apache.pdfbox.contentstream.operator.text.SetTextHorizontalScaling;
import org.apache.pdfbox.contentstream.operator.text.SetTextLeading;
import org.apache.pdfbox.contentstream.operator.text.SetTextRise;
import org.apache.pdfbox.contentstream.operator.text.SetWordSpacing;
import org.apache.pdfbox.contentstream.operator.text.ShowText;
import org.apache.pdfbox.contentstream.operator.text.ShowTextAdjusted;
import org.apache.pdfbox.contentstream.operator.text.ShowTextLine;
import org.apache.pdfbox.contentstream.operator.text.ShowTextLineAndSpace;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.state.PDGraphicsState;
import org.apache.pdfbox.pdmodel.graphics.state.PDTextState;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationPopup;
import org.jspecify.annotations.Nullable;

/**
 * Runs a page's operators for its text alone: nothing is painted, no image is opened. Each glyph
 * goes to the page's labels with the place where it stands. For one document and one thread.
 */
final class PdfGlyphEngine extends PDFStreamEngine {

    private final Deadline deadline;
    private final int nestedForms;
    private final IdentityHashMap<PDFont, FontGlyphs> fonts = new IdentityHashMap<>();
    private final Set<COSBase> open = Collections.newSetFromMap(new IdentityHashMap<>());
    private PageLabels labels = new PageLabels();
    private DrawnMarks marks = new DrawnMarks();
    private boolean sameString;

    PdfGlyphEngine(Deadline deadline, int nestedForms) {
        this.deadline = deadline;
        this.nestedForms = nestedForms;
        addStateOperators();
        addTextOperators();
    }

    /** The labels of the page and of its annotations' appearances. */
    String read(PDPage page) throws IOException {
        labels = new PageLabels();
        marks = new DrawnMarks();
        processPage(new FlatPage(page));
        for (PDAnnotation annotation : page.getAnnotations()) {
            if (shown(annotation)) {
                showAnnotation(annotation);
            }
        }
        return labels.text();
    }

    /** What the page that was read last paints beside its text. */
    DrawnMarks marks() {
        return marks;
    }

    @Override
    protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
        deadline.tick();
        marks.operator(operator.getName());
        switch (operator.getName()) {
            case OperatorName.DRAW_OBJECT -> drawObject(operands);
            case OperatorName.SET_GRAPHICS_STATE_PARAMS -> setFontOfState(operands);
            default -> super.processOperator(operator, operands);
        }
    }

    @Override
    public void showTextString(byte[] string) throws IOException {
        sameString = false;
        super.showTextString(string);
    }

    @Override
    public void showTextStrings(COSArray array) throws IOException {
        sameString = false;
        super.showTextStrings(array);
    }

    @Override
    protected void showText(byte[] string) throws IOException {
        PDGraphicsState state = getGraphicsState();
        PDFont font = state.getTextState().getFont();
        if (font != null) {
            show(string, font, state);
        }
    }

    private void show(byte[] string, PDFont font, PDGraphicsState state) throws IOException {
        PDTextState style = state.getTextState();
        FontGlyphs glyphs = fonts.computeIfAbsent(font, FontGlyphs::new);
        TextPen pen = new TextPen(state, glyphs.em(), font.isVertical());
        ByteArrayInputStream in = new ByteArrayInputStream(string);
        while (in.available() > 0) {
            int before = in.available();
            int code = font.readCode(in);
            boolean space = code == ' ' && before - in.available() == 1;
            FontGlyphs.Glyph glyph = glyphs.glyph(code);
            pen.draw(glyph, space ? style.getWordSpacing() : 0);
            if (!glyph.text().isEmpty()) {
                labels.add(pen.stroke(glyph.text()), sameString);
                sameString = true;
            }
        }
        state.getTextMatrix().translate(pen.movedX(), pen.movedY());
    }

    private void drawObject(List<COSBase> operands) throws IOException {
        if (isImage(operands)) {
            marks.image();
        }
        COSStream stream = form(operands);
        if (stream == null || open.size() >= nestedForms || !open.add(stream)) {
            return;
        }
        try {
            showForm(new PDFormXObject(stream));
        } finally {
            open.remove(stream);
        }
    }

    private @Nullable COSStream form(List<COSBase> operands) {
        COSBase object = resource(COSName.XOBJECT, operands);
        if (object instanceof COSStream stream
                && COSName.FORM.equals(stream.getCOSName(COSName.SUBTYPE))) {
            return stream;
        }
        return null;
    }

    private boolean isImage(List<COSBase> operands) {
        return resource(COSName.XOBJECT, operands) instanceof COSStream stream
                && COSName.IMAGE.equals(stream.getCOSName(COSName.SUBTYPE));
    }

    /** Of a graphics state dictionary only the font says anything about text. */
    private void setFontOfState(List<COSBase> operands) throws IOException {
        if (resource(COSName.EXT_G_STATE, operands) instanceof COSDictionary style
                && style.getDictionaryObject(COSName.FONT) instanceof COSArray) {
            super.processOperator(
                    Operator.getOperator(OperatorName.SET_GRAPHICS_STATE_PARAMS), operands);
        }
    }

    private @Nullable COSBase resource(COSName kind, List<COSBase> operands) {
        PDResources resources = getResources();
        if (resources == null || operands.isEmpty()) {
            return null;
        }
        COSDictionary all = resources.getCOSObject().getCOSDictionary(kind);
        return all != null && operands.getFirst() instanceof COSName name
                ? all.getDictionaryObject(name)
                : null;
    }

    private static boolean shown(PDAnnotation annotation) {
        return !(annotation instanceof PDAnnotationPopup)
                && !annotation.isHidden()
                && !annotation.isNoView();
    }

    private void addStateOperators() {
        addOperator(new Save(this));
        addOperator(new Restore(this));
        addOperator(new Concatenate(this));
        addOperator(new SetGraphicsStateParameters(this));
    }

    private void addTextOperators() {
        addOperator(new BeginText(this));
        addOperator(new EndText(this));
        addOperator(new SetMatrix(this));
        addOperator(new MoveText(this));
        addOperator(new MoveTextSetLeading(this));
        addOperator(new NextLine(this));
        addOperator(new SetFontAndSize(this));
        addOperator(new SetCharSpacing(this));
        addOperator(new SetWordSpacing(this));
        addOperator(new SetTextHorizontalScaling(this));
        addOperator(new SetTextLeading(this));
        addOperator(new SetTextRise(this));
        addOperator(new ShowText(this));
        addOperator(new ShowTextAdjusted(this));
        addOperator(new ShowTextLine(this));
        addOperator(new ShowTextLineAndSpace(this));
    }
}
