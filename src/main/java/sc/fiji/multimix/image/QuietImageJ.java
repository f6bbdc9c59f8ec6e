// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.image;

import ij.IJ;
import ij.ImagePlus;
import ij.Prefs;
import ij.io.OpenDialog;
import ij.measure.Calibration;
import java.awt.event.KeyEvent;
import java.io.IOException;

/**
 * While open, ImageJ's readers neither show dialogs nor change what the user sees afterwards: the
 * last folder, the global calibration (its conflict with a file's would be a dialog) and a pressed
 * Esc key are put back. For one thread at a time.
 */
final class QuietImageJ implements AutoCloseable {
    private final String directory = OpenDialog.getLastDirectory();
    private final String name = OpenDialog.getLastName();
    private final boolean redirecting = IJ.redirectingErrorMessages();
    private final boolean fixedDicomScaling = Prefs.fixedDicomScaling;
    private final boolean dicomsAsFloat = Prefs.openDicomsAsFloat;
    private final boolean escape = IJ.escapePressed();
    private final Calibration global = new ImagePlus().getGlobalCalibration();
    private final Thread reader = Thread.currentThread();
    private Throwable caught;

    QuietImageJ() {
        set(null, true, true, false);
        IJ.setExceptionHandler(this::handle);
    }

    /**
     * Fixed DICOM scaling, no floats: else ImageJ runs menu commands on the image, which needs a
     * menu.
     */
    private static void set(
            Calibration global,
            boolean redirect,
            boolean fixedDicomScaling,
            boolean dicomsAsFloat) {
        new ImagePlus().setGlobalCalibration(global);
        IJ.redirectErrorMessages(redirect);
        Prefs.fixedDicomScaling = fixedDicomScaling;
        Prefs.openDicomsAsFloat = dicomsAsFloat;
    }

    private void handle(Throwable e) {
        if (Thread.currentThread() == reader) caught = e;
        else IJ.log(e.toString());
    }

    /** Throws what ImageJ would have shown in a window. */
    void checkErrors() throws IOException {
        if (caught != null) throw new IOException("it is damaged (" + caught + ")", caught);
    }

    @Override
    public void close() {
        IJ.setExceptionHandler(null);
        set(global, redirecting, fixedDicomScaling, dicomsAsFloat);
        OpenDialog.setLastDirectory(directory);
        OpenDialog.setLastName(name);
        if (escape) IJ.setKeyDown(KeyEvent.VK_ESCAPE);
    }
}
