package io.isoscan.extract;

import java.awt.geom.Rectangle2D;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.io.RandomAccessInputStream;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.io.SequenceRandomAccessRead;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFontFactory;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationPopup;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceStream;
import org.apache.pdfbox.util.Matrix;
import org.jspecify.annotations.Nullable;

/**
 * Runs a page's operators for its text alone: nothing is painted, no image is opened. Each glyph
 * goes to the page's labels with the place where it stands. For one document and one thread.
 */
final class PdfGlyphEngine {

    private static final double THOUSANDTH = 0.001;
    private static final byte[] BETWEEN_PARTS = {'\n'};

    private final Deadline deadline;
    private final int nestedForms;
    private final Layers layers;
    private final IdentityHashMap<COSDictionary, FontGlyphs> fonts = new IdentityHashMap<>();
    private final Set<COSBase> open = Collections.newSetFromMap(new IdentityHashMap<>());
    private final PageLabels labels;
    private DrawnMarks marks = new DrawnMarks();
    private @Nullable FontGlyphs standard;
    private TextState state = new TextState();
    private Deque<TextState> saved = new ArrayDeque<>();
    private Affine line = Affine.IDENTITY;
    private Affine text = Affine.IDENTITY;

    /** For each open mark of content whether it hides what is marked. */
    private Deque<Boolean> marked = new ArrayDeque<>();

    private int hiding;

    PdfGlyphEngine(
            PDDocument document, ExtractionLimits limits, Deadline deadline, BoundedText bound) {
        this.deadline = deadline;
        this.nestedForms = limits.nestedForms();
        this.layers = new Layers(document, deadline);
        this.labels = new PageLabels(deadline, bound);
    }

    /** The labels of the page and of its annotations' appearances. */
    PageText read(PDPage page, int number) throws IOException {
        labels.clear();
        marks = new DrawnMarks();
        start(Affine.IDENTITY);
        run(content(page), dictionary(page.getResources()));
        for (PDAnnotation annotation : page.getAnnotations()) {
            if (shown(annotation)) {
                drawAnnotation(annotation);
            }
        }
        return labels.text(number);
    }

    /** All parts of the content; PDFBox itself passes over one that it cannot open. */
    private static byte[] content(PDPage page) throws IOException {
        List<RandomAccessRead> parts = new ArrayList<>();
        for (var streams = page.getContentStreams(); streams.hasNext(); ) {
            parts.add(streams.next().getCOSObject().createView());
            parts.add(new RandomAccessReadBuffer(BETWEEN_PARTS));
        }
        if (parts.isEmpty()) {
            return BETWEEN_PARTS;
        }
        try (var all = new SequenceRandomAccessRead(parts);
                InputStream content = new RandomAccessInputStream(all)) {
            return content.readAllBytes();
        }
    }

    /** What the page that was read last paints beside its text. */
    DrawnMarks marks() {
        return marks;
    }

    private void start(Affine page) {
        state = new TextState();
        state.page = page;
        saved = new ArrayDeque<>();
        marked = new ArrayDeque<>();
        hiding = 0;
        setLine(Affine.IDENTITY);
    }

    private static COSDictionary dictionary(@Nullable PDResources resources) {
        return resources == null ? new COSDictionary() : resources.getCOSObject();
    }

    private void run(byte[] content, COSDictionary resources) throws IOException {
        ContentTokens tokens = new ContentTokens(content);
        while (tokens.next()) {
            deadline.tick();
            perform(tokens, resources);
        }
    }

