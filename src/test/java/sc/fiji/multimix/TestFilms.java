// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix;

import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ByteProcessor;
import java.util.SplittableRandom;

/** Images to predict, of a size that is not the network's. */
public final class TestFilms {
    static final int WIDTH = 50;
    static final int HEIGHT = 37;
    public static final int SLICES = 11; // more than one batch

    private TestFilms() {}

    public static ImagePlus stack() {
        ImageStack stack = new ImageStack();
        for (int i = 1; i <= SLICES; i++) stack.addSlice("film " + i, film(i));
        ImagePlus image = new ImagePlus("films", stack);
        image.setDimensions(1, 1, SLICES);
        image.getCalibration().pixelWidth = 0.14;
        image.getCalibration().pixelHeight = 0.14;
        image.getCalibration().setUnit("mm");
        return image;
    }

    /** A bright ellipse on noise, at another place in each slice. */
    public static ByteProcessor film(int number) {
        SplittableRandom random = new SplittableRandom(number);
        ByteProcessor pixels = new ByteProcessor(WIDTH, HEIGHT);
        for (int i = 0; i < WIDTH * HEIGHT; i++) {
            int y = i / WIDTH;
            double dx = (i % WIDTH - 10 - 3 * number) / 9.0;
            double dy = (y - 18.0) / 14;
            pixels.set(i, 40 + random.nextInt(50) + (dx * dx + dy * dy < 1 ? 100 : 0));
        }
        return pixels;
    }
}
