// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix;

import ij.ImagePlus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.real.FloatType;
import sc.fiji.multimix.comparison.Comparison;
import sc.fiji.multimix.comparison.ComparisonData;
import sc.fiji.multimix.comparison.ComparisonSummary;
import sc.fiji.multimix.comparison.Grid;
import sc.fiji.multimix.engine.DeviceChoice;
import sc.fiji.multimix.engine.Engines;
import sc.fiji.multimix.explanation.ExplanationOptions;
import sc.fiji.multimix.image.GrayPixels;
import sc.fiji.multimix.image.MaskImage;
import sc.fiji.multimix.image.ResultImages;
import sc.fiji.multimix.inference.Classification;
import sc.fiji.multimix.inference.FolderAnalysis;
import sc.fiji.multimix.inference.FolderSummary;
import sc.fiji.multimix.inference.ImageResult;
import sc.fiji.multimix.inference.Predictor;
import sc.fiji.multimix.model.ModelFile;
import sc.fiji.multimix.network.Prediction.Part;
import sc.fiji.multimix.progress.ProgressListener;
import sc.fiji.multimix.report.EvaluationResult;
import sc.fiji.multimix.training.Resume;
import sc.fiji.multimix.training.TrainingControl;
import sc.fiji.multimix.training.TrainingListener;
import sc.fiji.multimix.training.TrainingOptions;
import sc.fiji.multimix.training.TrainingResult;

/**
 * The whole suite for scripts: train a model, load it, segment, classify and explain images with
 * it, and evaluate it.
 *
 * <pre>{@code
 * MultiMix.train(segmentation, classification, model, TrainingOptions.FAST, TrainingListener.NONE);
 * try (MultiMix multimix = MultiMix.load(model)) {
 *     ImagePlus mask = multimix.segment(image);
 *     Classification c = multimix.classify(image).get(0);
 * }
 * }</pre>
 *
 * <p>Images may have any size, gray range and bit depth; of a stack, every slice is taken. Nothing
 * is shown, and the given images are only read. A loaded model may be used by several threads at
 * once; close it when all are done.
 *
 * <p>Prediction throws {@link IllegalArgumentException} for an empty or constant image and for what
 * the model was not trained for; the message says so.
 */
public final class MultiMix implements AutoCloseable {
    /** Probability from which a pixel is foreground, unless another is given. */
    public static final double THRESHOLD = 0.5;

    private final Predictor predictor;
    private final Path model;

    private MultiMix(Predictor predictor, Path model) {
        this.predictor = predictor;
        this.model = model;
    }

    /**
     * Trains a model. If the folders have a {@code test} part, the model is tested on it, and the
     * scores are logged and written into the model.
     *
     * @param segmentation folder with {@code images} and {@code masks}; null if there is none
     * @param classification folder with a subfolder per class; null if there is none
     * @param model file for the model; a model that is there is kept as {@code .bak}
     * @param options see {@link TrainingOptions#FAST} and {@link TrainingOptions#PAPER}
     * @param listener told of the progress; may cancel: the best model so far is then kept
     * @throws IllegalArgumentException if the options do not fit the data or the computer
     * @throws IOException if a file cannot be read or written; names it
     * @throws IllegalStateException if the training diverged or the memory ran out
     */
    public static TrainingResult train(
            Path segmentation,
            Path classification,
            Path model,
            TrainingOptions options,
            TrainingListener listener)
            throws IOException {
        return train(
                segmentation,
                classification,
                model,
                options,
                Resume.NO,
                listener,
                new TrainingControl());
    }

    /**
     * Trains a model as {@link #train(Path, Path, Path, TrainingOptions, TrainingListener)} does,
     * and lets another thread steer it: pause, extend, finish or cancel it. The state of the
     * training is saved beside the model as {@code NAME.last.zip} after each epoch and when it is
     * paused, finished, or ended with the program, whereupon the best model so far gets its name.
     * From there it can be resumed: on the CPU the result is bit for bit that of a training that
     * was never stopped.
     *
     * @param resume whether to go on with the training of this model file that was stopped
     * @param control of this training alone
     * @throws IllegalArgumentException also if data or options have changed since and {@code
     *     resume} does not force it; says what
     */
    public static TrainingResult train(
            Path segmentation,
            Path classification,
            Path model,
            TrainingOptions options,
            Resume resume,
            TrainingListener listener,
            TrainingControl control)
            throws IOException {
        return TestedTraining.run(
                segmentation, classification, model, options, resume, listener, control);
    }