    private void perform(ContentTokens tokens, COSDictionary resources) throws IOException {
        switch (tokens.operator()) {
            case Operators.STROKE,
                    Operators.CLOSE_STROKE,
                    Operators.FILL,
                    Operators.FILL_OLD,
                    Operators.FILL_EVEN_ODD,
                    Operators.FILL_STROKE,
                    Operators.FILL_STROKE_EVEN_ODD,
                    Operators.CLOSE_FILL_STROKE,
                    Operators.CLOSE_FILL_STROKE_EVEN_ODD ->
                    marks.path();
            case Operators.SHADING -> marks.image();
            case Operators.INLINE_IMAGE -> {
                marks.image();
                tokens.skipInlineImage();
            }
            case Operators.SAVE -> saved.push(state.copy());
            case Operators.RESTORE -> restore();
            case Operators.CONCATENATE -> concatenate(tokens);
            case Operators.GRAPHICS_STATE ->
                    setFontOfState(resource(tokens, COSName.EXT_G_STATE, resources));
            case Operators.DRAW_OBJECT ->
                    drawObject(resource(tokens, COSName.XOBJECT, resources), resources);
            case Operators.BEGIN_MARKED -> mark(false);
            case Operators.BEGIN_MARKED_WITH_PROPERTIES -> mark(hides(tokens, resources));
            case Operators.END_MARKED -> unmark();
            case Operators.FONT -> setFont(tokens, resources);
            default -> performText(tokens);
        }
    }

    private void performText(ContentTokens tokens) throws IOException {
        switch (tokens.operator()) {
            case Operators.BEGIN_TEXT -> setLine(Affine.IDENTITY);
            case Operators.CHARACTER_SPACING -> state.spacing = number(tokens, state.spacing);
            case Operators.WORD_SPACING -> state.wordSpacing = number(tokens, state.wordSpacing);
            case Operators.HORIZONTAL_SCALING ->
                    state.stretch = number(tokens, 100 * state.stretch) / 100;
            case Operators.LEADING -> state.leading = number(tokens, state.leading);
            case Operators.RISE -> state.rise = number(tokens, state.rise);
            case Operators.MOVE -> move(tokens, false);
            case Operators.MOVE_SET_LEADING -> move(tokens, true);
            case Operators.TEXT_MATRIX -> setMatrix(tokens);
            case Operators.NEXT_LINE -> nextLine();
            case Operators.SHOW -> show(tokens, false);
            case Operators.SHOW_ADJUSTED -> showAdjusted(tokens);
            case Operators.SHOW_NEXT_LINE -> {
                nextLine();
                show(tokens, false);
            }
            case Operators.SHOW_NEXT_LINE_SPACED -> showSpaced(tokens);
            default -> {}
        }
    }

    private static double number(ContentTokens tokens, double otherwise) {
        return tokens.hasNumbers(1) ? tokens.number(1) : otherwise;
    }

    private void restore() {
        if (!saved.isEmpty()) {
            state = saved.pop();
        }
    }

    private void concatenate(ContentTokens tokens) {
        if (tokens.hasNumbers(6)) {
            state.page = matrix(tokens).then(state.page);
        }
    }

    private static Affine matrix(ContentTokens tokens) {
        return new Affine(
                tokens.number(6),
                tokens.number(5),
                tokens.number(4),
                tokens.number(3),
                tokens.number(2),
                tokens.number(1));
    }

    private void setLine(Affine matrix) {
        line = matrix;
        text = matrix;
    }

    private void setMatrix(ContentTokens tokens) {
        if (tokens.hasNumbers(6)) {
            setLine(matrix(tokens));
        }
    }

    private void move(ContentTokens tokens, boolean leading) {
        if (!tokens.hasNumbers(2)) {
            return;
        }
        if (leading) {
            state.leading = -tokens.number(1);
        }
        setLine(line.movedBy(tokens.number(2), tokens.number(1)));
    }

    private void nextLine() {
        setLine(line.movedBy(0, -state.leading));
    }

    private void setFont(ContentTokens tokens, COSDictionary resources) throws IOException {
        if (!tokens.hasNumbers(1)) {
            return;
        }
        state.size = tokens.number(1);
        COSBase font = named(tokens.name(2), COSName.FONT, resources);
        state.font = font instanceof COSDictionary known ? glyphs(known) : null;
    }

