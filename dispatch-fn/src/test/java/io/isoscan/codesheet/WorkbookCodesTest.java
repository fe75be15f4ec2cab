package io.isoscan.codesheet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.isoscan.codes.BadCodes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;

class WorkbookCodesTest {

    @Test
    void theColumnThatItsHeaderNamesIsRead() {
        var sheet =
                CodeSheetReader.read(
                        workbook(book -> {
                            table(book, "Notes", "Drawing,Remark", "ISO-1-A,checked");
                            table(book, "Codes", "No,Hole code", "1,H1", "2,H2", "3,H1");
                        }));

        assertThat(sheet)
                .isEqualTo(
                        new CodeSheet(
                                List.of("H1", "H2"),
                                "sheet \"Codes\", column B \"Hole code\"",
                                1,
                                2));
    }

    @Test
    void aTitleMayStandAboveTheHeader() {
        var sheet =
                CodeSheetReader.read(
                        workbook(book ->
                                table(book, "S", "Project 17", "", "Tag No.,Size", "T-1,2")));

        assertThat(sheet.codes()).containsExactly("T-1");
    }

    @Test
    void theOnlyColumnThatLooksLikeCodesIsReadWithItsOddEntries() {
        var sheet =
                CodeSheetReader.read(
                        workbook(
                                book -> table(book, "S", "Qty,Wanted", "1,A-1", "2,A-2", "3,odd")));

        assertThat(sheet.codes()).containsExactly("A-1", "A-2", "odd");
        assertThat(sheet.odd()).isEqualTo(1);
        assertThat(sheet.from()).isEqualTo("sheet \"S\", column B \"Wanted\"");
    }

    @Test
    void whereNoColumnStandsOutEveryFittingCellIsRead() {
        var sheet =
                CodeSheetReader.read(
                        workbook(book -> table(book, "S", "A-1,B-1", "A-2,none", "x,B-2")));

        assertThat(sheet.codes()).containsExactly("A-1", "A-2", "B-1", "B-2");
        assertThat(sheet.from()).contains("every cell that looks like a code");
    }

    @Test
    void oneColumnIsTheListWhateverStandsInIt() {
        var sheet =
                CodeSheetReader.read(workbook(book -> table(book, "S", "one", "two", "=three")));

        assertThat(sheet.codes()).containsExactly("one", "two", "=three");
    }

    @Test
    void aListSplitOverSheetsIsReadWhole() {
        var sheet =
                CodeSheetReader.read(
                        workbook(book -> {
                            table(book, "Area 1", "Code,Size", "A-1,2");
                            table(book, "Area 2", "Size,CODE", "3,B-1");
                        }));

        assertThat(sheet.codes()).containsExactly("A-1", "B-1");
        assertThat(sheet.from())
                .isEqualTo(
                        "sheet \"Area 1\", column A \"Code\"; sheet \"Area 2\", column B \"CODE\"");
    }

    @Test
    void numbersAreReadAsTheyAreShown() {
        var sheet =
                CodeSheetReader.read(
                        workbook(book -> {
                            var cells = book.newWorksheet("S");
                            cells.value(0, 0, "Code");
                            cells.value(1, 0, 1001);
                            cells.value(2, 0, 12.5);
                            cells.value(3, 0, 7);
                            cells.style(3, 0).format("0000").set();
                            cells.value(4, 0, 8);
                            cells.style(4, 0).format("\"HOLE-\"000").set();
                            cells.value(5, 0, 0.1 + 0.2);
                        }));

        assertThat(sheet.codes()).containsExactly("1001", "12.5", "0007", "HOLE-008", "0.3");
    }

    @Test
    void linesOfACellAreEntriesAndEmptyCellsNone() {
        var sheet =
                CodeSheetReader.read(workbook(book -> table(book, "S", "Code", " A-1\nA-2 ", " ")));

        assertThat(sheet.codes()).containsExactly("A-1", "A-2");
    }

    @Test
    void fiftyThousandCodesAreRead() {
        var rows = IntStream.range(0, 50_000).mapToObj(i -> "HOLE-" + i).toArray(String[]::new);

        var sheet = CodeSheetReader.read(workbook(book -> table(book, "S", rows)));

        assertThat(sheet.codes()).containsExactly(rows);
    }

    @Test
    void anEmptyWorkbookIsRefused() {
        var empty = workbook(book -> book.newWorksheet("S"));

        refused(empty, "is empty");
    }

    @Test
    void aWorkbookWithoutCodesIsRefused() {
        refused(
                workbook(book -> table(book, "S", "a,b", "c,d")),
                "no codes were found in every cell");
    }

    @Test
    void brokenAndForeignArchivesAreRefused() {
        var whole = workbook(book -> table(book, "S", "A-1"));

        refused(Arrays.copyOf(whole, whole.length / 2), "cannot be read");
        refused(zip("readme.txt", "hello".getBytes(UTF_8)), "cannot be read");
        refused(new byte[] {'P', 'K', 3, 4, 9, 9}, "cannot be read");
    }

    @Test
    void anEncryptedOrOldWorkbookIsRefused() {
        refused(
                new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, 0},
                "has a password or is an old .xls");
    }

    @Test
    void aZipBombIsRefused() {
        refused(zip("xl/media/bomb.png", new byte[8 << 20]), "too large");
    }

    @Test
    void aDocumentTypeIsRefused() {
        var plain = workbook(book -> table(book, "S", "A-1"));

        refused(
                changed(plain, xml -> xml.replace("?>", "?><!DOCTYPE x [<!ENTITY a \"b\">]>")),
                "XML that Excel does not write");
    }

    @Test
    void aCellInAnImpossibleColumnIsRefused() {
        var plain = workbook(book -> table(book, "S", "A-1"));

        refused(
                changed(plain, xml -> xml.replace("r=\"A1\"", "r=\"ZZZZZZ1\"")),
                "XML that Excel does not write");
    }

    private static void refused(byte[] content, String message) {
        assertThatThrownBy(() -> CodeSheetReader.read(content))
                .isInstanceOf(BadCodes.class)
                .hasMessageContaining(message);
    }

    private static byte[] workbook(Consumer<Workbook> fill) {
        var out = new ByteArrayOutputStream();
        try {
            var book = new Workbook(out, "test", "1.0");
            fill.accept(book);
            book.finish();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static void table(Workbook book, String name, String... rows) {
        Worksheet sheet = book.newWorksheet(name);
        for (int row = 0; row < rows.length; row++) {
            var cells = rows[row].split(",", -1);
            for (int column = 0; column < cells.length; column++) {
                sheet.value(row, column, cells[column]);
            }
        }
    }

    private static byte[] zip(String name, byte[] content) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** The same workbook with the XML of its parts changed. */
    private static byte[] changed(byte[] workbook, UnaryOperator<String> change) {
        var out = new ByteArrayOutputStream();
        try (var in = ZipFile.builder().setByteArray(workbook).get();
                var zip = new ZipOutputStream(out)) {
            for (var entry : Collections.list(in.getEntries())) {
                var xml = new String(in.getInputStream(entry).readAllBytes(), UTF_8);
                zip.putNextEntry(new ZipEntry(entry.getName()));
                zip.write(change.apply(xml).getBytes(UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
