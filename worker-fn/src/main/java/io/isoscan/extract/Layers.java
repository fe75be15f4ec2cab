package io.isoscan.extract;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;

/**
 * The layers of a document and which of them its default configuration switches off (ISO 32000-1,
 * 8.11).
 */
final class Layers {
    private static final COSName EXPRESSION = COSName.getPDFName("VE");
    private static final COSName POLICY = COSName.getPDFName("P");

    private final Set<COSBase> off;
    private final Set<COSBase> on;
    private final boolean baseOff;
    private final Deadline deadline;

    /** Parts of expressions, which may name each other as often as they like. */
    private final IdentityHashMap<COSArray, Boolean> known = new IdentityHashMap<>();

    Layers(PDDocument document, Deadline deadline) {
        this.deadline = deadline;
        COSDictionary configuration = configuration(document);
        this.on = groups(configuration, COSName.ON);
        this.off = groups(configuration, COSName.OFF);
        this.baseOff = COSName.OFF.equals(configuration.getCOSName(COSName.BASE_STATE));
    }

    private static COSDictionary configuration(PDDocument document) {
        COSDictionary catalog = document.getDocumentCatalog().getCOSObject();
        COSDictionary properties = catalog.getCOSDictionary(COSName.OCPROPERTIES);
        COSDictionary configuration =
                properties == null ? null : properties.getCOSDictionary(COSName.D);
        return configuration == null ? new COSDictionary() : configuration;
    }

    private static Set<COSBase> groups(COSDictionary configuration, COSName state) {
        Set<COSBase> groups = Collections.newSetFromMap(new IdentityHashMap<>());
        COSArray listed = configuration.getCOSArray(state);
        for (int i = 0; listed != null && i < listed.size(); i++) {
            groups.add(listed.getObject(i));
        }
        return groups;
    }

    /** Whether what belongs to a group, or to a membership of groups, is switched off. */
    boolean hide(@Nullable COSDictionary content) {
        if (content == null) {
            return false;
        }
        return COSName.getPDFName("OCMD").equals(content.getCOSName(COSName.TYPE))
                ? !shows(content)
                : isOff(content);
    }

    private boolean isOff(COSBase group) {
        return baseOff ? !on.contains(group) : off.contains(group);
    }

    private boolean shows(COSDictionary membership) {
        COSArray expression = membership.getCOSArray(EXPRESSION);
        if (expression != null) {
            return holds(expression);
        }
        COSBase groups = membership.getDictionaryObject(COSName.OCGS);
        if (groups instanceof COSArray several && several.size() > 0) {
            return holds(several, membership.getNameAsString(POLICY, "AnyOn"));
        }
        return !(groups instanceof COSDictionary one) || !isOff(one);
    }

    private boolean holds(COSArray groups, String policy) {
        IntStream all = IntStream.range(0, groups.size());
        return switch (policy) {
            case "AllOn" -> all.noneMatch(i -> isOff(groups.getObject(i)));
            case "AnyOff" -> all.anyMatch(i -> isOff(groups.getObject(i)));
            case "AllOff" -> all.allMatch(i -> isOff(groups.getObject(i)));
            default -> all.anyMatch(i -> !isOff(groups.getObject(i)));
        };
    }

    private boolean holds(@Nullable COSBase expression) {
        if (!(expression instanceof COSArray terms)) {
            return expression != null && !isOff(expression);
        }
        deadline.tick();
        var before = known.get(terms);
        if (before != null) {
            return before;
        }
        boolean holds = combined(terms);
        known.put(terms, holds);
        return holds;
    }

    private boolean combined(COSArray terms) {
        IntStream all = IntStream.range(1, terms.size());
        return switch (terms.getName(0)) {
            case "And" -> all.allMatch(i -> holds(terms.getObject(i)));
            case "Not" -> all.noneMatch(i -> holds(terms.getObject(i)));
            case null, default -> all.anyMatch(i -> holds(terms.getObject(i)));
        };
    }
}