    /**
     * Compares systems: trains each of them at each budget several times, tests them, and writes
     * tables, plots and a page; goes on with a comparison that was stopped.
     *
     * @see Comparison#run
     */
    public static ComparisonSummary compare(
            ComparisonData data,
            Path output,
            Grid grid,
            TrainingOptions options,
            TrainingListener listener)
            throws IOException {
        return Comparison.run(data, output, grid, options, listener);
    }

    /**
     * Loads a model.
     *
     * @param model a file that {@link #train} wrote
     * @param device where to compute
     * @throws IOException if it is missing, damaged or no model; says which
     * @throws IllegalArgumentException if a GPU is asked for and there is none; says why
     */
    public static MultiMix load(Path model, DeviceChoice device) throws IOException {
        return new MultiMix(Predictor.load(model, device), model);
    }

    /** Loads a model to compute on the GPU if there is one, else on the CPU. */
    public static MultiMix load(Path model) throws IOException {
        return load(model, DeviceChoice.AUTO);
    }

    /**
     * Version, engine, device, licence and how to cite, as lines of text; if the engine does not
     * start, the reason instead.
     */
    public static String about() {
        return About.text(
                () -> Engines.version() + ", through the Deep Java Library",
                () -> Engines.describe(Engines.device(DeviceChoice.AUTO)));
    }

    /**
     * An image exactly as the network of a model sees it.
     *
     * @param model a file that {@link #train} wrote
     * @param listener told which gray values became 0 and 255, and of what is unusual
     * @return 8-bit, square, of the model's resolution, a slice per slice, the size of its pixels
     *     so that the image is as large as before; the title is the image's with "-network-input"
     * @throws IOException if the model is missing, damaged or no model; says which
     * @throws IllegalArgumentException if the image is empty or a slice is constant
     */
    public static ImagePlus networkInput(ImagePlus image, Path model, ProgressListener listener)
            throws IOException {
        return new NetworkInput(ModelFile.loadDescription(model)).show(image, listener);
    }

    /**
     * What is unusual about each slice of an image, compared with the images that trained the
     * model, in plain words, for example "looks inverted against the training images"; empty if
     * nothing is. Prediction logs the same.
     *
     * @param model a file that {@link #train} wrote
     * @param listener asked before each slice whether to go on
     * @throws IOException if the model is missing, damaged or no model; says which
     * @throws IllegalArgumentException if the image is empty or a slice is constant
     */
    public static List<String> warnings(ImagePlus image, Path model, ProgressListener listener)
            throws IOException {
        return new NetworkInput(ModelFile.loadDescription(model)).warnings(image, listener);
    }

    /** Names of the classes, in the model's order; empty if it does not classify. */
    public List<String> classNames() {
        return predictor.classNames();
    }

    /** What computes, for example "CPU (2 threads)". */
    public String device() {
        return predictor.device();
    }

    /**
     * Foreground probability of every slice.
     *
     * @return 32-bit, in [0, 1], of the image's size, dimensions and pixel calibration; the title
     *     is the image's with "-probability"
     */
    public ImagePlus probability(ImagePlus image, ProgressListener listener) {
        return new PredictedSlices(predictor, image, listener).probability();
    }

    /**
     * Foreground probability of one slice.
     *
     * @param slice index in the stack from 1
     * @return 32-bit, in [0, 1], a single slice of the image's size, without calibration
     */
    public ImagePlus probability(ImagePlus image, int slice) {
        Img<FloatType> values = predict(GrayPixels.of(image, slice), Part.MASK, null).probability();
        return new ImagePlus(
                PredictedSlices.title(image, "probability"), ResultImages.floats(values));
    }

    /**
     * The mask of a probability image.
     *
     * @param threshold probability from which a pixel is foreground, in (0, 1]
     * @param title of the mask
     * @return 8-bit, foreground 255, background 0
     */
    public static ImagePlus mask(ImagePlus probability, double threshold, String title) {
        return MaskImage.threshold(probability, threshold, title);
    }

    /** The mask of every slice, 255 and 0, threshold 0.5; title and calibration as the image. */
    public ImagePlus segment(ImagePlus image) {
        return mask(probability(image, ProgressListener.NONE), THRESHOLD, image.getTitle());
    }

