// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.start;

import ij.ImageJ;
import ij.Menus;
import java.awt.EventQueue;

/**
 * Opens ImageJ's window with its menu, says whether the suite is in it, and ends. What {@code
 * start.sh} times. Argument: ImageJ's folder, which has {@code plugins}.
 */
public final class MenuStart {
    private static final String COMMAND = "MultiMix Classify...";

    private MenuStart() {}

    @SuppressWarnings("SystemOut") // a program for the console
    public static void main(String[] arguments) throws Exception {
        System.setProperty("plugins.dir", arguments[0]);
        ImageJ.main(new String[0]);
        EventQueue.invokeAndWait(() -> {}); // the window's own events come first
        boolean found = Menus.getCommands().containsKey(COMMAND);
        System.out.println((found ? "Is" : "Is not") + " in the menu: " + COMMAND);
        System.out.flush();
        Runtime.getRuntime().halt(0); // ImageJ would save its preferences
    }
}
