// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.command;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.macro.Interpreter;
import java.awt.GraphicsEnvironment;
import java.util.List;

/**
 * Shows a command's images and makes the first of them the current one, so that the next line of a
 * macro works on it: with a display, in batch mode and without a display.
 */
final class OutputImages {
    private OutputImages() {}

    static void show(List<ImagePlus> images) {
        if (images.isEmpty()) return;
        boolean windows = !GraphicsEnvironment.isHeadless() && !Interpreter.isBatchMode();
        for (int i = images.size() - 1; i >= 0; i--) { // the last one shown comes to the front
            ImagePlus image = images.get(i);
            if (!isRegistered(image) && (windows || Interpreter.isBatchMode())) image.show();
        }
        ImagePlus main = images.get(0);
        if (!windows) WindowManager.setTempCurrentImage(main);
        else if (WindowManager.getCurrentImage() != main) IJ.selectWindow(main.getID());
    }

    /** Whether ImageJ lists the image: Fiji shows outputs by itself, but not without a display. */
    private static boolean isRegistered(ImagePlus image) {
        int[] ids = WindowManager.getIDList();
        if (ids != null) for (int id : ids) if (id == image.getID()) return true;
        return false;
    }
}
