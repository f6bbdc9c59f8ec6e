// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.review;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.integer.UnsignedByteType;

/**
 * Corrections saved as new labels in the data folders of MultiMix Train. Nothing there is changed,
 * overwritten or deleted; image and mask are saved both or neither.
 */
public final class CorrectedLabels {
    private final MaskLabels masks;
    private final ClassLabels classes;

    /**
     * Labels for these folders, which exist.
     *
     * @param segmentation folder with {@code images} and {@code masks}, or null: no masks are saved
     * @param classification folder with one subfolder per class, or null: no classes are saved
     * @throws IOException if their parts cannot be told, or one looks like the other kind
     */
    public CorrectedLabels(Path segmentation, Path classification) throws IOException {
        masks = segmentation == null ? null : new MaskLabels(segmentation);
        classes = classification == null ? null : new ClassLabels(classification);
    }

    /** Why masks cannot be saved; empty if they can. */
    public String noMasks() {
        return masks != null
                ? ""
                : "Masks are not saved: no segmentation folder was chosen. Run MultiMix Review again"
                        + " with one.";
    }

    /** Why classes cannot be saved; empty if they can. */
    public String noClasses() {
        return classes != null
                ? ""
                : "Classes are not saved: no classification folder was chosen. Run MultiMix Review"
                        + " again with one.";
    }

    /** Classes that have a folder, sorted; none without a classification folder. */
    public List<String> classNames() throws IOException {
        return classes == null ? List.of() : classes.names();
    }

    /**
     * Saves an image under a class.
     *
     * @param newFolder whether a class without a folder may get one
     * @throws IllegalArgumentException if classes are not saved, or this is no name for one
     * @throws IOException with the path if the image is missing, has another class already, or
     *     cannot be saved; then nothing is
     */
    public SavedLabel saveClass(ReviewCase each, String className, boolean newFolder)
            throws IOException {
        if (classes == null) throw new IllegalArgumentException(noClasses());
        return classes.save(each, className, newFolder);
    }

    /**
     * Saves an image with a mask.
     *
     * @param mask of the image's size, foreground 255, (X, Y)
     * @throws IllegalArgumentException if masks are not saved, or its size is not the image's
     * @throws IOException with the path if the image is missing or something cannot be saved; then
     *     nothing is
     */
    public SavedLabel saveMask(ReviewCase each, Img<UnsignedByteType> mask) throws IOException {
        if (masks == null) throw new IllegalArgumentException(noMasks());
        return masks.save(each, mask);
    }

    /**
     * Takes a label back: deletes the files that were written for it, and folders made for them.
     */
    public static void remove(SavedLabel label) throws IOException {
        StagedFiles.delete(label.written(), label.folders());
    }
}
