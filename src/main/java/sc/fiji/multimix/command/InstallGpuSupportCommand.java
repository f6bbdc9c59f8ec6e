// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.command;

import ij.IJ;
import java.io.IOException;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import sc.fiji.multimix.installation.GpuInstallation;
import sc.fiji.multimix.installation.GpuPlan;
import sc.fiji.multimix.installation.GpuSource;
import sc.fiji.multimix.window.TextReportWindow;

/**
 * Lets PyTorch compute on an NVIDIA GPU, on request only: shows first what would be fetched or
 * unpacked, and does it after a yes.
 */
@Plugin(
        type = Command.class,
        label = "MultiMix Install GPU Support...",
        description =
                "Lets PyTorch compute on an NVIDIA GPU with a library that you have; shows first what it would do, and can be undone.",
        visible = false)
public class InstallGpuSupportCommand extends MultiMixCommand {
    private static final String TITLE = "MultiMix GPU Support";
    private static final String RESTART = "GPU support is installed. Restart ImageJ to use it.";

    @Parameter(
            label = "Action",
            description = "Show what is installed, install from the source, or undo it.",
            persist = false)
    private GpuAction action = GpuAction.SHOW;

    @Parameter(
            label = "Source",
            description =
                    "Folder of an unpacked LibTorch 2.7.1 with CUDA 12.8, its zip, or the address"
                            + " of the zip. In Fiji's dialog, leave it empty to browse.",
            style = "both",
            columns = 40,
            required = false,
            persist = false)
    private String source = "";

    @Parameter(
            label = "Checksum",
            description = "SHA-256 of the zip as its publisher gives it; empty to compare nothing.",
            columns = 40,
            required = false,
            persist = false)
    private String checksum = "";

    @Parameter(
            label = "Install without asking",
            description =
                    "Whether to install at once; a macro without it only tells what would be done.",
            persist = false)
    private boolean confirm;

    @Override
    void work() throws IOException {
        GpuInstallation installation = GpuInstallation.current();
        switch (action) {
            case SHOW -> tell(installation.state());
            case UNDO -> tell(installation.undo());
            case INSTALL -> install(installation);
        }
    }

    private void install(GpuInstallation installation) throws IOException {
        // Fiji's dialog has no button to browse; its recorder reads the value after the run
        if (isInteractive() && Contexts.inFiji() && (source == null || source.isBlank()))
            source = PathChooser.fileOrFolder("Folder or zip of LibTorch 2.7.1, CUDA 12.8");
        GpuPlan plan = installation.plan(GpuSource.of(source));
        if (!confirm && !isInteractive()) {
            IJ.log(plan.text());
            throw new IllegalArgumentException(
                    "Nothing was installed: that needs a yes. Add confirm=true if what the log says"
                            + " is wanted.");
        }
        if (!confirm && !IJ.showMessageWithCancel(TITLE, plan.text() + "\nInstall it?")) return;
        installation.install(plan, checksum, progress());
        tell(RESTART);
    }

    private void tell(String text) {
        if (isInteractive()) TextReportWindow.show(TITLE, text);
        else IJ.log(text);
    }
}
