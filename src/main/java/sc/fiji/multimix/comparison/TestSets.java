// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.comparison;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import sc.fiji.multimix.data.LabeledFile;
import sc.fiji.multimix.data.LabeledImages;
import sc.fiji.multimix.data.TestImages;

/**
 * The images that all models are tested on.
 *
 * @param inDomain of the training's source
 * @param crossDomain of another source; null if there is none
 */
record TestSets(TestImages inDomain, TestImages crossDomain) {
    /**
     * Finds the test images, and makes sure that everything is there before anything is trained.
     *
     * @throws IllegalArgumentException if a folder is missing that a system needs, or has too few
     *     labels for a budget
     * @throws IOException if a folder has no test part or cannot be used
     */
    static TestSets find(ComparisonData data, Grid grid) throws IOException {
        if (grid.segments())
            require(data.segmentation(), "segmentation", grid.names(s -> s.segments()));
        if (grid.classifies())
            require(data.classification(), "classification", grid.names(s -> s.classifies()));
        Path masked = grid.segments() ? data.segmentation() : null;
        Path classified = grid.classifies() ? data.classification() : null;
        List<String> names = classified == null ? List.of() : LabeledImages.classNames(classified);
        if (masked != null)
            checkBudgets("masks", masked, grid.masks(), 1, LabeledImages.maskCount(masked));
        if (classified != null)
            checkBudgets(
                    "labels",
                    classified,
                    grid.labels(),
                    names.size(),
                    LabeledImages.labelCount(classified));
        TestImages inDomain = TestImages.read(masked, classified, names);
        requireAllClasses(inDomain, names);
        return new TestSets(inDomain, cross(data, grid, names));
    }

    private static TestImages cross(ComparisonData data, Grid grid, List<String> names)
            throws IOException {
        Path masked = grid.segments() ? data.crossSegmentation() : null;
        Path classified = grid.classifies() ? data.crossClassification() : null;
        if (masked == null && classified == null) return null;
        TestImages images = TestImages.read(masked, classified, names);
        requireAllClasses(images, names);
        return images;
    }

    private static void require(Path folder, String key, String systems) throws IOException {
        if (folder == null)
            throw new IllegalArgumentException(
                    "The systems "
                            + systems
                            + " need a "
                            + key
                            + " folder, but none is given. Give '"
                            + key
                            + "', or choose other 'systems'.");
        if (!LabeledImages.hasTest(folder))
            throw new IOException(
                    "The "
                            + key
                            + " folder "
                            + folder
                            + " has no part 'test' to compare the systems on. Move some images to "
                            + folder.resolve("test")
                            + ", in the same layout.");
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

    /** Accuracies are comparable only if all classes are there. */
    private static void requireAllClasses(TestImages images, List<String> names)
            throws IOException {
        if (images.classification() == null) return;
        List<String> missing = new ArrayList<>(names);
        for (LabeledFile file : images.classes()) missing.remove(names.get(file.label()));
        if (!missing.isEmpty())
            throw new IOException(
                    "No test images of the class "
                            + String.join(", ", missing)
                            + " in "
                            + images.classification()
                            + ". Each class needs some: "
                            + String.join(", ", names)
                            + ".");
    }
}
