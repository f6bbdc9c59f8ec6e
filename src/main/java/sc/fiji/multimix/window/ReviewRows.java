// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.window;

import java.util.List;
import java.util.stream.Collectors;
import javax.swing.table.AbstractTableModel;
import sc.fiji.multimix.review.Decision;
import sc.fiji.multimix.review.ReviewCase;
import sc.fiji.multimix.review.ReviewSession;

/** The cases of a review as rows of a Swing table. */
final class ReviewRows extends AbstractTableModel {
    static final int CONFIDENCE = 2;
    static final int FOREGROUND = 3;
    private static final List<String> COLUMNS =
            List.of("Image", "Class", "Confidence", "Foreground", "Reviewed", "Error or warning");
    private static final long serialVersionUID = 1;

    private final transient ReviewSession session;

    ReviewRows(ReviewSession session) {
        this.session = session;
    }

    ReviewCase get(int row) {
        return session.table().cases().get(row);
    }

    @Override
    public int getRowCount() {
        return session.table().cases().size();
    }

    @Override
    public int getColumnCount() {
        return COLUMNS.size();
    }

    @Override
    public String getColumnName(int column) {
        return COLUMNS.get(column);
    }

    @Override
    public Class<?> getColumnClass(int column) {
        return column == CONFIDENCE || column == FOREGROUND ? Double.class : String.class;
    }

    @Override
    public Object getValueAt(int row, int column) {
        ReviewCase each = get(row);
        return switch (column) {
            case 0 -> each.name();
            case 1 -> each.className();
            case CONFIDENCE -> each.confidence();
            case FOREGROUND -> each.foregroundFraction();
            case 4 -> reviewed(each);
            default -> each.failed() ? each.error() : each.warning();
        };
    }

    private String reviewed(ReviewCase each) {
        return session.decisions(each).stream()
                .map(ReviewRows::describe)
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static String describe(Decision decision) {
        return switch (decision.kind()) {
            case CLASS -> decision.newClass();
            case MASK -> "mask";
            case SECOND_MASK -> "mask beside another: remove the wrong one";
            default -> decision.kind().toString();
        };
    }
}
