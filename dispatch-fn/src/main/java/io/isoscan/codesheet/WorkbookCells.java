package io.isoscan.codesheet;

import io.isoscan.codes.BadCodes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;

/** Reads the cells of every sheet of an .xlsx as they are shown. */
final class WorkbookCells {
    private static final ReadingOptions WITH_FORMATS = new ReadingOptions(true, true);

    /** A row of one far cell costs as much as a full one. */
    private static final long MOST_PLACES = 50_000_000;

    private final SheetCells cells = new SheetCells();
    private long places;

    private WorkbookCells() {}

    /**
     * The columns of all sheets, in their order.
     *
     * @throws BadCodes when the bytes are no workbook, or too large a one
     */
    static List<SheetColumn> read(byte[] content) {
        try {
            return new WorkbookCells().readAll(CountedZip.repack(content));
        } catch (BadCodes e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // The reader has no one exception for what is broken.
            throw new BadCodes(
                    "the workbook with the codes cannot be read: save it as .xlsx with Excel again");
        }
    }

    private List<SheetColumn> readAll(byte[] content) throws IOException {
        try (var workbook = open(content)) {
            for (var sheet : workbook.getSheets().toList()) {
                readSheet(sheet);
            }
        }
        return cells.columns();
    }

    private static ReadableWorkbook open(byte[] content) throws IOException {
        return new ReadableWorkbook(new ByteArrayInputStream(content), WITH_FORMATS);
    }

    private void readSheet(Sheet sheet) throws IOException {
        try (var rows = sheet.openStream()) {
            rows.forEach(this::readRow);
        }
        cells.endTable("sheet \"" + sheet.getName() + "\"");
    }

    private void readRow(Row row) {
        places += row.getCellCount();
        if (places > MOST_PLACES) {
            throw new BadCodes("the workbook with the codes is too wide: keep only their column");
        }
        for (var cell : row) {
            if (cell != null) {
                cells.add(cell.getColumnIndex(), shown(cell));
            }
        }
    }

    private static String shown(Cell cell) {
        return switch (cell.getType()) {
            case NUMBER -> ShownNumber.of(cell.asNumber(), cell.getDataFormatString());
            case STRING, FORMULA -> cell.getRawValue() == null ? "" : cell.getRawValue();
            case BOOLEAN, ERROR, EMPTY -> "";
        };
    }
}
