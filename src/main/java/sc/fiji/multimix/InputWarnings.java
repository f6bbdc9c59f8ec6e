// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix;

import sc.fiji.multimix.image.PixelSize;
import sc.fiji.multimix.image.SourceImage;
import sc.fiji.multimix.inference.ImageResult;
import sc.fiji.multimix.inference.InputCheck;
import sc.fiji.multimix.progress.ProgressListener;

/** Logs what is unusual about the slices of an image, one after the other. */
final class InputWarnings {
    private final InputCheck check;
    private final SourceImage image;
    private final ProgressListener listener;
    private int slice;

    InputWarnings(InputCheck check, SourceImage image, ProgressListener listener) {
        this.check = check;
        this.image = image;
        this.listener = listener;
        logLack(check, listener);
    }

    /** Says once if images cannot be compared with the training's. */
    static void logLack(InputCheck check, ProgressListener listener) {
        if (check.lack() != null) listener.log(check.lack());
    }

    /** Says once what the lengths of an image are that do not lie in the patient. */
    void logPixelSize() {
        PixelSize size = image.pixelSize();
        if (size.inDetectorPlane()) listener.log(PixelSize.DETECTOR_PLANE_NOTE);
    }

    /** Takes the result of the next slice. */
    void add(ImageResult result) {
        slice++;
        log(check.warning(result.input(), image.facts(slice)), slice, image.slices(), listener);
    }

    static void log(String warning, int slice, int slices, ProgressListener listener) {
        if (!warning.isEmpty())
            listener.log("Warning: " + place(slice, slices) + "the image " + warning + ".");
    }

    /** Names a slice; empty if there is only one. */
    static String place(int slice, int slices) {
        return slices == 1 ? "" : "Slice " + slice + ": ";
    }
}
