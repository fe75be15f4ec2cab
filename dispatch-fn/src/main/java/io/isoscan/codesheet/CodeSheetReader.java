package io.isoscan.codesheet;

import io.isoscan.codes.BadCodes;
import io.isoscan.text.PlainText;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Reads wanted codes. What the content is, is told by the content itself: an .xlsx, a CSV, a text
 * file with an entry a line, a list with commas. Codes are kept as written; at most 100,000, each
 * of at most 200 characters. Thread-safe.
 */
public final class CodeSheetReader {
    private static final int[] ZIP = {'P', 'K', 3, 4};
    private static final int[] OLE = {0xd0, 0xcf, 0x11, 0xe0};
    private static final int[] PDF = {'%', 'P', 'D', 'F'};

    private CodeSheetReader() {}

    /**
     * Reads a file of codes.
     *
     * @throws BadCodes when it cannot be read, holds no codes, or too many or too long ones
     */
    public static CodeSheet read(byte[] content) {
        if (startsWith(content, ZIP)) {
            return workbook(WorkbookCells.read(content));
        }
        if (startsWith(content, OLE)) {
            throw new BadCodes(
                    "the workbook with the codes has a password or is an old .xls:"
                            + " save it as .xlsx without a password");
        }
        if (startsWith(content, PDF)) {
            throw new BadCodes("the codes cannot be read from a PDF: give an .xlsx, .csv or text");
        }
        return read(PlainText.of(content).orElseThrow(CodeSheetReader::noText));
    }

    private static boolean startsWith(byte[] content, int... mark) {
        return content.length >= mark.length
                && IntStream.range(0, mark.length)
                        .allMatch(i -> Byte.toUnsignedInt(content[i]) == mark[i]);
    }

    private static BadCodes noText() {
        return new BadCodes(
                "the file with the codes is neither a workbook nor text: save it as .xlsx or .csv");
    }

    /**
     * Reads codes from text: a CSV, an entry a line, or a list with commas, semicolons or tabs.
     *
     * @throws BadCodes when there are no codes, or too many or too long ones
     */
    public static CodeSheet read(String text) {
        return DelimitedText.read(text);
    }

    /**
     * Takes entries as they were listed, each a code as it is; empty ones are left out.
     *
     * @param from where they stood, in words
     * @throws BadCodes when there are no codes, or too many or too long ones
     */
    public static CodeSheet read(List<String> entries, String from) {
        var codes = new CodeEntries();
        entries.forEach(codes::add);
        return codes.from(from);
    }

    private static CodeSheet workbook(List<SheetColumn> columns) {
        if (columns.isEmpty()) {
            throw new BadCodes("the workbook with the codes is empty: put one code in each cell");
        }
        return ColumnChoice.codesOf(columns)
                .orElseGet(() -> ColumnChoice.everyFittingCell(columns));
    }
}
