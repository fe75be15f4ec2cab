package io.isoscan.samples;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.optionalcontent.PDOptionalContentGroup;
import org.apache.pdfbox.pdmodel.graphics.optionalcontent.PDOptionalContentProperties;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationFreeText;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationMarkup;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationRubberStamp;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceDictionary;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceStream;
import org.apache.pdfbox.util.Matrix;

/** What a page is made of besides its operators. For one document. */
final class PageParts {
    private static final PDRectangle UNBOUNDED = new PDRectangle(-5_000, -5_000, 10_000, 10_000);

    private final PDDocument document;
    private final PageFont pageFont;
    private final COSDictionary font;

    PageParts(PDDocument document, PageFont pageFont) throws IOException {
        this.document = document;
        this.pageFont = pageFont;
        this.font = pageFont.dictionary(document);
    }

    COSStream stream(PageContent content) throws IOException {
        return FontParts.stream(document, content.operators().getBytes(US_ASCII));
    }

    /** The font and the forms that the content names. */
    PDResources resources(PageContent content) throws IOException {
        PDResources resources = new PDResources();
        resources.getCOSObject().setItem(COSName.FONT, fonts());
        for (int i = 0; i < content.forms().size(); i++) {
            resources.put(
                    COSName.getPDFName(PageContent.nameOfForm(i)), form(content.forms().get(i)));
        }
        return resources;
    }

    private COSDictionary fonts() {
        COSDictionary fonts = new COSDictionary();
        fonts.setItem(COSName.getPDFName(PageContent.FONT), font);
        return fonts;
    }

    private PDFormXObject form(PageContent.Form form) throws IOException {
        PDFormXObject object = new PDFormXObject(stream(form.content()));
        object.setResources(resources(form.content()));
        object.setBBox(UNBOUNDED);
        object.setMatrix(turned(form.turn(), form.scale()).createAffineTransform());
        return object;
    }

    private static Matrix turned(double degrees, double scale) {
        double radians = StrictMath.toRadians(degrees);
        float cos = (float) (scale * StrictMath.cos(radians));
        float sin = (float) (scale * StrictMath.sin(radians));
        return new Matrix(cos, sin, -sin, cos, 0, 0);
    }

    /** Declares the layer of the content, on or off. */
    void layer(PDResources resources, boolean on) {
        PDOptionalContentGroup group = new PDOptionalContentGroup("Hole codes");
        PDOptionalContentProperties layers = new PDOptionalContentProperties();
        layers.addGroup(group);
        layers.setGroupEnabled(group, on);
        document.getDocumentCatalog().setOCProperties(layers);
        resources.put(COSName.getPDFName(PageContent.LAYER), group);
    }

    /** Stamps and free texts in turn. */
    List<PDAnnotation> stamps(List<Label> labels) throws IOException {
        List<PDAnnotation> annotations = new ArrayList<>();
        for (Label label : labels) {
            annotations.add(
                    stamp(
                            label,
                            annotations.size() % 2 == 0
                                    ? new PDAnnotationRubberStamp()
                                    : freeText()));
        }
        return annotations;
    }

    private static PDAnnotationFreeText freeText() {
        PDAnnotationFreeText annotation = new PDAnnotationFreeText();
        annotation.setDefaultAppearance("/Helv 9 Tf 0 g");
        return annotation;
    }

    private PDAnnotation stamp(Label label, PDAnnotationMarkup annotation) throws IOException {
        PDAppearanceDictionary looks = new PDAppearanceDictionary();
        looks.setNormalAppearance(appearance(label));
        annotation.setAppearance(looks);
        annotation.setRectangle(rectangle(withTails(label)));
        annotation.setPrinted(true);
        return annotation;
    }

    private PDAppearanceStream appearance(Label label) throws IOException {
        PageContent content = PageContent.of(PageSetup.UPRIGHT, pageFont).inner();
        WholePainters.plain(label.atOrigin(), content);
        PDAppearanceStream appearance = new PDAppearanceStream(stream(content));
        Box box = withTails(label.atOrigin());
        appearance.setResources(resources(content));
        appearance.setBBox(
                new PDRectangle(
                        (float) (box.centre().x() - box.halfLength()),
                        (float) (box.centre().y() - box.halfHeight()),
                        (float) (2 * box.halfLength()),
                        (float) (2 * box.halfHeight())));
        appearance.setMatrix(
                turned(label.angle().degrees(), PageSetup.UPRIGHT.scale()).createAffineTransform());
        return appearance;
    }

    /** With what of its letters hangs below the line. */
    private static Box withTails(Label label) {
        return label.box().grown(label.size() * 0.2);
    }

    private static PDRectangle rectangle(Box box) {
        double scale = PageSetup.UPRIGHT.scale();
        double width = 2 * box.halfWidthOnSheet() * scale;
        double height = 2 * box.halfHeightOnSheet() * scale;
        return new PDRectangle(
                (float) (box.centre().x() * scale - width / 2),
                (float) (box.centre().y() * scale - height / 2),
                (float) width,
                (float) height);
    }
}
