// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.start;

import ij.ImageJ;
import java.awt.EventQueue;

/** Opens ImageJ's window with its menu, and ends. What {@code start.sh} times. */
final class MenuStart {
    private MenuStart() {}

    public static void main(String[] arguments) throws Exception {
        ImageJ.main(arguments);
        EventQueue.invokeAndWait(() -> {}); // the window's own events come first
        Runtime.getRuntime().halt(0); // ImageJ would save its preferences
    }
}
