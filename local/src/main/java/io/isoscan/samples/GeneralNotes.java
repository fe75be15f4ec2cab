package io.isoscan.samples;

import java.util.List;

/** The notes that stand on every sheet. */
final class GeneralNotes {
    private static final List<String> NOTES =
            List.of(
                    "1. ALL DIMENSIONS ARE IN MILLIMETRES, COORDINATES AND ELEVATIONS AT CENTRE OF PIPE.",
                    "2. BOLT HOLES STRADDLE NORMAL CENTRE LINES UNLESS NOTED.",
                    "3. HOLES IN FLOORS AND WALLS ARE SLEEVED AND SEALED AFTER THE PRESSURE TEST.",
                    "4. FIELD WELDS HAVE 150 MM OF EXTRA LENGTH, TRIMMED ON SITE.",
                    "5. SUPPORTS ARE DETAILED IN THE PIPE SUPPORT STANDARD.");

    private final Plot plot;

    GeneralNotes(Plot plot) {
        this.plot = plot;
    }

    void draw() {
        plot.rectangle(Pen.OUTLINE, Sheet.NOTES);
        Point topLeft = new Point(Sheet.NOTES.left() + 2, Sheet.NOTES.top() - 5);
        plot.label(Label.horizontal("GENERAL NOTES", topLeft, 2.8));
        for (int i = 0; i < NOTES.size(); i++) {
            plot.label(Label.horizontal(NOTES.get(i), topLeft.plus(0, -5 - 4.4 * i), 2.1));
        }
    }
}
