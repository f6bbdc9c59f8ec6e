// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.window;

import java.awt.Dimension;
import java.awt.KeyboardFocusManager;
import java.util.List;
import java.util.Locale;
import javax.swing.Icon;
import javax.swing.JTable;
import javax.swing.table.AbstractTableModel;
import javax.swing.table.DefaultTableCellRenderer;
import sc.fiji.multimix.datacheck.PartReport;

/** The parts of a data set, a row each, with thumbnails. */
final class PartsTable {
    private static final int THUMBNAIL = 48;
    private static final int MARGIN = 6;
    private static final int[] WIDTHS = {165, 80, 150, 90, 190, 310};
    private static final int ROWS = 5;

    private PartsTable() {}

    static JTable of(List<PartReport> parts) {
        Rows rows = new Rows(parts);
        JTable table = new JTable(rows);
        table.setRowHeight(THUMBNAIL + MARGIN);
        table.setAutoResizeMode(JTable.AUTO_RESIZE_LAST_COLUMN);
        int sum = 0;
        for (int column = 0; column < WIDTHS.length; column++) {
            table.getColumnModel().getColumn(column).setPreferredWidth(WIDTHS[column]);
            sum += WIDTHS[column];
        }
        table.setDefaultRenderer(String.class, new Wrapped());
        table.setDefaultRenderer(Icon.class, new Strip());
        table.setPreferredScrollableViewportSize(
                new Dimension(sum, Math.min(ROWS, parts.size()) * table.getRowHeight()));
        // Tab leaves the table
        table.setFocusTraversalKeys(KeyboardFocusManager.FORWARD_TRAVERSAL_KEYS, null);
        table.setFocusTraversalKeys(KeyboardFocusManager.BACKWARD_TRAVERSAL_KEYS, null);
        table.getAccessibleContext().setAccessibleName("Images of each part");
        return table;
    }

    /** Text of several lines, if the column is too narrow for one. */
    private static final class Wrapped extends DefaultTableCellRenderer {
        private static final long serialVersionUID = 1L;

        @Override
        protected void setValue(Object text) {
            String shown = text.toString().replace("&", "&amp;").replace("<", "&lt;");
            setText("<html>" + shown + "</html>");
        }
    }

    private static final class Strip extends DefaultTableCellRenderer {
        private static final long serialVersionUID = 1L;

        @Override
        protected void setValue(Object icon) {
            setIcon((Icon) icon);
        }
    }

    private static final class Rows extends AbstractTableModel {
        private static final long serialVersionUID = 1L;
        private static final String[] TITLES = {
            "Part", "Images", "Size (pixels)", "Bit depth", "Gray values", "Some of them"
        };

        private final transient List<PartReport> parts;
        private final transient List<Icon> strips;

        Rows(List<PartReport> parts) {
            this.parts = parts;
            strips =
                    parts.stream()
                            .<Icon>map(part -> new ThumbnailStrip(part.thumbnails(), THUMBNAIL))
                            .toList();
        }

        @Override
        public int getRowCount() {
            return parts.size();
        }

        @Override
        public int getColumnCount() {
            return TITLES.length;
        }

        @Override
        public String getColumnName(int column) {
            return TITLES[column];
        }

        @Override
        public Class<?> getColumnClass(int column) {
            return column == TITLES.length - 1 ? Icon.class : String.class;
        }

        @Override
        public Object getValueAt(int row, int column) {
            PartReport part = parts.get(row);
            return switch (column) {
                case 0 -> part.name();
                case 1 -> count(part);
                case 2 -> part.sizesInWords();
                case 3 -> part.depthsInWords();
                case 4 -> part.graysInWords();
                default -> strips.get(row);
            };
        }

        private static String count(PartReport part) {
            return Double.isNaN(part.share())
                    ? Integer.toString(part.images())
                    : String.format(Locale.ROOT, "%d (%.0f %%)", part.images(), 100 * part.share());
        }
    }
}
