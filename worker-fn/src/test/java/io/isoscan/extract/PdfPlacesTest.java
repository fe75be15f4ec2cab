package io.isoscan.extract;

import static io.isoscan.extract.PdfSample.glyphByGlyph;
import static io.isoscan.extract.PdfSample.label;
import static io.isoscan.extract.PdfSample.operators;
import static io.isoscan.extract.PdfSample.page;
import static io.isoscan.extract.PdfSample.pages;
import static io.isoscan.extract.PdfSample.width;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.isoscan.result.Box;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Objects;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.optionalcontent.PDOptionalContentGroup;
import org.apache.pdfbox.pdmodel.graphics.optionalcontent.PDOptionalContentProperties;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationRubberStamp;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceDictionary;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PdfPlacesTest {
    private static final String SHOW = "BT /F 10 Tf (HOLE-12) Tj ET";

    private final TextExtractor extractor =
            new DocumentTextExtractor(ExtractionLimits.defaults(), InstantSource.system());

    @ParameterizedTest
    @ValueSource(doubles = {0, 30, 90, 210})
    void boxHoldsTheLabelFromFootToHeadAtAnyAngle(double degrees) {
        byte[] document = page(label("HOLE-12", degrees, 300, 400));

        assertBox(document, "HOLE-12", turned(degrees, 0, width("HOLE-12"), 300, 400));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 30, 90, 210})
    void boxOfAPieceHoldsItsGlyphsAlone(double degrees) {
        byte[] document = page(glyphByGlyph("HOLE-12", degrees, true));

        double from = width("HOLE-");
        assertBox(document, "12", turned(degrees, from, from + width("12"), 300, 300));
    }

    @ParameterizedTest
    @CsvSource({"90, 1", "180, 1", "270, 2", "0, 2"})
    void boxStandsInThePagesOwnSpaceHoweverThePageIsShown(int rotation, float unit) {
        byte[] document =
                pages(
                        1,
                        label("HOLE-12", 30, 300, 400),
                        all -> {
                            all.getPage(0).setRotation(rotation);
                            all.getPage(0).setUserUnit(unit);
                        });

        assertBox(document, "HOLE-12", turned(30, 0, width("HOLE-12"), 300, 400));
    }

    @Test
    void boxInAFormIsWhereTheFormIsDrawn() {
        byte[] document =
                operators(
                        "2 0 0 2 50 60 cm /Outer Do",
                        all -> {
                            PDFormXObject inner = form(all, SHOW);
                            inner.setMatrix(AffineTransform.getTranslateInstance(5, 0));
                            PDFormXObject outer = form(all, "q 1 0 0 1 0 10 cm /Inner Do Q");
                            outer.getResources().put(COSName.getPDFName("Inner"), inner);
                            put(all, "Outer", outer);
                        });

        double width = 2 * width("HOLE-12");
        assertBox(document, "HOLE-12", new Box(60, 76, 60 + width, 96));
    }

    @Test
    void boxInAnAppearanceIsWhereTheAnnotationStands() {
        byte[] document = operators("", all -> stamp(all, SHOW, null));

        double width = 2 * width("HOLE-12");
        assertBox(document, "HOLE-12", new Box(200, 300 - 4, 200 + width, 300 + 16));
    }

    @Test
    void mirroredTextStandsOnItsHead() {
        byte[] document = operators("BT /F 10 Tf 1 0 0 -1 100 200 Tm (HOLE-12) Tj ET");

        assertBox(document, "HOLE-12", new Box(100, 192, 100 + width("HOLE-12"), 202));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/OC /Layer BDC q " + SHOW + " Q EMC",
                "/OC /Layer BDC /Span BMC EMC /Form Do EMC",
                "/Layered Do",
                "/OC /Members BDC " + SHOW + " EMC"
            })
    void labelInALayerThatIsOffIsFoundAndSaidToBeHidden(String operators) {
        Place place = place(layered(operators, false), "HOLE-12");

        assertThat(place.hidden()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/OC /Layer BDC EMC " + SHOW,
                "/Layered Do",
                "/Span /Layer BDC " + SHOW + " EMC",
                "/OC /Members BDC " + SHOW + " EMC"
            })
    void labelOutsideLayersOrInOneThatIsOnIsNotHidden(String operators) {
        boolean on = !operators.startsWith("/OC /Layer") && !operators.startsWith("/Span");

        assertThat(place(layered(operators, on), "HOLE-12").hidden()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"HOLE-12", "H"})
    void visibleStrikeWinsOverAHiddenOne(String label) {
        String shown = "BT /F 10 Tf 100 200 Td (" + label + ") Tj ET ";

        byte[] hiddenFirst = layered("/OC /Layer BDC " + shown + "EMC " + shown, false);
        byte[] hiddenLast = layered(shown + "/OC /Layer BDC " + shown + "EMC", false);

        assertThat(text(hiddenFirst)).isEqualTo(label + "\n");
        assertThat(place(hiddenFirst, label).hidden()).isFalse();
        assertThat(text(hiddenLast)).isEqualTo(label + "\n");
        assertThat(place(hiddenLast, label).hidden()).isFalse();
    }

    @Test
    void visibleLabelIsKeptUnderALongerHiddenOne() {
        byte[] document =
                layered(
                        "BT /F 10 Tf (HOLE-1) Tj ET /OC /Layer BDC BT /F 10 Tf (HOLE-12) Tj ET EMC",
                        false);

        assertThat(text(document)).isEqualTo("HOLE-1\nHOLE-12\n");
    }

    @Test
    void boxBehindSpacesOfManyStylesIsTheLabels() {
        byte[] document =
                operators(
                        "BT /F 10 Tf 100 700 Td (A) Tj 1 Tc ( ) Tj 2 Tc ( ) Tj 3 Tc ( ) Tj 1.5 Tc ( ) Tj ET"
                                + " BT 0 Tc /F 40 Tf 0 1 -1 0 300 300 Tm (HOLE-12) Tj ET");

        assertBox(document, "HOLE-12", new Box(268, 300, 308, 300 + 4 * width("HOLE-12")));
    }

    @Test
    void annotationOfALayerThatIsOffIsHidden() {
        byte[] document = operators("", all -> stamp(all, SHOW, layer(all, false)));

        assertThat(place(document, "HOLE-12").hidden()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "[/Not 0], false",
        "[/And 0 [/Not 0]], true",
        "[/Or 0 [/Not 0]], false",
    })
    void membershipCanBeAnExpression(String expression, boolean hidden) {
        byte[] document =
                operators(
                        "/OC /Members BDC " + SHOW + " EMC",
                        all -> {
                            var members = members(layer(all, false));
                            members.setItem(
                                    COSName.getPDFName("VE"),
                                    expression(expression, layer(all, false)));
                            property(all, "Members", members);
                        });

        assertThat(place(document, "HOLE-12").hidden()).isEqualTo(hidden);
    }

    private static COSArray expression(String text, PDOptionalContentGroup group) {
        var stack = new ArrayDeque<COSArray>();
        stack.push(new COSArray());
        for (String token : text.replace("[", "[ ").replace("]", " ]").split(" ", -1)) {
            switch (token) {
                case "[" -> {
                    var nested = new COSArray();
                    stack.element().add(nested);
                    stack.push(nested);
                }
                case "]" -> stack.pop();
                case "0" -> stack.element().add(group.getCOSObject());
                default -> stack.element().add(COSName.getPDFName(token.substring(1)));
            }
        }
        return (COSArray) stack.element().getObject(0);
    }

    /** A page with a layer, a membership of it, a form in it and a form outside. */
    private static byte[] layered(String operators, boolean on) {
        return operators(
                operators,
                all -> {
                    PDOptionalContentGroup layer = layer(all, on);
                    property(all, "Layer", layer.getCOSObject());
                    property(all, "Members", members(layer));
                    put(all, "Form", form(all, SHOW));
                    PDFormXObject layered = form(all, SHOW);
                    layered.setOptionalContent(layer);
                    put(all, "Layered", layered);
                });
    }

    private static PDOptionalContentGroup layer(PDDocument document, boolean on) {
        var catalog = document.getDocumentCatalog();
        var properties = catalog.getOCProperties();
        if (properties == null) {
            properties = new PDOptionalContentProperties();
            catalog.setOCProperties(properties);
        }
        if (properties.hasGroup("Layer")) {
            return properties.getGroup("Layer");
        }
        PDOptionalContentGroup layer = new PDOptionalContentGroup("Layer");
        properties.addGroup(layer);
        properties.setGroupEnabled(layer, on);
        return layer;
    }

    private static COSDictionary members(PDOptionalContentGroup layer) {
        var members = new COSDictionary();
        members.setItem(COSName.TYPE, COSName.getPDFName("OCMD"));
        members.setItem(COSName.OCGS, layer);
        return members;
    }

    private static void property(PDDocument document, String name, COSDictionary value) {
        PDResources resources = PdfSample.resources(document.getPage(0));
        var properties = resources.getCOSObject().getCOSDictionary(COSName.PROPERTIES);
        if (properties == null) {
            properties = new COSDictionary();
            resources.getCOSObject().setItem(COSName.PROPERTIES, properties);
        }
        properties.setItem(COSName.getPDFName(name), value);
    }

    private static void put(PDDocument document, String name, PDFormXObject form) {
        PdfSample.resources(document.getPage(0)).put(COSName.getPDFName(name), form);
    }

    private static PDFormXObject form(PDDocument document, String operators) throws IOException {
        PDFormXObject form = new PDFormXObject(document);
        fill(form, operators);
        return form;
    }

    private static void fill(PDFormXObject form, String operators) throws IOException {
        PDResources resources = new PDResources();
        resources.put(COSName.getPDFName("F"), PdfSample.FONT);
        form.setResources(resources);
        form.setBBox(new PDRectangle(100, 100));
        try (var content = form.getContentStream().createOutputStream()) {
            content.write(operators.getBytes(StandardCharsets.US_ASCII));
        }
    }

    /** An annotation twice as large as its appearance. */
    private static void stamp(
            PDDocument document, String operators, @Nullable PDOptionalContentGroup layer)
            throws IOException {
        PDAppearanceStream appearance = new PDAppearanceStream(document);
        fill(appearance, operators);
        PDAppearanceDictionary appearances = new PDAppearanceDictionary();
        appearances.setNormalAppearance(appearance);
        PDAnnotationRubberStamp stamp = new PDAnnotationRubberStamp();
        stamp.setRectangle(new PDRectangle(200, 300, 200, 200));
        stamp.setAppearance(appearances);
        if (layer != null) {
            stamp.setOptionalContent(layer);
        }
        document.getPage(0).getAnnotations().add(stamp);
    }

    /** The box around a part of a baseline that begins at a point, at an angle. */
    private static Box turned(double degrees, double from, double to, double x, double y) {
        AffineTransform turn = AffineTransform.getTranslateInstance(x, y);
        turn.rotate(Math.toRadians(degrees));
        Rectangle2D box =
                turn.createTransformedShape(new Rectangle2D.Double(from, -2, to - from, 10))
                        .getBounds2D();
        return new Box(box.getMinX(), box.getMinY(), box.getMaxX(), box.getMaxY());
    }

    private void assertBox(byte[] document, String piece, Box expected) {
        Box box = Objects.requireNonNull(place(document, piece).box());

        for (int side = 0; side < 4; side++) {
            assertThat(box.sides().get(side)).isCloseTo(expected.sides().get(side), within(0.01));
        }
    }

    private String text(byte[] document) {
        return extractor.extract(document, Instant.MAX) instanceof Extraction.Text(var pages)
                ? pages.getFirst().text()
                : "";
    }

    private Place place(byte[] document, String piece) {
        if (extractor.extract(document, Instant.MAX) instanceof Extraction.Text(var pages)) {
            int from = pages.getFirst().text().indexOf(piece);
            assertThat(from).isNotNegative();
            return pages.getFirst().place(from, from + piece.length()).orElseThrow();
        }
        throw new AssertionError("has no text");
    }
}
