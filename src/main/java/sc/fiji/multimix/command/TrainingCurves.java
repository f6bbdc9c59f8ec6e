// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.command;

import ij.ImagePlus;
import ij.gui.Plot;
import ij.measure.ResultsTable;
import java.util.List;
import java.util.stream.Stream;
import sc.fiji.multimix.model.ScoreGain;
import sc.fiji.multimix.model.TwinReport;
import sc.fiji.multimix.training.EpochReport;
import sc.fiji.multimix.window.TrainingQuantity;
import sc.fiji.multimix.window.TrainingQuantity.Kind;

/** A training's history as ImageJ plots and as a table, one row per epoch. */
final class TrainingCurves {
    static final String TABLE_TITLE = "MultiMix Training";
    static final String TWIN_TITLE = "MultiMix Supervised Twin";

    private static final List<TrainingQuantity> LOSSES = TrainingQuantity.of(Kind.LOSS);

    private static final List<TrainingQuantity> SCORES =
            Stream.of(Kind.SCORE, Kind.PSEUDO_LABEL)
                    .flatMap(kind -> TrainingQuantity.of(kind).stream())
                    .toList();

    private final List<EpochReport> history;

    /**
     * Curves of a training.
     *
     * @param history one report per finished epoch, at least one
     */
    TrainingCurves(List<EpochReport> history) {
        this.history = history;
    }

    /** The mean loss terms of each epoch. */
    ImagePlus losses() {
        return plot("MultiMix losses", "Loss (unweighted terms)", LOSSES, Double.NaN);
    }

    /** The validation scores and the share of accepted pseudo-labels of each epoch. */
    ImagePlus validation() {
        return plot("MultiMix validation", "Score", SCORES, 1);
    }

    /** Opens the plots and the table. */
    static void show(List<EpochReport> history) {
        TrainingCurves curves = new TrainingCurves(history);
        curves.table().show(TABLE_TITLE);
        curves.losses().show();
        curves.validation().show();
    }

    /** All values: epoch, learning rate, loss terms, scores, seconds. */
    ResultsTable table() {
        ResultsTable table = new ResultsTable();
        table.setPrecision(5);
        for (EpochReport epoch : history) {
            table.addRow();
            table.addValue("epoch", epoch.epoch());
            table.addValue("rate", epoch.rate());
            for (TrainingQuantity quantity : TrainingQuantity.values())
                table.addValue(quantity.column(), quantity.of(epoch));
            table.addValue("best", Boolean.toString(epoch.best()));
            table.addValue("seconds", epoch.seconds());
        }
        table.setDecimalPlaces(table.getColumnIndex("rate"), -4); // scientific
        return table;
    }

    /** A model's validation scores beside those of its supervised twin, a row per score. */
    static ResultsTable table(TwinReport twin) {
        ResultsTable table = new ResultsTable();
        table.setPrecision(4);
        for (ScoreGain gain : twin.gains()) {
            table.addRow();
            table.addValue("score", gain.score());
            table.addValue("with_unlabeled", gain.with());
            table.addValue("without_(" + twin.twin() + ")", gain.without());
            table.addValue("difference", gain.difference());
            table.addValue("low_95%", gain.low());
            table.addValue("high_95%", gain.high());
            table.addValue("images", gain.images());
        }
        return table;
    }

    private ImagePlus plot(String title, String axis, List<TrainingQuantity> curves, double top) {
        Plot plot = new Plot(title, "Epoch", axis);
        double[] epochs = history.stream().mapToDouble(EpochReport::epoch).toArray();
        StringBuilder legend = new StringBuilder();
        double highest = 0;
        for (TrainingQuantity curve : curves) {
            double[] values = history.stream().mapToDouble(curve::of).toArray();
            boolean defined = false;
            for (double value : values) {
                if (Double.isNaN(value)) continue;
                defined = true;
                highest = Math.max(highest, value);
            }
            if (!defined) continue;
            plot.setColor(curve.color(), curve.color());
            plot.setLineWidth(2);
            plot.add("connected circle", epochs, values);
            legend.append(curve.label()).append('\n');
        }
        plot.setColor("black");
        plot.setLineWidth(1);
        plot.setLimits(0.5, history.size() + 0.5, 0, Double.isNaN(top) ? 1.3 * highest : top);
        plot.addLegend(legend.toString());
        return plot.getImagePlus();
    }
}
