package io.isoscan.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * A table that is written row by row and goes on in another sheet ({@code Matches 2}) where one is
 * full. Each sheet has its header row, frozen, bold and with a filter. Close it before the next
 * sheet of the workbook is begun. For one thread.
 */
final class TableSheet implements AutoCloseable {
    private static final int ROWS_IN_MEMORY = 500;
    private static final String HEADER_FILL = "DDE6F0";
    private static final String LINK_COLOR = "0563C1";

    private final Workbook workbook;
    private final String name;
    private final int rowLimit;
    private final List<Column> columns;
    private Worksheet sheet;
    private int sheets = 1;
    private int row;
    private int column;

    /**
     * Begins the table's first sheet.
     *
     * @param rowLimit how many rows a sheet holds, the header among them; at least 2
     */
    TableSheet(Workbook workbook, String name, int rowLimit, Column... columns) {
        this.workbook = workbook;
        this.name = name;
        this.rowLimit = rowLimit;
        this.columns = List.of(columns);
        this.sheet = workbook.newWorksheet(name);
        writeHeader();
    }

    /**
     * A column of the table.
     *
     * @param width in characters of the standard font
     */
    record Column(String title, double width) {}

    /** Begins the next row. */
    TableSheet row() {
        if (row + 1 == rowLimit) {
            goOnInNextSheet();
        }
        row++;
        column = 0;
        if (row % ROWS_IN_MEMORY == 0) {
            flush();
        }
        return this;
    }

    /** The row's next cell, as text whatever it begins with. */
    TableSheet text(String text) {
        if (!text.isEmpty()) {
            sheet.inlineString(row, column, CellText.of(text));
        }
        column++;
        return this;
    }

    TableSheet number(Number number) {
        sheet.value(row, column, number);
        sheet.style(row, column).horizontalAlignment("left").set();
        column++;
        return this;
    }

    /** The row's next cell: a link that can be clicked, or its plain text where it may not be. */
    TableSheet link(String link, String text) {
        var formula = Hyperlink.formula(link, text);
        if (formula.isEmpty()) {
            return text(link);
        }
        sheet.formula(row, column, formula.get());
        sheet.style(row, column).fontColor(LINK_COLOR).underlined().set();
        column++;
        return this;
    }

    @Override
    public void close() {
        sheet.setAutoFilter(0, 0, row, columns.size() - 1);
        try {
            sheet.finish();
        } catch (IOException e) {
            throw notWritten(e);
        }
    }

    private void goOnInNextSheet() {
        close();
        sheets++;
        sheet = workbook.newWorksheet(name + " " + sheets);
        row = 0;
        writeHeader();
    }

    private void writeHeader() {
        for (int i = 0; i < columns.size(); i++) {
            sheet.width(i, columns.get(i).width());
            sheet.inlineString(0, i, columns.get(i).title());
        }
        sheet.range(0, 0, 0, columns.size() - 1).style().bold().fillColor(HEADER_FILL).set();
        sheet.freezePane(0, 1);
        sheet.repeatRows(0);
        Printing.fitToWidth(sheet);
    }

    private void flush() {
        try {
            sheet.flush();
        } catch (IOException e) {
            throw notWritten(e);
        }
    }

    private UncheckedIOException notWritten(IOException e) {
        return new UncheckedIOException("cannot write the report's sheet " + name, e);
    }
}
