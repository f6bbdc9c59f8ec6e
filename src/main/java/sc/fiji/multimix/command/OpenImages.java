// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.command;

import ij.ImagePlus;
import ij.WindowManager;
import java.awt.GraphicsEnvironment;
import java.io.File;
import java.util.Arrays;
import org.scijava.module.ModuleItem;

/** Finds the image for a command's input among those that are open in ImageJ. */
final class OpenImages {
    private OpenImages() {}

    /**
     * The image with that title or ID, or without one this thread's current image.
     *
     * @param command its label, for messages
     * @param item the input
     * @param text title or ID; null for the current image
     * @return null if none is open and the input is not required
     * @throws CommandFailure if there is none where one is needed, or if the title is not of
     *     exactly one
     */
    static ImagePlus find(String command, ModuleItem<?> item, String text) throws CommandFailure {
        if (text == null) {
            ImagePlus current = WindowManager.getCurrentImage();
            if (current != null || !item.isRequired()) return current;
            throw new CommandFailure(
                    command
                            + " works on an image, but none is open. "
                            + (GraphicsEnvironment.isHeadless()
                                    ? "Open one in a macro before this line, or give --run its file,"
                                            + " image=a.png; "
                                    : "Open one first (File > Open...); ")
                            + "for folders there is MultiMix Analyze Folder.");
        }
        requireOneTitle(item, text);
        ImagePlus image = WindowManager.getImage(text);
        if (image == null && text.matches("-[0-9]{1,9}"))
            image = WindowManager.getImage(Integer.parseInt(text));
        if (image != null) return image;
        throw new CommandFailure(
                "No open image is called '"
                        + text
                        + "' (key '"
                        + item.getName()
                        + "'). Open are: "
                        + Arrays.toString(WindowManager.getImageTitles())
                        + "."
                        + adviceOnFile(text));
    }

    /** What to do with an image file, which is not what the key takes; empty for another text. */
    private static String adviceOnFile(String text) {
        File file = new File(text);
        if (!file.exists()) return "";
        return file.isDirectory()
                ? " For a folder use MultiMix Analyze Folder."
                : " This is a file: open it first in a macro, open(\""
                        + text.replace('\\', '/')
                        + "\");, or use MultiMix Analyze Folder.";
    }

    private static void requireOneTitle(ModuleItem<?> item, String title) throws CommandFailure {
        long found = Arrays.stream(WindowManager.getImageTitles()).filter(title::equals).count();
        if (found > 1)
            throw new CommandFailure(
                    found
                            + " open images are called '"
                            + title
                            + "' (key '"
                            + item.getName()
                            + "'). Give the image's ID instead (macro function getImageID), or leave"
                            + " the key out for the current image.");
    }
}
