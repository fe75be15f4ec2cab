package io.isoscan.samples;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** The Excel sheet of wanted codes: a header, then a row per code with its description. */
final class CodesSheet {
    private static final LocalDateTime NO_TIME = LocalDateTime.of(2025, 1, 1, 0, 0);
    private static final String NO_TIME_PROPERTY = "2025-01-01T00:00:00Z";
    private static final List<String> DESCRIPTIONS =
            List.of(
                    "Floor penetration, sleeved",
                    "Wall penetration, fire sealed",
                    "Grating cut-out",
                    "Roof penetration, weather hood",
                    "Deck penetration, coaming");

    private CodesSheet() {}

    static byte[] of(List<String> codes) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "Isoscan", "01.0000")) {
            Worksheet sheet = workbook.newWorksheet("Hole codes");
            row(sheet, 0, "Hole code", "Description");
            for (int i = 0; i < codes.size(); i++) {
                row(sheet, i + 1, codes.get(i), DESCRIPTIONS.get(i % DESCRIPTIONS.size()));
            }
            sheet.width(0, 20);
            sheet.width(1, 36);
        }
        return timeless(bytes.toByteArray());
    }

    private static void row(Worksheet sheet, int row, String code, String description) {
        sheet.inlineString(row, 0, code);
        sheet.inlineString(row, 1, description);
    }

    /**
     * The same workbook without the time of its making, which fastexcel always writes and cannot be
     * told.
     */
    private static byte[] timeless(byte[] workbook) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(workbook.length);
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(workbook));
                ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                ZipEntry copy = new ZipEntry(entry.getName());
                copy.setTimeLocal(NO_TIME);
                out.putNextEntry(copy);
                out.write(timeless(entry.getName(), in.readAllBytes()));
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] timeless(String name, byte[] content) {
        return name.equals("docProps/core.xml")
                ? new String(content, StandardCharsets.UTF_8)
                        .replaceAll("(<dcterms:created[^>]*>)[^<]*", "$1" + NO_TIME_PROPERTY)
                        .getBytes(StandardCharsets.UTF_8)
                : content;
    }
}
