package io.isoscan.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.isoscan.result.FileResult;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the largest report in a JVM of its own with little heap, and reads it with Apache POI. */
class LargeReportTest {
    private static final int FILES = 200_000;
    private static final int CODES_OF_FILE = 3;
    private static final int WANTED = 100_000;

    @Test
    void twoHundredThousandResultsFitIn256Megabytes(@TempDir Path folder) throws Exception {
        var report = folder.resolve("results.xlsx");

        runInSmallHeap(report);

        assertThat(rowsOfSheets(report))
                .containsEntry("Matches", FILES * CODES_OF_FILE + 1)
                .containsEntry("Files", FILES + 1)
                .containsEntry("Codes", WANTED + 1)
                .containsEntry("Missing", 1)
                .containsEntry("Errors", 1);
    }

    private static void runInSmallHeap(Path report) throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var child =
                new ProcessBuilder(
                                java,
                                "-Xmx256m",
                                "-cp",
                                System.getProperty("java.class.path"),
                                WriteLargeReport.class.getName(),
                                report.toString())
                        .redirectErrorStream(true)
                        .start();
        var said = new String(child.getInputStream().readAllBytes(), UTF_8);

        assertThat(child.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(child.exitValue()).as(said).isZero();
    }

    private static Map<String, Integer> rowsOfSheets(Path report) throws Exception {
        var rows = new LinkedHashMap<String, Integer>();
        try (var opened = OPCPackage.open(report.toFile(), PackageAccess.READ)) {
            var sheets = (XSSFReader.SheetIterator) new XSSFReader(opened).getSheetsData();
            while (sheets.hasNext()) {
                try (var sheet = sheets.next()) {
                    rows.put(sheets.getSheetName(), rows(sheet));
                }
            }
        }
        return rows;
    }

    private static int rows(InputStream sheet) throws XMLStreamException {
        var xml = XMLInputFactory.newDefaultFactory().createXMLStreamReader(sheet);
        int rows = 0;
        while (xml.hasNext()) {
            boolean starts = xml.next() == XMLStreamConstants.START_ELEMENT;
            rows += starts && xml.getLocalName().equals("row") ? 1 : 0;
        }
        return rows;
    }

    /** What the child runs. */
    static final class WriteLargeReport {
        private WriteLargeReport() {}

        public static void main(String[] arguments) throws IOException {
            var run = SampleResults.run(IntStream.range(0, WANTED).mapToObj(i -> code(i)).toList());
            try (var spool = new ResultSpool(1, run.codes().codes(), FileResult::codes)) {
                IntStream.range(0, FILES).mapToObj(i -> file(i)).forEach(spool);
                new ReportWorkbook().write(run, spool, Path.of(arguments[0]));
            }
        }

        private static FileResult file(int index) {
            var name =
                    "project 17/area %03d/isometric drawing %06d.pdf".formatted(index % 400, index);
            return SampleResults.matched(
                    index, name, code(index), code(index + 1), code(index + 2));
        }

        private static String code(int number) {
            return "HOLE-" + number % WANTED;
        }
    }
}
