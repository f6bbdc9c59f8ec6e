// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.command;

import ij.IJ;
import ij.ImagePlus;
import ij.Menus;
import ij.WindowManager;

/** What macros of the tests {@code call()}. */
public final class ProbeMenu {
    private ProbeMenu() {}

    /** Puts the probe into ImageJ's menu, as plugins.config does with the suite's commands. */
    @SuppressWarnings("unchecked") // ImageJ's table is older than generics
    public static void install() {
        Menus.getCommands()
                .put(
                        "Probe...",
                        Launcher.class.getName() + "(\"" + ProbeCommand.class.getName() + "\")");
    }

    /** Runs the probe as a script does, on an image that no list holds; returns the output. */
    public static String runOnHiddenImage() {
        ImagePlus hidden = IJ.createImage("hidden", "8-bit black", 4, 4, 1);
        IJ.run(hidden, "Probe...", "text=x");
        return ProbeCommand.lastImage + " " + WindowManager.getImage("inverted-hidden");
    }
}
