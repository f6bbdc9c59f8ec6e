// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.window;

import java.util.List;
import org.jfree.data.xy.AbstractXYDataset;

/**
 * Quantities of a training as JFreeChart's series, read where they are kept. Call {@link #changed}
 * after the history has grown.
 */
final class CurvesDataset extends AbstractXYDataset {
    private static final long serialVersionUID = 1;

    private final transient TrainingHistory history;
    private final List<TrainingQuantity> quantities;
    private final boolean ofSteps;
    private boolean positive;

    /**
     * Curves.
     *
     * @param ofSteps whether a point is one or some steps, else an epoch
     */
    CurvesDataset(TrainingHistory history, List<TrainingQuantity> quantities, boolean ofSteps) {
        this.history = history;
        this.quantities = quantities;
        this.ofSteps = ofSteps;
    }

    /** Leaves gaps where values are 0, for a logarithmic axis. */
    void setPositive(boolean positive) {
        this.positive = positive;
        changed();
    }

    void changed() {
        fireDatasetChanged();
    }

    @Override
    public int getSeriesCount() {
        return quantities.size();
    }

    @Override
    @SuppressWarnings("rawtypes") // JFreeChart's
    public Comparable getSeriesKey(int series) {
        return quantities.get(series).label();
    }

    @Override
    public int getItemCount(int series) {
        return ofSteps ? history.steps(quantities.get(series)).size() : history.epochs().size();
    }

    @Override
    public Number getX(int series, int item) {
        return ofSteps
                ? history.steps(quantities.get(series)).x(item)
                : history.epochs().get(item).epoch();
    }

    @Override
    public Number getY(int series, int item) {
        TrainingQuantity quantity = quantities.get(series);
        double value =
                ofSteps ? history.steps(quantity).y(item) : quantity.of(history.epochs().get(item));
        return positive && value <= 0 ? Double.NaN : value;
    }
}
