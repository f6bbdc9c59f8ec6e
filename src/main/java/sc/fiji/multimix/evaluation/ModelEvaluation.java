// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.evaluation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.real.FloatType;
import sc.fiji.multimix.data.LabeledFile;
import sc.fiji.multimix.data.MaskedFile;
import sc.fiji.multimix.image.ImageFolder;
import sc.fiji.multimix.image.MaskImage;
import sc.fiji.multimix.image.SourceImage;
import sc.fiji.multimix.inference.ImageResult;
import sc.fiji.multimix.inference.InputCheck;
import sc.fiji.multimix.inference.Predictor;
import sc.fiji.multimix.network.NetworkSession;
import sc.fiji.multimix.network.Prediction.Part;
import sc.fiji.multimix.progress.ProgressListener;

/**
 * Scores a model on images whose masks or classes are known, each at its own resolution. All
 * metrics of a mask come from one binary mask: the pixels of probability 0.5 or more.
 *
 * <p>An image that is unusual (see {@link InputCheck}) is logged and evaluated all the same.
 *
 * <p>An image that cannot be used is logged and listed with its error, and the rest goes on. Of a
 * stack the first slice is taken.
 */
public final class ModelEvaluation {
    private static final double THRESHOLD = 0.5;

    private final Predictor predictor;
    private final ProgressListener listener;
    private final List<FailedImage> failures = new ArrayList<>();
    private final InputCheck check;
    private int stacks;
    private int warnings;

    /** An evaluation of this model. */
    public ModelEvaluation(Predictor predictor, ProgressListener listener) {
        this.predictor = predictor;
        this.listener = listener;
        check = new InputCheck(predictor.description());
    }

    /**
     * Scores the model.
     *
     * @param masks images with masks; empty if the model does not segment
     * @param classes images with classes, labels in the model's order; empty if the model does not
     *     classify
     * @throws IOException if not one image could be evaluated; says why not the first
     * @throws IllegalArgumentException if the model lacks what the images need
     * @throws CancellationException if the listener cancels
     */
    public Evaluation run(List<MaskedFile> masks, List<LabeledFile> classes) throws IOException {
        if (!masks.isEmpty()) predictor.require(Part.MASK);
        if (!classes.isEmpty()) predictor.require(Part.CLASS);
        failures.clear();
        stacks = 0;
        warnings = 0;
        if (check.lack() != null) listener.log(check.lack());
        int all = masks.size() + classes.size();
        List<MaskOutcome> maskOutcomes = new ArrayList<>();
        Path maskRoot = root(masks.stream().map(MaskedFile::image).toList());
        for (int i = 0; i < masks.size(); i++) {
            progress("masks", i, masks.size(), i, all);
            MaskedFile file = masks.get(i);
            String name = ImageFolder.relativeName(maskRoot, file.image());
            int place = i;
            attempt(
                    () -> maskOutcomes.add(outcome(name, file)),
                    error -> new FailedImage(name, file.image(), true, place, -1, error));
        }
        List<ClassOutcome> classOutcomes = new ArrayList<>();
        Path classRoot = root(classes.stream().map(LabeledFile::image).toList());
        for (int i = 0; i < classes.size(); i++) {
            progress("classes", i, classes.size(), masks.size() + i, all);
            LabeledFile file = classes.get(i);
            String name = ImageFolder.relativeName(classRoot, file.image());
            int place = i;
            attempt(
                    () -> classOutcomes.add(outcome(name, file)),
                    error ->
                            new FailedImage(name, file.image(), false, place, file.label(), error));
        }
        if (all > 0 && failures.size() == all)
            throw new IOException(
                    "None of the "
                            + all
                            + " test images could be evaluated. The first, "
                            + failures.get(0).image()
                            + ": "
                            + failures.get(0).error());
        if (stacks > 0)
            listener.log(
                    (stacks == 1 ? "1 image is a stack" : stacks + " images are stacks")
                            + ": only the first slice is evaluated.");
        if (warnings > 0)
            listener.log(
                    "Warning: "
                            + (warnings == 1 ? "1 image is" : warnings + " images are")
                            + " unusual for this model, see above: the scores may be those of the"
                            + " images, not of the model.");
        return new Evaluation(
                predictor.classNames(), maskOutcomes, classOutcomes, failures, stacks);
    }

    private MaskOutcome outcome(String name, MaskedFile file) throws IOException {
        SourceImage source = SourceImage.open(file.image());
        Img<UnsignedByteType> truth =
                MaskImage.read(file.mask(), file.image(), source.width(), source.height());
        ImageResult result = predict(predictor, source.gray(1), Part.MASK);
        Img<UnsignedByteType> prediction = mask(result);
        MaskOutcome outcome =
                MaskOutcome.of(
                        name, file.image(), file.mask(), source.pixelSize(), truth, prediction);
        note(name, source, result);
        return outcome;
    }

    /** The binary mask from which all metrics come. */
    static Img<UnsignedByteType> predictedMask(Predictor predictor, Img<FloatType> gray) {
        return mask(predict(predictor, gray, Part.MASK));
    }

    private static Img<UnsignedByteType> mask(ImageResult result) {
        return MaskImage.threshold(result.probability(), THRESHOLD);
    }

    /** Counts what is unusual about an image that has been evaluated. */
    private void note(String name, SourceImage source, ImageResult result) {
        if (source.slices() > 1) stacks++;
        String warning = check.warning(result.input(), source.facts(1));
        if (warning.isEmpty()) return;
        warnings++;
        listener.log("Warning: " + name + ": the image " + warning + ".");
    }

    private ClassOutcome outcome(String name, LabeledFile file) throws IOException {
        SourceImage source = SourceImage.open(file.image());
        ImageResult result = predict(predictor, source.gray(1), Part.CLASS);
        ClassOutcome outcome =
                new ClassOutcome(name, file.image(), file.label(), result.classification());
        note(name, source, result);
        return outcome;
    }

    static ImageResult predict(Predictor predictor, Img<FloatType> gray, Part part) {
        return predictor.predict(gray, EnumSet.of(part), NetworkSession.PREDICTED_CLASS);
    }

    @FunctionalInterface
    private interface Work {
        void run() throws IOException;
    }

    private void attempt(Work work, Function<String, FailedImage> failed) {
        try {
            work.run();
        } catch (CancellationException e) {
            throw e;
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            String reason = e.getMessage() == null ? e.toString() : e.getMessage();
            String error =
                    e instanceof OutOfMemoryError
                            ? "The image is too large for the memory (" + reason + ")."
                            : reason;
            FailedImage failure = failed.apply(error);
            failures.add(failure);
            listener.log("Not evaluated: " + failure.name() + ": " + failure.error());
        }
    }

    /** The deepest folder that holds all files. */
    private static Path root(List<Path> files) {
        if (files.isEmpty()) return Path.of("");
        Path root = files.get(0).getParent();
        for (Path file : files)
            while (root != null && !file.startsWith(root)) root = root.getParent();
        return root == null ? Path.of("") : root;
    }

    private void progress(String what, int index, int count, int done, int all) {
        listener.checkCanceled();
        listener.progress("Testing " + what + " " + (index + 1) + "/" + count, (double) done / all);
    }
}
