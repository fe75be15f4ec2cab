package io.isoscan.codesheet;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.isoscan.codes.BadCodes;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CodeSheetReaderTest {

    @Test
    void aTextHasAnEntryInEachLine() {
        var sheet = CodeSheetReader.read("HOLE-1\r\n  HOLE-2\u00a0\n\nHOLE-3".getBytes(UTF_8));

        assertThat(sheet)
                .isEqualTo(
                        new CodeSheet(
                                List.of("HOLE-1", "HOLE-2", "HOLE-3"), "a list of codes", 0, 0));
    }

    @Test
    void commasSemicolonsAndTabsSeparateToo() {
        assertThat(CodeSheetReader.read("HOLE-1, HOLE-2;HOLE-3\tHOLE-4\nHOLE-5").codes())
                .containsExactly("HOLE-1", "HOLE-2", "HOLE-3", "HOLE-4", "HOLE-5");
    }

    @Test
    void aListOfManyLinesWithSeveralCodesEachIsReadWhole() {
        assertThat(CodeSheetReader.read("A-1,A-2,A-3\nB-1,B-2,B-3").codes())
                .containsExactly("A-1", "A-2", "A-3", "B-1", "B-2", "B-3");
    }

    @Test
    void aWordAmongTheCodesIsNoHeaderAndHidesNone() {
        var sheet = CodeSheetReader.read("HOLE-1\nHOLE-2\nHOLE NO.\nHOLE-3, see note\nHOLE-4");

        assertThat(sheet.codes()).contains("HOLE-1", "HOLE-2", "HOLE-3", "HOLE-4");
    }

    @Test
    void aPatternAmongTheCodesIsNoHeader() {
        assertThat(CodeSheetReader.read("HOLE-.*\nHOLE-2,x\nHOLE-3,y").codes())
                .contains("HOLE-.*", "HOLE-2", "HOLE-3");
    }

    @Test
    void duplicatesAndOddEntriesAreCountedAndOddOnesKept() {
        var sheet = CodeSheetReader.read("HOLE-1\nHOLE-1\nvalve\nHOLE-1");

        assertThat(sheet.codes()).containsExactly("HOLE-1", "valve");
        assertThat(sheet.duplicates()).isEqualTo(2);
        assertThat(sheet.odd()).isEqualTo(1);
    }

    @Test
    void aHeaderWordOnTopOfAListIsNoCode() {
        assertThat(CodeSheetReader.read("Hole code\nHOLE-1").codes()).containsExactly("HOLE-1");
        assertThat(CodeSheetReader.read("Valve\nHOLE-1").codes())
                .containsExactly("Valve", "HOLE-1");
    }

    @Test
    void codesAreKeptAsWritten() {
        var hostile = List.of("=A1+B2", "+1", "HOLE-(1|2)*", "[a-z]+", "-X", "@x", "1/2\"-HOLE");

        assertThat(CodeSheetReader.read(String.join("\n", hostile)).codes()).isEqualTo(hostile);
        assertThat(CodeSheetReader.read(hostile, "the request").codes()).isEqualTo(hostile);
    }

    @Test
    void aListOfTheRequestIsTakenEntryByEntry() {
        var sheet = CodeSheetReader.read(List.of("A, B", " C-1 ", "", "C-1"), "the request");

        assertThat(sheet).isEqualTo(new CodeSheet(List.of("A, B", "C-1"), "the request", 1, 1));
    }

    @Test
    void aCsvGivesTheColumnThatItsHeaderNames() {
        var sheet = CodeSheetReader.read("Drawing;Hole No.;Rev\nISO-1-A;H 1;0\nISO-2-B;H 2;1\n");

        assertThat(sheet)
                .isEqualTo(
                        new CodeSheet(List.of("H 1", "H 2"), "CSV, column B \"Hole No.\"", 0, 2));
    }

    @Test
    void aCsvWithoutHeaderGivesTheColumnThatLooksLikeCodes() {
        var sheet = CodeSheetReader.read("1,HOLE-1,pump\n2,HOLE-2,valve\n");

        assertThat(sheet.codes()).containsExactly("HOLE-1", "HOLE-2");
        assertThat(sheet.from()).isEqualTo("CSV, column B");
    }

    @Test
    void quotedFieldsMayHoldSeparatorsQuotesAndLines() {
        var csv = "Remark,Code\n\"a, \"\"b\"\"\",\"HOLE,1\"\n\"two\nlines\",HOLE-2\n";

        assertThat(CodeSheetReader.read(csv).codes()).containsExactly("HOLE,1", "HOLE-2");
    }

    @Test
    void tabsAndSemicolonsAreDetectedAmongDecimalCommas() {
        assertThat(CodeSheetReader.read("Tag\tSize\nA-1\t1,5\nA-2\t2,5").codes())
                .containsExactly("A-1", "A-2");
        assertThat(CodeSheetReader.read("Tag;Size\nA-1;1,5\nA-2;2,5").codes())
                .containsExactly("A-1", "A-2");
    }

    @Test
    void aQuoteThatIsNeverClosedHidesNothing() {
        assertThat(CodeSheetReader.read("\"HOLE-1\nHOLE-2\nHOLE-3").codes())
                .containsExactly("\"HOLE-1", "HOLE-2", "HOLE-3");
    }

    @Test
    void everyCommonEncodingIsUnderstood() {
        var text = "Größe-1\nHOLE-2";

        for (var bytes :
                List.of(
                        text.getBytes(UTF_8),
                        ("\ufeff" + text).getBytes(UTF_8),
                        ("\ufeff" + text).getBytes(UTF_16LE),
                        ("\ufeff" + text).getBytes(UTF_16BE),
                        text.getBytes(UTF_16LE),
                        text.getBytes(UTF_16BE),
                        text.getBytes(ISO_8859_1))) {
            assertThat(CodeSheetReader.read(bytes).codes()).containsExactly("Größe-1", "HOLE-2");
        }
    }

    @Test
    void aHundredThousandCodesAreReadAndOneMoreIsRefused() {
        assertThat(CodeSheetReader.read(codes(100_000)).codes()).hasSize(100_000);
        assertThatThrownBy(() -> CodeSheetReader.read(codes(100_001)))
                .isInstanceOf(BadCodes.class)
                .hasMessageContaining("more than 100,000 codes: split the list");
    }

    @Test
    void aCodeOverTwoHundredCharactersIsRefused() {
        assertThat(CodeSheetReader.read("x".repeat(200)).codes()).hasSize(1);
        assertThatThrownBy(() -> CodeSheetReader.read("x".repeat(201)))
                .isInstanceOf(BadCodes.class)
                .hasMessageContaining("longer than 200 characters");
    }

    @Test
    void whatHoldsNoCodesIsRefused() {
        for (var text : List.of("", " \n\t\n", "Hole code", ",;,")) {
            assertThatThrownBy(() -> CodeSheetReader.read(text.getBytes(UTF_8)))
                    .isInstanceOf(BadCodes.class)
                    .hasMessageContaining("no codes were found");
        }
    }

    @Test
    void whatIsNoTextIsRefused() {
        assertThatThrownBy(() -> CodeSheetReader.read(new byte[] {'a', 0, 0, 0, 7, 1, 0, 'b'}))
                .isInstanceOf(BadCodes.class)
                .hasMessageContaining("neither a workbook nor text");
        assertThatThrownBy(() -> CodeSheetReader.read("%PDF-1.7 ...".getBytes(UTF_8)))
                .isInstanceOf(BadCodes.class)
                .hasMessageContaining("PDF");
    }

    private static String codes(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "HOLE-" + i)
                .collect(Collectors.joining("\n"));
    }
}
