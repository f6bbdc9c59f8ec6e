// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.window;

import ij.WindowManager;
import java.awt.BorderLayout;
import java.awt.CardLayout;
import java.awt.Component;
import java.awt.Dimension;
import java.awt.EventQueue;
import java.awt.GraphicsEnvironment;
import java.awt.Rectangle;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JSplitPane;
import javax.swing.JTabbedPane;
import javax.swing.SwingConstants;
import javax.swing.Timer;
import javax.swing.WindowConstants;
import sc.fiji.multimix.training.EpochReport;
import sc.fiji.multimix.training.StepReport;
import sc.fiji.multimix.training.TrainingControl;
import sc.fiji.multimix.training.TrainingListener;
import sc.fiji.multimix.training.ValidationPreview;
import sc.fiji.multimix.window.TrainingQuantity.Kind;
import sc.fiji.multimix.window.TrainingSteering.Phase;

/**
 * The window of a running training: curves, validation images, advice, log, and the buttons that
 * steer it. It stays after the end until the user closes it.
 *
 * <p>The training reports to {@link #listener} and is steered by its {@link TrainingControl}; the
 * window fetches the reports a few times a second. Until the first step the middle of the window is
 * free for what comes before a training.
 */
public final class TrainingWindow {
    private static final int REFRESH_MILLIS = 200;
    private static final Dimension SIZE = new Dimension(1180, 700);
    private static final Dimension LEAST_SIZE = new Dimension(760, 520);

    /** For a panel of the desktop. */
    private static final int MARGIN = 40;

    private static final double HALF = 0.5;
    private static final String BEFORE = "before";
    private static final String CURVES = "curves";

    private final JFrame frame;
    private final CardLayout cards = new CardLayout();
    private final JPanel middle = new JPanel(cards);
    private final TrainingHistory history = new TrainingHistory();
    private final TrainingFeed feed;
    private final TrainingSteering steering;
    private final StatusPanel status = new StatusPanel();
    private final JTabbedPane tabs = new JTabbedPane();
    private final PreviewPanel previews = new PreviewPanel();
    private final JSplitPane upper = split(JSplitPane.HORIZONTAL_SPLIT, tabs, previews, HALF);
    private final TextPanel advice = new TextPanel("Advice");
    private final TextPanel log = new TextPanel("Log").withCopyButton("Copy log", 'y');
    private final TimedLog times = new TimedLog(Clock.system(ZoneId.systemDefault()));
    private final SteeringPanel buttons;
    private final ExportPanel exports;
    private final Timer timer = new Timer(REFRESH_MILLIS, event -> refresh());
    private String message = "";
    private boolean closesAtEnd;

    private TrainingWindow(
            Path model, TrainingControl control, Consumer<List<EpochReport>> plotter) {
        feed = new TrainingFeed(control);
        steering = new TrainingSteering(control, System::nanoTime);
        buttons = new SteeringPanel(steering, this::refreshState);
        exports = new ExportPanel(history, model.toAbsolutePath().getParent(), plotter, feed::log);
        frame = new JFrame("MultiMix Train: " + model.getFileName());
        middle.add(new JLabel("The images are read...", SwingConstants.CENTER), BEFORE);
        middle.add(center(), CURVES);
        frame.add(status, BorderLayout.NORTH);
        frame.add(middle);
        frame.add(south(), BorderLayout.SOUTH);
        frame.setDefaultCloseOperation(WindowConstants.DO_NOTHING_ON_CLOSE);
        frame.addWindowListener(new Closing());
        frame.setMinimumSize(LEAST_SIZE);
        placeOnScreen();
        refreshState();
    }

    /**
     * Opens the window of a training.
     *
     * @param model file that the training writes
     * @param control steers the training
     * @param plotter shows a history as ImageJ plots; called on a thread of its own
     */
    public static TrainingWindow open(
            Path model, TrainingControl control, Consumer<List<EpochReport>> plotter) {
        TrainingWindow[] opened = new TrainingWindow[1];
        onSwingThread(
                () -> {
                    TrainingWindow window = new TrainingWindow(model, control, plotter);
                    WindowManager.addWindow(window.frame); // ImageJ's Window menu
                    window.frame.setVisible(true);
                    window.timer.start();
                    opened[0] = window;
                });
        return opened[0];
    }

    private static void onSwingThread(Runnable work) {
        if (EventQueue.isDispatchThread()) {
            work.run();
            return;
        }
        try {
            EventQueue.invokeAndWait(work);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the training's window opened.", e);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("The training's window cannot be opened.", e);
        }
    }

    /** To be told of the training, from any thread. */
    public TrainingListener listener() {
        return feed;
    }

    /**
     * Says that the training is over, from any thread; curves, log and exports stay.
     *
     * @param how it ended, in a sentence
     */
    public void end(String how) {
        feed.end(how);
    }

    /**
     * Says that the training failed, from any thread. Before the first step there is nothing worth
     * keeping: then the window closes.
     *
     * @param how why, in a sentence
     */
    public void fail(String how) {
        if (feed.hasBegun()) end(how);
        else close();
    }

