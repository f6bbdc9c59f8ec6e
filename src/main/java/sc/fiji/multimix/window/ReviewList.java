// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.window;

import java.awt.Component;
import java.awt.Dimension;
import java.awt.event.ActionEvent;
import java.awt.event.KeyEvent;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javax.swing.AbstractAction;
import javax.swing.JComponent;
import javax.swing.JScrollPane;
import javax.swing.JTable;
import javax.swing.KeyStroke;
import javax.swing.ListSelectionModel;
import javax.swing.RowFilter;
import javax.swing.RowSorter;
import javax.swing.SortOrder;
import javax.swing.table.DefaultTableCellRenderer;
import javax.swing.table.TableRowSorter;
import sc.fiji.multimix.review.ReviewCase;
import sc.fiji.multimix.review.ReviewFilter;
import sc.fiji.multimix.review.ReviewOrder;
import sc.fiji.multimix.review.ReviewSession;

/** The sortable table of cases, of which one is chosen. */
final class ReviewList {
    private static final int[] WIDTHS = {160, 105, 95, 95, 165, 180};

    private static final String AGAIN = "open the case again";

    private final ReviewSession session;
    private final ReviewRows rows;
    private final JTable table;
    private final TableRowSorter<ReviewRows> sorter;
    private ReviewCase chosen;

    /**
     * A table of all cases.
     *
     * @param choice told when another case is chosen
     * @param again told when the row of the chosen one is clicked, or Enter is pressed
     */
    ReviewList(
            ReviewSession session, ReviewOrder order, Consumer<ReviewCase> choice, Runnable again) {
        this.session = session;
        rows = new ReviewRows(session);
        sorter = new TableRowSorter<>(rows); // Double compares NaN above all numbers: last
        if (order == ReviewOrder.CONFIDENCE) sortBy(ReviewRows.CONFIDENCE);
        if (order == ReviewOrder.FOREGROUND) sortBy(ReviewRows.FOREGROUND);
        table = new JTable(rows);
        PlainText.showIn(table);
        table.setRowSorter(sorter);
        table.setSelectionMode(ListSelectionModel.SINGLE_SELECTION);
        table.setDefaultRenderer(Double.class, new NumberCell());
        table.setRowHeight(table.getRowHeight() + 4);
        for (int i = 0; i < WIDTHS.length; i++)
            table.getColumnModel().getColumn(i).setPreferredWidth(WIDTHS[i]);
        table.getSelectionModel()
                .addListSelectionListener(
                        event -> {
                            if (event.getValueIsAdjusting() || table.getSelectedRow() < 0) return;
                            ReviewCase next = selected();
                            if (next.equals(chosen)) return;
                            chosen = next;
                            choice.accept(next);
                        });
        tellAgain(again);
    }

    private void tellAgain(Runnable again) {
        table.addMouseListener(
                new MouseAdapter() {
                    @Override
                    public void mouseClicked(MouseEvent event) {
                        if (table.rowAtPoint(event.getPoint()) >= 0) again.run();
                    }
                });
        table.getInputMap(JComponent.WHEN_ANCESTOR_OF_FOCUSED_COMPONENT)
                .put(KeyStroke.getKeyStroke(KeyEvent.VK_ENTER, 0), AGAIN);
        table.getActionMap()
                .put(
                        AGAIN,
                        new AbstractAction() {
                            private static final long serialVersionUID = 1;

                            @Override
                            public void actionPerformed(ActionEvent event) {
                                again.run();
                            }
                        });
    }

    private void sortBy(int column) {
        sorter.setSortKeys(List.of(new RowSorter.SortKey(column, SortOrder.ASCENDING)));
    }

    JComponent component() {
        JScrollPane pane = new JScrollPane(table);
        pane.setPreferredSize(new Dimension(720, 260));
        return pane;
    }

    /** Shows the cases that pass; returns their number. */
    int filter(ReviewFilter filter) {
        sorter.setRowFilter(
                new RowFilter<ReviewRows, Integer>() {
                    @Override
                    public boolean include(Entry<? extends ReviewRows, ? extends Integer> entry) {
                        ReviewCase each = rows.get(entry.getIdentifier());
                        return filter.passes(each, session.isReviewed(each));
                    }
                });
        return table.getRowCount();
    }

    private ReviewCase selected() {
        int row = table.getSelectedRow();
        return row < 0 ? null : rows.get(table.convertRowIndexToModel(row));
    }

    /** Chooses the case so many rows further down; the first or last at the ends. */
    void move(int by) {
        int row = table.getSelectedRow();
        select(row < 0 ? 0 : row + by);
    }

    private void select(int wanted) {
        if (table.getRowCount() == 0) return;
        int row = Math.max(0, Math.min(table.getRowCount() - 1, wanted));
        table.setRowSelectionInterval(row, row);
        table.scrollRectToVisible(table.getCellRect(row, 0, true));
    }

    /** Chooses a case again, without telling. */
    void goBackTo(ReviewCase each) {
        chosen = each;
        int row = session.table().cases().indexOf(each);
        int view = row < 0 ? -1 : table.convertRowIndexToView(row);
        if (view >= 0) select(view);
        else table.clearSelection();
    }

    void requestFocus() {
        table.requestFocusInWindow();
    }

    /** Draws the rows anew, for what was decided; none appears or goes. */
    void refresh() {
        table.repaint();
    }

    /** Three decimals; empty for NaN. */
    private static final class NumberCell extends DefaultTableCellRenderer {
        private static final long serialVersionUID = 1;

        @Override
        public Component getTableCellRendererComponent(
                JTable table, Object value, boolean chosen, boolean focus, int row, int column) {
            double number = (Double) value;
            String text = Double.isNaN(number) ? "" : String.format(Locale.ROOT, "%.3f", number);
            setHorizontalAlignment(TRAILING);
            return super.getTableCellRendererComponent(table, text, chosen, focus, row, column);
        }
    }
}
