// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix;

import ij.ImagePlus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.real.FloatType;
import sc.fiji.multimix.engine.DeviceChoice;
import sc.fiji.multimix.inference.Classification;
import sc.fiji.multimix.inference.FolderSummary;
import sc.fiji.multimix.progress.ProgressListener;
import sc.fiji.multimix.training.TrainingListener;
import sc.fiji.multimix.training.TrainingOptions;
import sc.fiji.multimix.training.TrainingResult;

/** SKELETON: signatures to code against; bodies follow. */
@SuppressWarnings({"DoNotCallSuggester", "unused"})
public final class MultiMix implements AutoCloseable {
    /** Trains; either folder may be null, not both. */
    public static TrainingResult train(
            Path segmentation,
            Path classification,
            Path model,
            TrainingOptions options,
            TrainingListener listener)
            throws IOException {
        throw new UnsupportedOperationException();
    }

    /** Loads a trained model. */
    public static MultiMix load(Path model, DeviceChoice device) throws IOException {
        throw new UnsupportedOperationException();
    }

    /** Loads a trained model on the automatic device. */
    public static MultiMix load(Path model) throws IOException {
        return load(model, DeviceChoice.AUTO);
    }

    /** Text of "MultiMix About...": version, engine, device, licence, how to cite. */
    public static String about() {
        throw new UnsupportedOperationException();
    }

    /** Names of the classes, in the model's order; empty if it does not classify. */
    public List<String> classNames() {
        throw new UnsupportedOperationException();
    }

    /** What computes, for example "CPU (2 threads)". */
    public String device() {
        throw new UnsupportedOperationException();
    }

    /**
     * 32-bit foreground probability, [0, 1], per slice, same size, calibration; title
     * "X-probability".
     */
    public ImagePlus probability(ImagePlus image, ProgressListener listener) {
        throw new UnsupportedOperationException();
    }

    /** 8-bit mask 0/255, of a probability image; same size, calibration and the given title. */
    public static ImagePlus mask(ImagePlus probability, double threshold, String title) {
        throw new UnsupportedOperationException();
    }

    /** 8-bit mask 0/255 of every slice, threshold 0.5; title as the image. */
    public ImagePlus segment(ImagePlus image) {
        return mask(probability(image, ProgressListener.NONE), 0.5, image.getTitle());
    }

    /** The class of every slice. */
    public List<Classification> classify(ImagePlus image, ProgressListener listener) {
        throw new UnsupportedOperationException();
    }

    /** The class of every slice. */
    public List<Classification> classify(ImagePlus image) {
        return classify(image, ProgressListener.NONE);
    }

    /**
     * 32-bit raw gradient magnitude per slice; target a class name, or null for the predicted
     * class.
     */
    public ImagePlus saliency(ImagePlus image, String target, ProgressListener listener) {
        throw new UnsupportedOperationException();
    }

    /** Mask (0/255) of a 2-D gray image of any type. */
    public Img<UnsignedByteType> segment(RandomAccessibleInterval<? extends RealType<?>> image) {
        throw new UnsupportedOperationException();
    }

    /** Class of a 2-D gray image of any type. */
    public Classification classify(RandomAccessibleInterval<? extends RealType<?>> image) {
        throw new UnsupportedOperationException();
    }

    /** Raw gradient magnitude of a 2-D gray image of any type. */
    public Img<FloatType> saliency(
            RandomAccessibleInterval<? extends RealType<?>> image, String target) {
        throw new UnsupportedOperationException();
    }

    /** Analyses every image of a folder and its sub-folders; a bad file is a row with its error. */
    public FolderSummary analyzeFolder(
            Path input, Path output, boolean saliency, ProgressListener listener)
            throws IOException {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}
