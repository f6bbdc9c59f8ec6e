// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.comparison;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import sc.fiji.multimix.data.LabeledFile;
import sc.fiji.multimix.data.LabeledImages;
import sc.fiji.multimix.data.MaskedFile;

/**
 * The images that all models are tested on; empty lists where there are none.
 *
 * @param masks images with masks of the training's source
 * @param classes images with classes of the training's source
 * @param crossMasks images with masks of another source
 * @param crossClasses images with classes of another source
 */
record TestImages(
        List<MaskedFile> masks,
        List<LabeledFile> classes,
        List<MaskedFile> crossMasks,
        List<LabeledFile> crossClasses) {
    /**
     * Finds the test images, and makes sure that everything is there before anything is trained.
     *
     * @throws IllegalArgumentException if a folder is missing that a system needs, or has too few
     *     labels for a budget
     * @throws IOException if a folder has no test part or cannot be used
     */
    static TestImages find(ComparisonData data, Grid grid) throws IOException {
        require(
                data.segmentation(),
                "segmentation",
                grid.segments(),
                grid.names(s -> s.segments()));
        require(
                data.classification(),
                "classification",
                grid.classifies(),
                grid.names(s -> s.classifies()));
        boolean masks = grid.segments();
        boolean classes = grid.classifies();
        if (masks) checkMasks(data.segmentation(), grid.masks());
        if (classes) checkLabels(data.classification(), grid.labels());
        List<String> names =
                classes ? LabeledImages.classNames(data.classification()) : List.<String>of();
        return new TestImages(
                masks ? LabeledImages.testMasks(data.segmentation()) : List.of(),
                classes ? LabeledImages.testClasses(data.classification(), names) : List.of(),
                masks && data.crossSegmentation() != null
                        ? LabeledImages.testMasks(data.crossSegmentation())
                        : List.of(),
                classes && data.crossClassification() != null
                        ? LabeledImages.testClasses(data.crossClassification(), names)
                        : List.of());
    }

    private static void require(Path folder, String key, boolean needed, String systems) {
        if (needed && folder == null)
            throw new IllegalArgumentException(
                    "The systems "
                            + systems
                            + " need a "
                            + key
                            + " folder, but none is given. Give '"
                            + key
                            + "', or choose other 'systems'.");
    }

    private static void checkMasks(Path folder, List<Integer> budgets) throws IOException {
        requireTest(folder);
        checkBudgets("masks", folder, budgets, 1, LabeledImages.maskCount(folder));
    }

    private static void checkLabels(Path folder, List<Integer> budgets) throws IOException {
        requireTest(folder);
        checkBudgets(
                "labels",
                folder,
                budgets,
                LabeledImages.classNames(folder).size(),
                LabeledImages.labelCount(folder));
    }

    private static void checkBudgets(
            String key, Path folder, List<Integer> budgets, int least, int most) {
        for (int budget : budgets)
            if (budget != 0 && (budget < least || budget > most))
                throw new IllegalArgumentException(
                        "'"
                                + key
                                + "' has the entry "
                                + budget
                                + ", but with the training images in "
                                + folder
                                + " it must be from "
                                + least
                                + " to "
                                + most
                                + ", or 0 for all.");
    }

    private static void requireTest(Path folder) throws IOException {
        if (!LabeledImages.hasTest(folder))
            throw new IOException(
                    "The folder "
                            + folder
                            + " has no part 'test' to compare the systems on. Move some images into "
                            + folder.resolve("test")
                            + ", in the same layout.");
    }

    /** Whether there are images of another source. */
    boolean hasCrossDomain() {
        return !crossMasks.isEmpty() || !crossClasses.isEmpty();
    }
}
