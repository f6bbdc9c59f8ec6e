// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.inference;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import sc.fiji.multimix.image.ImageFile;
import sc.fiji.multimix.image.ImageFolder;
import sc.fiji.multimix.image.MaskImage;
import sc.fiji.multimix.image.SourceImage;
import sc.fiji.multimix.network.NetworkSession;
import sc.fiji.multimix.network.Prediction.Part;
import sc.fiji.multimix.progress.ProgressListener;

/**
 * Analyses all images of a folder and its sub-folders and writes {@code results.csv}, {@code
 * masks/NAME.png}, {@code overlays/NAME.png} and, on request, {@code saliency/NAME.tif};
 * sub-folders are followed in the results too. A file that cannot be analysed is a row with its
 * error, and the work goes on. A stack has a row per slice, named {@code NAME.tif#SLICE}.
 */
public final class FolderAnalysis {
    /** Foreground probability from which a pixel belongs to the mask. */
    private static final double THRESHOLD = 0.5;

    private final Predictor predictor;
    private final Path input;
    private final Path output;
    private final Set<Part> parts;
    private final Set<Path> taken = new HashSet<>();
    private int rows;
    private int failures;

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
        parts = EnumSet.copyOf(predictor.parts());
        if (!saliency) parts.remove(Part.SALIENCY);
    }

    /**
     * Does the work.
     *
     * @throws IOException if the input is missing or has no images, or the output cannot be written
     * @throws java.util.concurrent.CancellationException if the listener cancels; rows written so
     *     far stay
     */
    public FolderSummary run(ProgressListener listener) throws IOException {
        if (output.toAbsolutePath().normalize().equals(input.toAbsolutePath().normalize()))
            throw new IOException(
                    "Input and output are the same folder, " + input + ". Choose another output.");
        List<Path> files = images();
        Path table = output.resolve("results.csv");
        try (ResultsTableFile results = ResultsTableFile.create(table, predictor.classNames())) {
            for (int i = 0; i < files.size(); i++) {
                listener.checkCanceled();
                Path file = files.get(i);
                String name = ImageFolder.relativeName(input, file);
                listener.progress(
                        "Analyzing " + (i + 1) + "/" + files.size() + ": " + name,
                        (double) i / files.size());
                analyze(file, name, results);
            }
        }
        listener.progress("Analyzed " + files.size() + " images", 1);
        return new FolderSummary(table, rows, failures);
    }

    /** The images below the input, without those that an earlier analysis wrote. */
    private List<Path> images() throws IOException {
        Path results = output.toAbsolutePath().normalize();
        return ImageFolder.listNonEmpty(input, true).stream()
                .filter(file -> !file.toAbsolutePath().normalize().startsWith(results))
                .toList();
    }

    private void analyze(Path file, String name, ResultsTableFile results) throws IOException {
        SourceImage image;
        List<ImageResult> slices = new ArrayList<>();
        try {
            image = SourceImage.open(file);
            for (int slice = 1; slice <= image.slices(); slice++)
                slices.add(
                        predictor.predict(
                                image.gray(slice), parts, NetworkSession.PREDICTED_CLASS));
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            addFailure(results, name, e);
            return;
        }
        List<Img<UnsignedByteType>> masks = save(image, slices, stem(name));
        for (int i = 0; i < slices.size(); i++) {
            double foreground = masks.isEmpty() ? Double.NaN : fraction(masks.get(i));
            String row = slices.size() > 1 ? name + "#" + (i + 1) : name;
            results.add(row, slices.get(i).classification(), foreground);
            rows++;
        }
    }

    /** Writes the pictures of an image; returns its masks, none if the model does not segment. */
    private List<Img<UnsignedByteType>> save(SourceImage image, List<ImageResult> slices, Path stem)
            throws IOException {
        List<Img<UnsignedByteType>> masks = List.of();
        if (parts.contains(Part.MASK)) {
            masks =
                    slices.stream()
                            .map(slice -> MaskImage.threshold(slice.probability(), THRESHOLD))
                            .toList();
            image.saveMask(masks, output.resolve("masks").resolve(stem));
            image.saveOverlay(masks, output.resolve("overlays").resolve(stem));
        }
        if (parts.contains(Part.SALIENCY))
            image.saveSaliency(
                    slices.stream().map(ImageResult::saliency).toList(),
                    output.resolve("saliency").resolve(stem));
        return masks;
    }

    private void addFailure(ResultsTableFile results, String name, Throwable failure)
            throws IOException {
        String message =
                failure instanceof OutOfMemoryError
                        ? "The image is too large for the memory: give ImageJ more (Edit > Options"
                                + " > Memory & Threads), or make the image smaller."
                        : failure.getMessage();
        results.addError(name, message == null ? failure.toString() : message);
        rows++;
        failures++;
    }

    /** Name of the results: the file's without extension, with it where that is taken already. */
    private Path stem(String name) {
        Path path = Path.of(name);
        Path stem = path.resolveSibling(ImageFile.baseName(path));
        if (taken.add(stem)) return stem;
        taken.add(path);
        return path;
    }

    private static double fraction(Img<UnsignedByteType> mask) {
        long foreground = 0;
        for (UnsignedByteType pixel : mask) if (pixel.get() != 0) foreground++;
        return (double) foreground / mask.size();
    }
}
