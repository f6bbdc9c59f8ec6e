// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.privacy;

import ij.IJ;
import java.awt.EventQueue;
import sc.fiji.multimix.command.MultiMixApp;

/** Opens ImageJ's window as the suite's program does without arguments, and ends. */
public final class WindowStart {
    private WindowStart() {}

    @SuppressWarnings("SystemOut") // a program for the console
    public static void main(String[] arguments) throws Exception {
        MultiMixApp.main();
        EventQueue.invokeAndWait(() -> {}); // the window's own events come first
        System.out.println(
                IJ.getInstance().isShowing() ? "A window is open." : "There is no window.");
        System.exit(0);
    }
}