    private FontGlyphs glyphs(COSDictionary font) throws IOException {
        FontGlyphs known = fonts.get(font);
        if (known == null) {
            known = new FontGlyphs(PDFontFactory.createFont(font));
            fonts.put(font, known);
        }
        return known;
    }

    /** Of a graphics state dictionary only the font says anything about text. */
    private void setFontOfState(@Nullable COSBase style) throws IOException {
        if (style instanceof COSDictionary settings
                && settings.getDictionaryObject(COSName.FONT) instanceof COSArray pair
                && pair.size() == 2
                && pair.getObject(0) instanceof COSDictionary font
                && pair.getObject(1) instanceof COSNumber size) {
            state.font = glyphs(font);
            state.size = size.floatValue();
        }
    }

    /** Without a font, as viewers do, the text is taken to be in a standard one. */
    private FontGlyphs font() {
        if (state.font != null) {
            return state.font;
        }
        if (standard == null) {
            standard = new FontGlyphs(new PDType1Font(FontName.HELVETICA));
        }
        return standard;
    }

    private void showSpaced(ContentTokens tokens) throws IOException {
        if (tokens.hasNumbersBeforeLast(2)) {
            state.wordSpacing = tokens.number(3);
            state.spacing = tokens.number(2);
        }
        nextLine();
        show(tokens, false);
    }

    private void showAdjusted(ContentTokens tokens) throws IOException {
        if (!tokens.isArray()) {
            return;
        }
        ContentTokens elements = tokens.elements();
        boolean same = false;
        while (elements.nextElement()) {
            if (elements.isNumber()) {
                adjust(-elements.number(1) * THOUSANDTH * state.size);
            } else {
                same = show(elements, same);
            }
        }
    }

    private void adjust(double by) {
        text = font().isVertical() ? text.movedBy(0, by) : text.movedBy(by * state.stretch, 0);
    }

    /**
     * Shows the string before the operator.
     *
     * @param same whether a glyph was shown in the same array of strings before
     * @return whether one has been now
     */
    private boolean show(ContentTokens tokens, boolean same) throws IOException {
        if (!tokens.isString()) {
            return same;
        }
        int length = tokens.readString();
        FontGlyphs font = font();
        TextPen pen = new TextPen(state, font, text, hiding > 0);
        boolean shown =
                font.isSingleByte()
                        ? drawBytes(tokens.string(), length, font, pen, same)
                        : drawCodes(tokens.string(), length, font, pen, same);
        text = text.movedBy(pen.movedX(), pen.movedY());
        return shown;
    }

    private boolean drawBytes(byte[] string, int length, FontGlyphs font, TextPen pen, boolean same)
            throws IOException {
        boolean shown = same;
        for (int i = 0; i < length; i++) {
            int code = string[i] & 0xFF;
            shown = draw(font.glyph(code), code == ' ', pen, shown);
        }
        return shown;
    }

    private boolean drawCodes(byte[] string, int length, FontGlyphs font, TextPen pen, boolean same)
            throws IOException {
        boolean shown = same;
        ByteArrayInputStream in = new ByteArrayInputStream(string, 0, length);
        while (in.available() > 0) {
            int before = in.available();
            int code = font.readCode(in);
            boolean space = code == ' ' && before - in.available() == 1;
            shown = draw(font.glyph(code), space, pen, shown);
        }
        return shown;
    }

    private boolean draw(FontGlyphs.Glyph glyph, boolean space, TextPen pen, boolean same) {
        pen.draw(glyph, space);
        if (glyph.utf8().length == 0) {
            if (glyph.isUnread()) {
                marks.unread(glyph);
            }
            return same;
        }
        marks.read();
        labels.add(glyph.utf8(), pen, same);
        return true;
    }

    private void mark(boolean hides) {
        marked.push(hides);
        hiding += hides ? 1 : 0;
    }

    private void unmark() {
        if (!marked.isEmpty() && marked.pop()) {
            hiding--;
        }
    }