    /** The class of every slice. */
    public List<Classification> classify(ImagePlus image, ProgressListener listener) {
        return new PredictedSlices(predictor, image, listener).classes();
    }

    /** The class of every slice. */
    public List<Classification> classify(ImagePlus image) {
        return classify(image, ProgressListener.NONE);
    }

    /**
     * How strongly each pixel moves the score of a class, for every slice.
     *
     * @param target a class name; null or empty for the predicted class of each slice
     * @return 32-bit, the raw magnitude of the gradient of the class logit by the network's input,
     *     at least 0, in ImageJ's "Fire" colors; the title is the image's with "-saliency"
     */
    public ImagePlus saliency(ImagePlus image, String target, ProgressListener listener) {
        return new PredictedSlices(predictor, image, listener).saliency(target);
    }

    /** The saliency of every slice: see {@link #saliency(ImagePlus, String, ProgressListener)}. */
    public ImagePlus saliency(ImagePlus image, String target) {
        return saliency(image, target, ProgressListener.NONE);
    }

    /**
     * Explains the class of every slice by gradient, SmoothGrad and Grad-CAM: see {@link
     * sc.fiji.multimix.explanation.Explainer}.
     *
     * @param target a class name; null or empty for the predicted class of each slice
     */
    public ExplainedImage explain(
            ImagePlus image, String target, ExplanationOptions options, ProgressListener listener) {
        return ExplainedImage.of(image, predictor, target, options, listener);
    }

    /** The mask (255 and 0) of a 2-D gray image (X, Y), of the same size. */
    public Img<UnsignedByteType> segment(RandomAccessibleInterval<? extends RealType<?>> image) {
        return MaskImage.threshold(predict(image, Part.MASK, null).probability(), THRESHOLD);
    }

    /** The class of a 2-D gray image (X, Y). */
    public Classification classify(RandomAccessibleInterval<? extends RealType<?>> image) {
        return predict(image, Part.CLASS, null).classification();
    }

    /**
     * The saliency of a 2-D gray image (X, Y), of the same size; raw gradient magnitude.
     *
     * @param target a class name; null or empty for the predicted class
     */
    public Img<FloatType> saliency(
            RandomAccessibleInterval<? extends RealType<?>> image, String target) {
        return predict(image, Part.SALIENCY, target).saliency();
    }

    /**
     * Analyses every image of a folder and its subfolders into {@code results.csv}, masks, overlays
     * and, on request, saliency maps; a file that cannot be analysed is a row with its error, and
     * the work goes on.
     *
     * @throws IOException if the input has no images or the output cannot be written
     */
    public FolderSummary analyzeFolder(
            Path input, Path output, boolean saliency, ProgressListener listener)
            throws IOException {
        return new FolderAnalysis(predictor, input, output, saliency).run(listener);
    }

    /**
     * Evaluates this model on images whose masks or classes are known and writes a report: {@code
     * report.html}, {@code metrics.json}, {@code per_image.csv} and the charts in {@code plots}. A
     * file that cannot be used is a row with its error, and the work goes on; of two folders one
     * may be unusable, which the report says. It warns of images that trained the model, as far as
     * their names in the {@code .split.json} beside the model tell.
     *
     * @param segmentation folder with {@code images} and {@code masks}, or whose part {@code test}
     *     has them; null if there is none
     * @param classification folder with a subfolder per class, or whose part {@code test} has them;
     *     null if there is none
     * @param output new or empty folder for the report; written whole or not at all
     * @param bootstrap resamples for the 95 % confidence intervals, 100 to 100,000; 0 = none
     * @throws IllegalArgumentException if both folders are null, the model can do neither part, or
     *     the number of resamples is not possible
     * @throws IOException if the output holds files, no folder fits the model, no image can be
     *     used, or a file cannot be written
     * @throws java.util.concurrent.CancellationException if the listener cancels; nothing is left
     */
    public EvaluationResult evaluate(
            Path segmentation,
            Path classification,
            Path output,
            int bootstrap,
            ProgressListener listener)
            throws IOException {
        return new ReportedEvaluation(predictor, model, listener)
                .run(segmentation, classification, output, bootstrap);
    }

    @Override
    public void close() {
        predictor.close();
    }

    private ImageResult predict(
            RandomAccessibleInterval<? extends RealType<?>> image, Part part, String target) {
        return predictor.predict(GrayPixels.of(image), EnumSet.of(part), predictor.target(target));
    }
}
