// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.command;

import ij.IJ;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import sc.fiji.multimix.installation.Finding;
import sc.fiji.multimix.installation.InstallationCheck;
import sc.fiji.multimix.installation.InstallationText;
import sc.fiji.multimix.installation.PlannedTraining;
import sc.fiji.multimix.training.TrainingOptions;
import sc.fiji.multimix.window.TextReportWindow;

/**
 * Tells what is installed, whether it works and what to do where it does not: in a window to copy
 * from, in a macro in the log. A problem then fails the command, so that pipelines notice.
 */
@Plugin(
        type = Command.class,
        label = "MultiMix Check Installation...",
        description =
                "Tells whether everything works here and how fast, and what to do about what does not.",
        visible = false)
public class CheckInstallationCommand extends MultiMixCommand {
    @Parameter(
            label = "Measure speed",
            description = "Also time the network on each device, some seconds.",
            persist = false)
    private boolean speed = true;

    @Override
    void work() {
        InstallationCheck check =
                new InstallationCheck(application(), jarFolders(), speed ? fast() : null);
        List<Finding> findings = check.run(progress());
        String text = InstallationText.of(findings);
        if (isInteractive()) {
            TextReportWindow.show("MultiMix Installation", text);
            return;
        }
        IJ.log(text);
        if (InstallationText.hasProblem(findings))
            throw new IllegalStateException(
                    "The installation has problems, listed in the log: "
                            + InstallationText.summary(findings));
    }

    private static List<String> application() {
        List<String> lines = new ArrayList<>();
        lines.add("ImageJ " + IJ.getFullVersion() + (Contexts.inFiji() ? ", in Fiji" : ""));
        String folder = IJ.getDirectory("imagej");
        lines.add("ImageJ's folder: " + (folder == null ? "not known" : folder));
        return lines;
    }

    private static List<Path> jarFolders() {
        String folder = IJ.getDirectory("imagej");
        if (folder == null) return List.of();
        return List.of(Path.of(folder, "jars"), Path.of(folder, "plugins"));
    }

    /** What a step of the preset fast computes, see TrainingStep; saliency counts as trained. */
    private static PlannedTraining fast() {
        TrainingOptions fast = TrainingOptions.FAST;
        int classLabeled = fast.batch();
        int views = fast.batch() * fast.unlabeledRatio();
        int segmentation = 2 * fast.batch();
        return new PlannedTraining(
                "preset fast",
                fast.resolution(),
                fast.width(),
                classLabeled + views + 2 * segmentation,
                views,
                (long) fast.epochs() * fast.stepsPerEpoch());
    }
}
