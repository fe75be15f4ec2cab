package io.isoscan.report;

import org.dhatim.fastexcel.PaperSize;
import org.dhatim.fastexcel.Worksheet;

/** How the report's sheets print: all columns side by side, as many pages down as it takes. */
final class Printing {
    private static final short AS_MANY_AS_NEEDED = 0;

    private Printing() {}

    static void fitToWidth(Worksheet sheet) {
        sheet.paperSize(PaperSize.A4_PAPER);
        sheet.pageOrientation("landscape");
        sheet.setFitToPage(true);
        sheet.fitToWidth((short) 1);
        sheet.fitToHeight(AS_MANY_AS_NEEDED);
    }
}
