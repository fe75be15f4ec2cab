package io.isoscan.samples;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/**
 * The name of one sheet of one pipe line: size, service, serial number, piping class, sheet of
 * sheets.
 */
record LineNumber(
        int size,
        String service,
        int serial,
        String pipingClass,
        int sheet,
        int sheets,
        String folder,
        LocalDate issued) {
    private static final int SHEETS = 3;
    private static final int SERIALS = 89_999;
    private static final int STEP = 37;
    private static final List<Integer> SIZES = List.of(2, 3, 4, 6, 8, 10);
    private static final List<String> SERVICES =
            List.of("P", "CW", "HS", "LS", "FG", "BD", "IA", "CD");
    private static final List<String> CLASSES = List.of("A1A", "A2B", "B1C", "B3D", "C1A", "D2E");
    private static final List<String> FOLDERS =
            List.of(
                    "",
                    "",
                    "AREA-100",
                    "AREA-200",
                    "AREA-300",
                    "UNIT-37/PIPE-RACK",
                    "UNIT-37/PUMPS");

    /** Sheet number {@code file} of the set: three sheets a line, serial numbers never twice. */
    static LineNumber of(long seed, int file) {
        int line = file / SHEETS;
        Dice dice = Dice.of(seed, "line", line);
        return new LineNumber(
                dice.pick(SIZES),
                dice.pick(SERVICES),
                10_000 + (line * STEP + 123) % SERIALS,
                dice.pick(CLASSES),
                file % SHEETS + 1,
                SHEETS,
                dice.pick(FOLDERS),
                LocalDate.of(2025, 1, 6).plusDays(dice.between(0, 300)));
    }

    String line() {
        return "%d\"-%s-%d-%s".formatted(size, service, serial, pipingClass);
    }

    String drawing() {
        return drawing(sheet);
    }

    /**
     * The drawing number of the sheet before or after, or of a neighbouring line beyond the first
     * and last.
     */
    String drawing(int number) {
        int ofSerial = number < 1 ? serial + 1 : number > sheets ? serial + 2 : serial;
        int wrapped = number < 1 ? sheets : number > sheets ? 1 : number;
        return String.format(
                Locale.ROOT, "ISO-%d-%s-%d-%s-%03d", size, service, ofSerial, pipingClass, wrapped);
    }

    /** The path of the drawing's file below the sample folder, with slashes. */
    String path(String variant) {
        return "%s%s-%s.pdf".formatted(folder.isEmpty() ? "" : folder + "/", drawing(), variant);
    }
}