    /** Closes the window without a question, from any thread. */
    public void close() {
        EventQueue.invokeLater(frame::dispose);
    }

    private JPanel center() {
        tabs.addTab("Losses", new CurvesPanel(history, Kind.LOSS, "Loss (unweighted terms)"));
        tabs.addTab("Validation", new CurvesPanel(history, Kind.SCORE, "Score"));
        tabs.addTab("Pseudo-labels", new CurvesPanel(history, Kind.PSEUDO_LABEL, "Share"));
        tabs.setMnemonicAt(0, '1');
        tabs.setMnemonicAt(1, '2');
        tabs.setMnemonicAt(2, '3');
        tabs.addChangeListener(event -> refreshCurves());
        JSplitPane lower = split(JSplitPane.HORIZONTAL_SPLIT, advice, log, 0.4);
        JPanel center = new JPanel(new BorderLayout());
        center.add(split(JSplitPane.VERTICAL_SPLIT, upper, lower, 0.72));
        return center;
    }

    private static JSplitPane split(
            int direction, Component first, Component second, double share) {
        JSplitPane split = new JSplitPane(direction, true, first, second);
        split.setResizeWeight(share);
        split.setBorder(BorderFactory.createEmptyBorder());
        return split;
    }

    private JPanel south() {
        JButton close = new JButton("Close");
        close.setMnemonic('W');
        close.addActionListener(event -> askAndClose());
        exports.add(close);
        JPanel south = new JPanel(new BorderLayout());
        south.add(buttons);
        south.add(exports, BorderLayout.EAST);
        return south;
    }

    private void placeOnScreen() {
        Rectangle screen =
                GraphicsEnvironment.getLocalGraphicsEnvironment().getMaximumWindowBounds();
        frame.setSize(
                Math.min(SIZE.width, screen.width - MARGIN),
                Math.min(SIZE.height, screen.height - MARGIN));
        frame.setLocationRelativeTo(null);
    }

    private void refresh() {
        boolean news = feed.drain(new View());
        steering.tick();
        refreshState();
        if (news) refreshCurves();
    }

    private void refreshState() {
        status.setNote(steering.note(message));
        buttons.refresh();
        exports.refresh();
    }

    private void refreshCurves() {
        ((CurvesPanel) tabs.getSelectedComponent()).refresh(); // the others when they are chosen
    }

    private void refreshAdvice() {
        StepReport last = history.last();
        if (last == null || history.isSecond()) return;
        List<String> sentences =
                TrainingAdvice.of(
                        history.epochs(),
                        new TrainingAdvice.Situation(
                                last.epochs(),
                                history.epochsAtExtension(),
                                last.remaining(),
                                last.device()));
        advice.setText(
                sentences.isEmpty()
                        ? "Nothing to advise after epoch " + history.epochs().size() + "."
                        : String.join("\n\n", sentences));
    }

    /** Closes the window; while the training runs, asks first and waits for its end. */
    private void askAndClose() {
        if (steering.phase() != Phase.ENDED && buttons.askEnd()) closesAtEnd = true;
        if (steering.phase() == Phase.ENDED) frame.dispose();
    }

    /** Shows what was done in place of what a step was going to do. */
    private void showDone() {
        StepReport last = history.last();
        if (last != null)
            status.showDone(TrainingTexts.done(history.epochs().size(), last.epochs()));
    }

    /** Shows what the feed tells. */
    private final class View implements TrainingFeed.Receiver {
        @Override
        public void progress(String text, double fraction) {
            message = text;
            steering.onProgress();
            if (steering.isTrained()) showDone();
            status.setFraction(fraction);
        }

        @Override
        public void log(String line) {
            log.append(times.stamped(line));
        }

        @Override
        public void step(StepReport step) {
            if (history.last() == null) {
                cards.show(middle, CURVES);
                upper.setDividerLocation(HALF);
                tabs.requestFocusInWindow(); // rather than a button
                frame.toFront(); // of ImageJ's log, which has just opened
            }
            message = "";
            history.add(step);
            steering.onStep(history.isSecond());
            status.show(step, history.isSecond() ? "Twin: " : "");
        }

        @Override
        public void epoch(EpochReport epoch) {
            history.add(epoch);
            steering.onEpoch();
            refreshAdvice();
        }

        @Override
        public void previews(List<ValidationPreview> images) {
            if (!history.isSecond()) previews.show(images);
        }

        @Override
        public void hold(Duration time, String reason) {
            steering.onHold(time, reason);
            showDone();
        }

        @Override
        public void end(String how) {
            if (steering.isTrained()) status.setFraction(1);
            steering.onEnd(how);
            showDone();
            log.append(times.stamped(how));
            if (closesAtEnd) frame.dispose();
        }
    }

    /** Asks before a running training loses its window. */
    private final class Closing extends WindowAdapter {
        @Override
        public void windowClosing(WindowEvent event) {
            askAndClose();
        }

        /** Also when another part of ImageJ closes all windows: then the best so far is kept. */
        @Override
        public void windowClosed(WindowEvent event) {
            timer.stop();
            WindowManager.removeWindow(frame);
            steering.cancel(true);
        }
    }
}
