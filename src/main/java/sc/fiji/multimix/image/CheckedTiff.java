// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.image;

import ij.CompositeImage;
import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.io.FileInfo;
import ij.io.FileOpener;
import ij.io.Opener;

/**
 * Opens the images of a TIFF file by directories that have been checked, so that what is read is
 * what was checked. Gives what {@code ij.io.Opener} gives, which reads the directories itself,
 * except that a spectrum that ImageJ saved ("FFT of ...") is shown by its values.
 */
final class CheckedTiff {
    private CheckedTiff() {}

    /** A stack if there are several; null if ImageJ reads no pixels. */
    static ImagePlus open(FileInfo[] images) {
        Opener opener = new Opener();
        opener.setSilentMode(true);
        if (images.length > 1) {
            ImagePlus stack = opener.openTiffStack(images);
            if (stack != null) return stack;
        }
        ImagePlus image = new FileOpener(images[0]).openImage();
        if (image == null) return null;
        if (isUpsideDown(images[0])) flip(image.getStack());
        return isColored(image, images[0])
                ? new CompositeImage(image, mode(images[0].description))
                : image;
    }

    /** Whether the last strip lies before the first. */
    private static boolean isUpsideDown(FileInfo image) {
        int[] strips = image.stripOffsets;
        return strips != null
                && strips.length > 1
                && Integer.compareUnsigned(strips[strips.length - 1], strips[0]) < 0;
    }

    private static void flip(ImageStack slices) {
        for (int i = 1; i <= slices.size(); i++) slices.getProcessor(i).flipVertical();
    }

    /** Whether channels are to be shown with a color each. */
    private static boolean isColored(ImagePlus image, FileInfo info) {
        boolean hasMode = info.description != null && info.description.contains("mode=");
        return image.getNChannels() > 1
                && (image.getOpenAsHyperStack() || hasMode)
                && !image.isComposite()
                && image.getType() != ImagePlus.COLOR_RGB;
    }

    private static int mode(String description) {
        if (description == null) return IJ.COLOR;
        if (description.contains("mode=composite")) return IJ.COMPOSITE;
        return description.contains("mode=gray") ? IJ.GRAYSCALE : IJ.COLOR;
    }
}
