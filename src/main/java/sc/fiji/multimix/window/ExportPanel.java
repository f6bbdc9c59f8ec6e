// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.window;

import java.awt.FlowLayout;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javax.swing.JButton;
import javax.swing.JFileChooser;
import javax.swing.JOptionPane;
import javax.swing.JPanel;
import javax.swing.SwingUtilities;
import javax.swing.filechooser.FileNameExtensionFilter;
import sc.fiji.multimix.training.EpochReport;

/** The buttons that carry a training's history out of the window. */
final class ExportPanel extends JPanel {
    private static final long serialVersionUID = 1;
    private static final String TITLE = "MultiMix Train";

    private final transient TrainingHistory history;
    private final transient Consumer<String> log;
    private final transient Path folder;
    private final JButton plots = new JButton("ImageJ Plots");
    private final JButton csv = new JButton("CSV...");

    /**
     * Buttons.
     *
     * @param folder where a table is proposed to be written
     * @param plotter shows a history as ImageJ plots
     * @param log told of written files and failures
     */
    ExportPanel(
            TrainingHistory history,
            Path folder,
            Consumer<List<EpochReport>> plotter,
            Consumer<String> log) {
        super(new FlowLayout(FlowLayout.TRAILING, 6, 4));
        this.history = history;
        this.folder = folder;
        this.log = log;
        plots.setMnemonic('I');
        csv.setMnemonic('V');
        plots.setToolTipText("Shows the curves as ImageJ plots and as a table.");
        csv.setToolTipText("Writes the losses and scores of all epochs as a table.");
        plots.addActionListener(event -> inBackground(plotter));
        csv.addActionListener(event -> askCsv());
        add(plots);
        add(csv);
        refresh();
    }

    /** Enables what can be pressed now. */
    void refresh() {
        boolean any = !history.epochs().isEmpty();
        plots.setEnabled(any);
        csv.setEnabled(any);
    }

    private void inBackground(Consumer<List<EpochReport>> work) {
        List<EpochReport> epochs = List.copyOf(history.epochs());
        Thread thread = new Thread(() -> work.accept(epochs), "MultiMix export");
        thread.setDaemon(true);
        thread.start();
    }

    private void askCsv() {
        JFileChooser chooser = new JFileChooser(folder.toFile());
        chooser.setDialogTitle("Save the training's history");
        chooser.setFileFilter(new FileNameExtensionFilter("Comma-separated table", "csv"));
        chooser.setSelectedFile(folder.resolve("training.csv").toFile());
        if (chooser.showSaveDialog(getTopLevelAncestor()) != JFileChooser.APPROVE_OPTION) return;
        File chosen = chooser.getSelectedFile();
        Path file =
                chosen.getName().contains(".")
                        ? chosen.toPath()
                        : chosen.toPath().resolveSibling(chosen.getName() + ".csv");
        if (!file.toFile().exists() || mayReplace(file))
            inBackground(epochs -> write(epochs, file));
    }

    private boolean mayReplace(Path file) {
        return JOptionPane.showConfirmDialog(
                        getTopLevelAncestor(),
                        file.getFileName() + " is there already. Replace it?",
                        TITLE,
                        JOptionPane.YES_NO_OPTION,
                        JOptionPane.WARNING_MESSAGE)
                == JOptionPane.YES_OPTION;
    }

    private void write(List<EpochReport> epochs, Path file) {
        try {
            TrainingTable.write(epochs, file);
            log.accept("The history was written to " + file + ".");
        } catch (IOException e) {
            log.accept(e.getMessage());
            SwingUtilities.invokeLater(
                    () ->
                            JOptionPane.showMessageDialog(
                                    getTopLevelAncestor(),
                                    e.getMessage(),
                                    TITLE,
                                    JOptionPane.ERROR_MESSAGE));
        }
    }
}
