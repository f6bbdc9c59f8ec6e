// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.window;

import java.awt.BasicStroke;
import java.awt.BorderLayout;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.FlowLayout;
import java.awt.GridLayout;
import java.awt.geom.Ellipse2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JCheckBox;
import javax.swing.JPanel;
import org.jfree.chart.ChartPanel;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.labels.StandardXYToolTipGenerator;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import sc.fiji.multimix.window.TrainingQuantity.Kind;

/**
 * A chart of the quantities of one kind over the epochs, with a check box for each. Dragging a
 * rectangle or turning the wheel zooms.
 */
final class CurvesPanel extends JPanel {
    private static final long serialVersionUID = 1;
    private static final Color GRID = new Color(0xdddddd);
    private static final Dimension SIZE = new Dimension(560, 300);
    private static final float STEP_OPACITY = 0.35f;

    /** Equal scores would else fill the whole axis with their last digits. */
    private static final double LEAST_RANGE = 0.1;

    private final transient TrainingHistory history;
    private final List<TrainingQuantity> quantities;
    private final List<JCheckBox> boxes = new ArrayList<>();
    private final CurvesDataset epochs;
    private final CurvesDataset steps; // null if there are none
    private final XYPlot plot;
    private final ChartPanel panel;

    CurvesPanel(TrainingHistory history, Kind kind, String axis) {
        super(new BorderLayout());
        this.history = history;
        quantities = TrainingQuantity.of(kind);
        epochs = new CurvesDataset(history, quantities, false);
        steps = kind == Kind.LOSS ? new CurvesDataset(history, quantities, true) : null;
        NumberAxis across = new NumberAxis("Epoch");
        across.setStandardTickUnits(NumberAxis.createIntegerTickUnits(Locale.ROOT));
        across.setAutoRangeIncludesZero(false);
        plot = new XYPlot(epochs, across, linear(axis, kind), epochRenderer());
        if (steps != null) {
            plot.setDataset(1, steps);
            plot.setRenderer(1, stepRenderer());
        }
        plot.setBackgroundPaint(Color.WHITE);
        plot.setDomainGridlinePaint(GRID);
        plot.setRangeGridlinePaint(GRID);
        panel = new ChartPanel(chart(), false, true, false, true, true);
        panel.setMinimumDrawWidth(0);
        panel.setMinimumDrawHeight(0);
        panel.setMaximumDrawWidth(Integer.MAX_VALUE);
        panel.setMaximumDrawHeight(Integer.MAX_VALUE);
        panel.setPreferredSize(SIZE); // else that of a whole screen
        panel.setMouseWheelEnabled(true);
        add(panel);
        add(controls(kind, axis), BorderLayout.SOUTH);
    }

    private JFreeChart chart() {
        JFreeChart chart = new JFreeChart(null, JFreeChart.DEFAULT_TITLE_FONT, plot, false);
        chart.setBackgroundPaint(Color.WHITE);
        return chart;
    }

    private static NumberAxis linear(String name, Kind kind) {
        NumberAxis up = new NumberAxis(name);
        up.setStandardTickUnits(NumberAxis.createStandardTickUnits(Locale.ROOT));
        up.setAutoRangeIncludesZero(kind != Kind.SCORE);
        up.setAutoRangeMinimumSize(LEAST_RANGE);
        return up;
    }

    private XYLineAndShapeRenderer epochRenderer() {
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, true);
        renderer.setDefaultToolTipGenerator(new StandardXYToolTipGenerator());
        for (int i = 0; i < quantities.size(); i++) {
            renderer.setSeriesPaint(i, quantities.get(i).color());
            renderer.setSeriesStroke(i, new BasicStroke(2));
            renderer.setSeriesShape(i, new Ellipse2D.Double(-2.5, -2.5, 5, 5));
        }
        return renderer;
    }

    private XYLineAndShapeRenderer stepRenderer() {
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
        renderer.setDrawSeriesLineAsPath(true);
        renderer.setDefaultCreateEntities(false);
        for (int i = 0; i < quantities.size(); i++) {
            float[] color = quantities.get(i).color().getRGBColorComponents(null);
            renderer.setSeriesPaint(i, new Color(color[0], color[1], color[2], STEP_OPACITY));
            renderer.setSeriesStroke(i, new BasicStroke(1));
        }
        return renderer;
    }

    private JPanel controls(Kind kind, String axis) {
        JPanel legend = new JPanel(new GridLayout(0, Math.min(3, quantities.size())));
        for (int i = 0; i < quantities.size(); i++) legend.add(toggle(i));
        JPanel view = new JPanel(new FlowLayout(FlowLayout.LEADING, 8, 2));
        if (kind == Kind.LOSS) {
            JCheckBox logarithmic = new JCheckBox("Log scale");
            logarithmic.setMnemonic('L');
            logarithmic.addActionListener(event -> setLogarithmic(logarithmic.isSelected(), axis));
            view.add(logarithmic);
        }
        JButton reset = new JButton("Reset zoom");
        reset.setMnemonic('Z');
        reset.setToolTipText("Drag a rectangle in the chart, or turn the wheel, to zoom.");
        reset.addActionListener(event -> panel.restoreAutoBounds());
        view.add(reset);
        JPanel controls = new JPanel(new BorderLayout());
        controls.setBorder(BorderFactory.createEmptyBorder(2, 4, 2, 4));
        controls.add(legend);
        controls.add(view, BorderLayout.SOUTH);
        return controls;
    }

    private JCheckBox toggle(int series) {
        TrainingQuantity quantity = quantities.get(series);
        JCheckBox box = new JCheckBox(quantity.label(), true);
        box.setIcon(new LineIcon(quantity.color(), box));
        box.setEnabled(false);
        box.setToolTipText("Not reported so far.");
        box.addActionListener(event -> setVisible(series, box.isSelected()));
        boxes.add(box);
        return box;
    }

    private void setVisible(int series, boolean visible) {
        plot.getRenderer(0).setSeriesVisible(series, visible);
        if (steps != null) plot.getRenderer(1).setSeriesVisible(series, visible);
    }

    private void setLogarithmic(boolean logarithmic, String name) {
        epochs.setPositive(logarithmic);
        steps.setPositive(logarithmic);
        ValueAxis axis = linear(name, Kind.LOSS);
        if (logarithmic) {
            LogAxis log = new LogAxis(name);
            log.setNumberFormatOverride(new TwoDigits());
            axis = log;
        }
        plot.setRangeAxis(axis);
    }

    /** Shows what the history has got since the last call. */
    void refresh() {
        for (int i = 0; i < boxes.size(); i++) {
            JCheckBox box = boxes.get(i);
            if (box.isEnabled() || !history.isDefined(quantities.get(i))) continue;
            box.setEnabled(true);
            box.setToolTipText("Shows or hides this curve.");
        }
        epochs.changed();
        if (steps != null) steps.changed();
    }
}
