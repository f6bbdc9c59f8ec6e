// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.inference;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.real.FloatType;
import sc.fiji.multimix.image.ImageFolder;
import sc.fiji.multimix.image.MaskImage;
import sc.fiji.multimix.image.RealPath;
import sc.fiji.multimix.image.SourceImage;
import sc.fiji.multimix.network.NetworkSession;
import sc.fiji.multimix.network.Prediction.Part;
import sc.fiji.multimix.progress.ProgressListener;

/**
 * Analyses all images of a folder and its subfolders and writes {@code results.csv}, {@code
 * masks/NAME.png}, {@code overlays/NAME.png} and, on request, {@code saliency/NAME.tif}; subfolders
 * are followed in the results too. A file that cannot be analysed is a row with its error, and the
 * work goes on. A stack has a row per slice, named {@code NAME.tif#SLICE}.
 */
public final class FolderAnalysis {
    /** Foreground probability from which a pixel belongs to the mask. */
    private static final double THRESHOLD = 0.5;

    private final Predictor predictor;
    private final Path input;
    private final Path output;
    private final boolean saliency;
    private final Set<Part> parts;
    private final ResultNames names = new ResultNames();
    private final InputCheck check;
    private int images;
    private int failures;
    private int warnings;

    /**
     * An analysis.
     *
     * @param input folder with images
     * @param output folder for the results; made if it is missing
     * @param saliency whether saliency maps are wanted
     */
    public FolderAnalysis(Predictor predictor, Path input, Path output, boolean saliency) {
        this.predictor = predictor;
        this.input = input;
        this.output = output;
        this.saliency = saliency;
        check = new InputCheck(predictor.description());
        parts = EnumSet.copyOf(predictor.parts());
        if (!saliency) parts.remove(Part.SALIENCY);
    }

    /**
     * Does the work.
     *
     * @throws IllegalArgumentException if saliency maps are wanted of a model without classes
     * @throws IOException if the input is missing or has no images, or the output cannot be written
     * @throws java.util.concurrent.CancellationException if the listener cancels; rows written so
     *     far stay
     */
    public FolderSummary run(ProgressListener listener) throws IOException {
        if (saliency) predictor.require(Part.SALIENCY);
        List<Path> files = files();
        for (Part part : List.of(Part.MASK, Part.CLASS))
            if (!predictor.has(part)) listener.log(predictor.lack(part));
        if (check.lack() != null) listener.log(check.lack());
        Path table = output.resolve("results.csv");
        try (ResultsTableFile results = ResultsTableFile.create(table, predictor.classNames())) {
            for (int i = 0; i < files.size(); i++) {
                listener.checkCanceled();
                Path file = files.get(i);
                String name = ImageFolder.relativeName(input, file);
                listener.progress(
                        "Analyzing " + (i + 1) + "/" + files.size() + ": " + name,
                        (double) i / files.size());
                analyze(file, name, results, listener);
                images++;
            }
        }
        listener.progress("Analyzed " + files.size() + " images", 1);
        return new FolderSummary(table, images, failures, warnings);
    }

    /** The images below the input, without those that an earlier analysis wrote. */
    private List<Path> files() throws IOException {
        List<Path> files = ImageFolder.listNonEmpty(input, true);
        Path source = input.toRealPath();
        Path results = RealPath.of(output);
        if (source.equals(results))
            throw new IOException(
                    "Input and output are the same folder, " + input + ". Choose another output.");
        if (source.startsWith(results))
            throw new IOException(
                    "The input "
                            + input
                            + " lies inside the output "
                            + output
                            + ", where results could replace your files. Choose another output,"
                            + " for example "
                            + output.resolve("results")
                            + ".");
        if (!results.startsWith(source)) return files;
        Path inside = input.resolve(source.relativize(results));
        List<Path> others = files.stream().filter(file -> !file.startsWith(inside)).toList();
        if (others.isEmpty())
            throw new IOException(
                    "No images in the folder "
                            + input
                            + " but the results of an earlier analysis in "
                            + output
                            + ".");
        return others;
    }

    private void analyze(
            Path file, String name, ResultsTableFile results, ProgressListener listener)
            throws IOException {
        Path stem =
                names.next(name); // taken by a bad file too: repairing it renames no other result
        SourceImage image;
        Slices slices;
        try {
            image = SourceImage.open(file);
            slices = predict(image, listener);
        } catch (CancellationException e) {
            throw e;
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            addFailure(results, name, e);
            return;
        }
        try {
            save(image, slices, stem);
        } catch (OutOfMemoryError e) {
            addFailure(results, name, e);
            return;
        }
        for (int i = 0; i < image.slices(); i++) {
            double foreground = slices.masks.isEmpty() ? Double.NaN : fraction(slices.masks.get(i));
            String row = image.slices() > 1 ? name + "#" + (i + 1) : name;
            String warning = slices.warnings.get(i);
            if (!warning.isEmpty()) warnings++;
            results.add(row, slices.classes.get(i), foreground, warning);
        }
    }

    /** Results of an image's slices; masks and saliency are empty if not there or not wanted. */
    private record Slices(
            List<Classification> classes,
            List<String> warnings,
            List<Img<UnsignedByteType>> masks,
            List<Img<FloatType>> saliency) {}

    private Slices predict(SourceImage image, ProgressListener listener) {
        Slices slices =
                new Slices(
                        new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        new SlicePasses(predictor, parts, NetworkSession.PREDICTED_CLASS)
                .run(image, listener, pass -> pass.forEach(result -> add(result, image, slices)));
        return slices;
    }

    private void add(ImageResult result, SourceImage image, Slices slices) {
        slices.classes.add(result.classification());
        int slice = slices.classes.size();
        slices.warnings.add(check.warning(result.input(), image.facts(slice)));
        // the mask only, a fourth of the probabilities' memory
        if (parts.contains(Part.MASK))
            slices.masks.add(MaskImage.threshold(result.probability(), THRESHOLD));
        if (parts.contains(Part.SALIENCY)) slices.saliency.add(result.saliency());
    }

    /** Writes the pictures of an image. */
    private void save(SourceImage image, Slices slices, Path stem) throws IOException {
        if (parts.contains(Part.MASK)) {
            image.saveMask(slices.masks, output.resolve("masks").resolve(stem));
            image.saveOverlay(slices.masks, output.resolve("overlays").resolve(stem));
        }
        if (parts.contains(Part.SALIENCY))
            image.saveSaliency(slices.saliency, output.resolve("saliency").resolve(stem));
    }

    private void addFailure(ResultsTableFile results, String name, Throwable failure)
            throws IOException {
        String message =
                failure instanceof OutOfMemoryError
                        ? "The image is too large for the memory: give ImageJ more (Edit > Options"
                                + " > Memory & Threads), or make the image smaller."
                        : failure.getMessage();
        results.addError(name, message == null ? failure.toString() : message);
        failures++;
    }

    private static double fraction(Img<UnsignedByteType> mask) {
        long foreground = 0;
        for (UnsignedByteType pixel : mask) if (pixel.get() != 0) foreground++;
        return (double) foreground / mask.size();
    }
}
