package io.isoscan.result;

import io.isoscan.aws.Item;
import java.util.List;

/**
 * Evidence as attributes beside its code. What goes without saying is left out: a text that is the
 * code itself, a text layer, a layer that shows.
 */
final class EvidenceItem {
    private EvidenceItem() {}

    static Item write(Evidence evidence, String code, Item item) {
        if (!evidence.text().equals(code)) {
            item.put("text", evidence.text());
        }
        if (evidence.box() != null) {
            item.putNumbers("box", evidence.box().sides());
        }
        if (!evidence.rules().isEmpty()) {
            item.putTexts("rules", evidence.rules().stream().map(MatchRule::name).toList());
        }
        if (evidence.confidence() != null) {
            item.put("confidence", evidence.confidence());
        }
        if (evidence.hidden()) {
            item.put("hidden", 1);
        }
        return item;
    }

    static Evidence read(Item item, String code) {
        return new Evidence(
                item.optionalString("text").orElse(code),
                item.optionalNumbers("box").map(EvidenceItem::box).orElse(null),
                rules(item),
                item.optionalInteger("confidence").orElse(null),
                item.optionalInteger("hidden").isPresent());
    }

    private static List<MatchRule> rules(Item item) {
        return item.texts("rules").stream().map(MatchRule::valueOf).toList();
    }

    private static Box box(List<Double> sides) {
        return new Box(sides.get(0), sides.get(1), sides.get(2), sides.get(3));
    }
}
