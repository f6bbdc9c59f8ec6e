// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.command;

import ij.measure.ResultsTable;

/**
 * A new row of ImageJ's table Results, which several commands and ImageJ's own Measure write to: a
 * cell that nobody fills is NaN or empty text, never a 0 that looks measured. Rows of others stay
 * as they are.
 */
final class ResultsRow {
    private final ResultsTable table;
    private final int row;

    private ResultsRow(ResultsTable table) {
        this.table = table;
        table.setNaNEmptyCells(true); // of columns to come; Measure sets it anew each time
        table.addRow();
        row = table.size() - 1;
        for (int column = 0; column <= table.getLastColumn(); column++) clear(column);
    }

    /**
     * Adds a row.
     *
     * @param title of the image
     * @param slice from 1
     */
    static ResultsRow add(String title, int slice) {
        ResultsRow added = new ResultsRow(ResultsTable.getResultsTable());
        added.set("image", title);
        added.set("slice", slice);
        return added;
    }

    /** Shows the table with the rows added. */
    static void show() {
        ResultsTable.getResultsTable().show("Results");
    }

    /** Fills a cell with a number; NaN for an unknown one. */
    void set(String column, double value) {
        table.setValue(column, row, value);
    }

    /** Fills a cell with text, which may be empty. */
    void set(String column, String text) {
        table.setValue(column, row, text);
    }

    private void clear(int column) {
        if (!table.columnExists(column)) return;
        if (isText(column)) table.setValue(column, row, "");
        else table.setValue(column, row, Double.NaN);
    }

    /** Whether a row before has text there; a number that is NaN reads as such. */
    private boolean isText(int column) {
        for (int before = row - 1; before >= 0; before--) {
            if (!Double.isNaN(table.getValueAsDouble(column, before))) return false;
            if (!table.getStringValue(column, before).equals("NaN")) return true;
        }
        return false;
    }
}
