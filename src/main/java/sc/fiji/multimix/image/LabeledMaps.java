// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.image;

import ij.ImagePlus;
import ij.ImageStack;
import ij.measure.Calibration;
import ij.plugin.LutLoader;
import java.util.ArrayList;
import java.util.List;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.real.FloatType;

/**
 * Several maps of each slice of an image, to be put into one labeled stack in "Fire" colors with
 * one display range, 0 to 1: the maps of a slice follow each other; of a stack's slices, each is a
 * frame.
 */
public final class LabeledMaps {
    private final ImageStack stack = new ImageStack();
    private final ImagePlus source;

    /** No maps yet of this image. */
    public LabeledMaps(ImagePlus source) {
        this.source = source;
    }

    /**
     * Adds a map.
     *
     * @param map of the source's size, in [0, 1]
     */
    public void add(Img<FloatType> map, String label) {
        stack.addSlice(label, ResultImages.floats(map));
    }

    /** The stack, with the source's pixel size and unit. */
    public ImagePlus image(String title) {
        int slices = source.getStackSize();
        ImagePlus result = new ImagePlus(title, stack);
        result.setDimensions(1, stack.size() / slices, slices);
        if (slices > 1) result.setOpenAsHyperStack(true);
        result.getProcessor().setColorModel(LutLoader.getLut("fire"));
        stack.setColorModel(LutLoader.getLut("fire"));
        result.setDisplayRange(0, 1);
        Calibration calibration = source.getCalibration().copy();
        calibration.disableDensityCalibration();
        result.setCalibration(calibration);
        return result;
    }

    /**
     * What to call the slices of an image: its title; of a stack, the number and, if the stack has
     * it, the first line of the label (further lines may hold a patient's data).
     */
    public static List<String> names(ImagePlus image) {
        int slices = image.getStackSize();
        if (slices == 1) return List.of(image.getTitle());
        List<String> names = new ArrayList<>();
        for (int slice = 1; slice <= slices; slice++) {
            String label = SliceLabel.shortName(image.getStack(), slice);
            names.add("slice " + slice + (label == null ? "" : " (" + label + ")"));
        }
        return names;
    }
}