    private boolean hides(ContentTokens tokens, COSDictionary resources) {
        return COSName.OC.equals(tokens.name(2))
                && resource(tokens, COSName.PROPERTIES, resources) instanceof COSDictionary layer
                && layers.hide(layer);
    }

    private void drawObject(@Nullable COSBase object, COSDictionary resources) throws IOException {
        if (!(object instanceof COSStream stream)) {
            return;
        }
        COSName kind = stream.getCOSName(COSName.SUBTYPE);
        if (COSName.IMAGE.equals(kind)) {
            marks.image();
        } else if (COSName.FORM.equals(kind) && open.add(stream)) {
            try {
                drawForm(new PDFormXObject(stream), resources);
            } finally {
                open.remove(stream);
            }
        }
    }

    private void drawForm(PDFormXObject form, COSDictionary resources) throws IOException {
        if (open.size() > nestedForms) {
            throw new ExtractionStopped("draws forms more than " + nestedForms + " deep");
        }
        TextState before = state;
        state = before.copy();
        state.page = Affine.of(form.getMatrix()).then(before.page);
        runWithin(form.getCOSObject(), resources);
        state = before;
    }

    /** Whatever a form leaves open ends with it. */
    private void runWithin(COSStream form, COSDictionary outer) throws IOException {
        Deque<TextState> savedBefore = saved;
        Deque<Boolean> markedBefore = marked;
        int hidingBefore = hiding;
        Affine lineBefore = line;
        Affine textBefore = text;
        saved = new ArrayDeque<>();
        marked = new ArrayDeque<>();
        hiding += layers.hide(form.getCOSDictionary(COSName.OC)) ? 1 : 0;
        COSDictionary own = form.getCOSDictionary(COSName.RESOURCES);
        try (InputStream content = form.createInputStream()) {
            run(content.readAllBytes(), own == null ? outer : own);
        }
        saved = savedBefore;
        marked = markedBefore;
        hiding = hidingBefore;
        setLine(lineBefore);
        text = textBefore;
    }

    private static boolean shown(PDAnnotation annotation) {
        return !(annotation instanceof PDAnnotationPopup)
                && !annotation.isHidden()
                && !annotation.isNoView();
    }

    /** Fits the appearance into the annotation's rectangle (ISO 32000-1, 12.5.5). */
    private void drawAnnotation(PDAnnotation annotation) throws IOException {
        PDAppearanceStream appearance = annotation.getNormalAppearanceStream();
        PDRectangle place = annotation.getRectangle();
        PDRectangle box = appearance == null ? null : appearance.getBBox();
        if (appearance == null || place == null || box == null) {
            return;
        }
        Matrix matrix = appearance.getMatrix();
        Rectangle2D drawn = box.transform(matrix).getBounds2D();
        if (drawn.isEmpty()) {
            return;
        }
        start(Affine.of(matrix).then(fit(drawn, place)));
        hiding = layers.hide(annotation.getCOSObject().getCOSDictionary(COSName.OC)) ? 1 : 0;
        runWithin(appearance.getCOSObject(), new COSDictionary());
    }

    private static Affine fit(Rectangle2D drawn, PDRectangle place) {
        double wide = place.getWidth() / drawn.getWidth();
        double high = place.getHeight() / drawn.getHeight();
        return new Affine(
                wide,
                0,
                0,
                high,
                place.getLowerLeftX() - wide * drawn.getX(),
                place.getLowerLeftY() - high * drawn.getY());
    }

    private static @Nullable COSBase resource(
            ContentTokens tokens, COSName kind, COSDictionary resources) {
        return named(tokens.name(1), kind, resources);
    }

    private static @Nullable COSBase named(
            @Nullable COSName name, COSName kind, COSDictionary resources) {
        COSDictionary all = name == null ? null : resources.getCOSDictionary(kind);
        return all == null ? null : all.getDictionaryObject(name);
    }
}
