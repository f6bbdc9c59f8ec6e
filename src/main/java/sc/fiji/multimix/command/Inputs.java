// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.command;

import ij.ImagePlus;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import sc.fiji.multimix.image.FileNames;

/** Checks of a command's inputs; each failure says what was found and what to do. */
final class Inputs {
    private Inputs() {}

    /**
     * Makes sure that there are pixels: Fiji hands an empty image to a command when none is open.
     *
     * @throws IllegalArgumentException if there is no image, or an empty one
     */
    static void requireImage(ImagePlus image) {
        if (image == null || image.getWidth() == 0 || image.getProcessor() == null)
            throw new IllegalArgumentException(
                    "No image is open, or it is empty. Open an image first (File > Open...).");
    }

    /**
     * The file of a trained model.
     *
     * @throws IllegalArgumentException if none was given or there is no such file
     */
    static Path modelFile(File model) {
        Path path = given(model, "model", "the file of a trained model (MultiMix Train makes one)");
        if (Files.isDirectory(path))
            throw new IllegalArgumentException(
                    "The model " + path + " is a folder. Choose the model's file in it.");
        if (!Files.exists(path))
            throw new IllegalArgumentException(
                    "There is no model file "
                            + path.toAbsolutePath()
                            + ". Choose another, or train one with MultiMix Train.");
        return path;
    }

    /**
     * A folder that must exist.
     *
     * @throws IllegalArgumentException if none was given or there is no such folder
     */
    static Path folder(File folder, String key) {
        Path path = given(folder, key, "a folder");
        if (!Files.isDirectory(path))
            throw new IllegalArgumentException(
                    "The "
                            + key
                            + " folder "
                            + path.toAbsolutePath()
                            + (Files.exists(path) ? " is a file" : " does not exist")
                            + ". Choose a folder.");
        return path;
    }

    /** A folder that must exist if it is given, see {@link #folder}; null if none was given. */
    static Path optionalFolder(File folder, String key) {
        return folder == null || folder.getPath().isEmpty() ? null : folder(folder, key);
    }

    /**
     * A file or folder to be written.
     *
     * @param wanted what to choose, in words
     * @throws IllegalArgumentException if none was given, or there can be none of that name
     */
    static Path given(File file, String key, String wanted) {
        if (file == null || file.getPath().isEmpty())
            throw new IllegalArgumentException("'" + key + "' is empty. Choose " + wanted + ".");
        return FileNames.path(file.getPath());
    }

    /**
     * The model's class that a text names, in any case; of classes that differ in case only, the
     * one written so.
     *
     * @param classes the model's; none if it does not classify, which the model then says itself
     * @return null if the text is empty
     * @throws IllegalArgumentException if the model has other classes
     */
    static String className(String text, List<String> classes) {
        if (text == null || text.isBlank()) return null;
        if (classes.contains(text.strip())) return text.strip();
        for (String name : classes) if (name.equalsIgnoreCase(text.strip())) return name;
        if (classes.isEmpty()) return text;
        throw new IllegalArgumentException(
                "The model has no class '" + text + "'. Its classes are: " + classes + ".");
    }

    /**
     * Makes sure that a probability may be a threshold.
     *
     * @throws IllegalArgumentException if it is not in (0, 1]
     */
    static void requireThreshold(double threshold) {
        if (!(threshold > 0 && threshold <= 1))
            throw new IllegalArgumentException(
                    "'threshold' must be above 0 and at most 1, but is " + threshold + ".");
    }

    /**
     * Makes sure that an opacity is one.
     *
     * @param opacity in percent
     * @throws IllegalArgumentException if it is not in 0 to 100
     */
    static void requireOpacity(int opacity) {
        if (opacity < 0 || opacity > 100)
            throw new IllegalArgumentException(
                    "'opacity' must be 0 to 100 percent, but is " + opacity + ".");
    }
}
