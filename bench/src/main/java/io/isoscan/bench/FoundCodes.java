package io.isoscan.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.dhatim.fastexcel.reader.ReadableWorkbook;

/** Compares what a report says with what samples expect. */
public final class FoundCodes {
    private static final CSVFormat WITH_HEADER =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

    private FoundCodes() {}

    /** One code in one file. */
    public record Hit(String file, String code) {}

    /** The expected hits, each with the angle of its label. */
    public static Map<Hit, String> expected(Path csv) throws IOException {
        return hits(csv, "code", "angle");
    }

    private static Map<Hit, String> hits(Path csv, String code, String said) throws IOException {
        var hits = new HashMap<Hit, String>();
        try (var reader = Files.newBufferedReader(csv);
                var parser = WITH_HEADER.parse(reader)) {
            for (var row : parser) {
                hits.put(new Hit(row.get("file"), row.get(code)), row.get(said));
            }
        }
        return hits;
    }

    /** The hits that would fall for a trap, each with the trap's kind. */
    public static Map<Hit, String> traps(Path csv) throws IOException {
        return hits(csv, "near", "why");
    }

    /** What stands below the header in a sheet's first column. */
    public static Set<String> firstColumn(Path workbook, String sheet) throws IOException {
        try (var in = Files.newInputStream(workbook);
                var book = new ReadableWorkbook(in);
                var rows = book.findSheet(sheet).orElseThrow().openStream()) {
            return rows.skip(1).map(row -> row.getCellText(0)).collect(Collectors.toSet());
        }
    }

    /** The hits that the report's Matches sheets list. */
    static Set<Hit> reported(Path workbook) throws IOException {
        var hits = new HashSet<Hit>();
        try (var in = Files.newInputStream(workbook);
                var book = new ReadableWorkbook(in)) {
            for (var sheet : book.getSheets().toList()) {
                if (sheet.getName().startsWith("Matches")) {
                    try (var rows = sheet.openStream()) {
                        rows.skip(1)
                                .map(row -> new Hit(row.getCellText(1), row.getCellText(0)))
                                .forEach(hits::add);
                    }
                }
            }
        }
        return hits;
    }
}
