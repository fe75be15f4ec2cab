package io.isoscan.samples;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
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
        Path draft = Files.createTempFile("codes", ".xlsx");
        try {
            fill(draft, codes);
            return timeless(draft);
        } finally {
            Files.delete(draft);
        }
    }

    private static void fill(Path file, List<String> codes) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                Workbook workbook = new Workbook(out, "Isoscan", "01.0000")) {
            Worksheet sheet = workbook.newWorksheet("Hole codes");
            row(sheet, 0, "Hole code", "Description");
            for (int i = 0; i < codes.size(); i++) {
                row(sheet, i + 1, codes.get(i), DESCRIPTIONS.get(i % DESCRIPTIONS.size()));
            }
            sheet.width(0, 20);
            sheet.width(1, 36);
        }
    }

    private static void row(Worksheet sheet, int row, String code, String description) {
        sheet.inlineString(row, 0, code);
        sheet.inlineString(row, 1, description);
    }

    /**
     * The same workbook without the time of its making, which fastexcel always writes. It is read
     * back as a file: the entries have sizes that ZipInputStream refuses.
     */
    private static byte[] timeless(Path workbook) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipFile in = new ZipFile(workbook.toFile());
                ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (ZipEntry entry : Collections.list(in.entries())) {
                ZipEntry copy = new ZipEntry(entry.getName());
                copy.setTimeLocal(NO_TIME);
                out.putNextEntry(copy);
                out.write(timeless(entry.getName(), in.getInputStream(entry).readAllBytes()));
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
