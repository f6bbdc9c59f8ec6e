// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.inference;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.real.FloatType;
import sc.fiji.multimix.image.GraySlice;
import sc.fiji.multimix.image.MaskImage;
import sc.fiji.multimix.image.SourceImage;
import sc.fiji.multimix.network.NetworkSession;
import sc.fiji.multimix.network.Prediction.Part;
import sc.fiji.multimix.progress.ProgressListener;

/**
 * The analysis of a folder's images into mask, outline picture and saliency map, as far as the
 * model has these parts. A single image has a pass through the network of its own, so its results
 * depend on no other file; the slices of a stack share passes.
 */
final class ImageAnalysis implements FileAnalysis {
    /** Foreground probability from which a pixel belongs to the mask. */
    private static final double THRESHOLD = 0.5;

    private final Predictor predictor;
    private final Set<Part> parts;
    private final InputCheck check;
    private final Path output;

    /**
     * An analysis of all images alike.
     *
     * @param output folder for the pictures
     */
    ImageAnalysis(Predictor predictor, Set<Part> parts, Path output) {
        this.predictor = predictor;
        this.parts = parts;
        this.output = output;
        check = new InputCheck(predictor.description());
    }

    @Override
    public FileResult analyze(FolderFile file, ProgressListener listener) throws IOException {
        listener.checkCanceled(); // the wait for memory may have been long
        SourceImage source;
        try {
            source = SourceImage.open(file.path());
        } catch (IOException | RuntimeException e) {
            return FileResult.failed(e);
        }
        return predictAndSave(source, file, listener);
    }

    private FileResult predictAndSave(
            SourceImage source, FolderFile file, ProgressListener listener) throws IOException {
        Slices slices;
        try {
            slices = source.slices() > 1 ? stack(source, listener) : single(source);
        } catch (CancellationException e) {
            throw e;
        } catch (RuntimeException e) {
            return FileResult.failed(e);
        }
        save(source, slices, file.stem());
        return FileResult.of(rows(source, slices, file.name()));
    }

    /**
     * Results of an image's slices.
     *
     * @param masks empty if there are none
     * @param saliency empty if there is none, or it is not wanted
     * @param gray values of a single image; null for a stack
     */
    record Slices(
            List<Classification> classes,
            List<String> warnings,
            List<Img<UnsignedByteType>> masks,
            List<Img<FloatType>> saliency,
            GraySlice gray) {
        Slices(GraySlice gray) {
            this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), gray);
        }
    }

    private Slices single(SourceImage source) {
        Prepared image = prepare(source);
        return finish(image, pass(image.input));
    }

    /**
     * A single image before its pass through the network.
     *
     * @param gray its gray values
     * @param input as the network sees it
     * @param warning what is unusual about it, see {@link InputCheck}
     */
    record Prepared(GraySlice gray, Img<UnsignedByteType> input, String warning) {}

    Prepared prepare(SourceImage source) {
        GraySlice slice = source.graySlice(1);
        Img<UnsignedByteType> input = slice.prepared(predictor.description().preprocessing());
        return new Prepared(slice, input, check.warning(input, source.facts(slice)));
    }

    NetworkMaps pass(Img<UnsignedByteType> input) {
        return predictor.pass(List.of(input), parts, NetworkSession.PREDICTED_CLASS).get(0);
    }

    Slices finish(Prepared image, NetworkMaps maps) {
        Slices slices = new Slices(image.gray);
        Img<FloatType> gray = image.gray.gray();
        int width = (int) gray.dimension(0);
        int height = (int) gray.dimension(1);
        add(maps.resized(width, height), image.warning, slices);
        return slices;
    }

    private Slices stack(SourceImage source, ProgressListener listener) {
        Slices slices = new Slices(null);
        new SlicePasses(predictor, parts, NetworkSession.PREDICTED_CLASS)
                .run(
                        source,
                        listener,
                        pass -> {
                            for (ImageResult result : pass) {
                                int slice = slices.classes.size() + 1;
                                String warning = check.warning(result.input(), source.facts(slice));
                                add(result, warning, slices);
                            }
                        });
        return slices;
    }

    private void add(ImageResult result, String warning, Slices slices) {
        slices.classes.add(result.classification());
        slices.warnings.add(warning);
        // the mask only, a fourth of the probabilities' memory
        if (parts.contains(Part.MASK))
            slices.masks.add(MaskImage.threshold(result.probability(), THRESHOLD));
        if (parts.contains(Part.SALIENCY)) slices.saliency.add(result.saliency());
    }

    /** Writes the pictures of an image. */
    void save(SourceImage source, Slices slices, Path stem) throws IOException {
        if (parts.contains(Part.MASK)) {
            source.saveMask(slices.masks, output.resolve("masks").resolve(stem));
            Path overlay = output.resolve("overlays").resolve(stem);
            if (slices.gray == null) source.saveOverlay(slices.masks, overlay);
            else SourceImage.saveOverlay(slices.gray, slices.masks.get(0), overlay);
        }
        if (parts.contains(Part.SALIENCY))
            source.saveSaliency(slices.saliency, output.resolve("saliency").resolve(stem));
    }

    private static List<FileResult.Row> rows(SourceImage source, Slices slices, String name) {
        List<FileResult.Row> rows = new ArrayList<>();
        for (int i = 0; i < source.slices(); i++)
            rows.add(
                    new FileResult.Row(
                            source.slices() > 1 ? name + "#" + (i + 1) : name,
                            slices.classes.get(i),
                            slices.masks.isEmpty()
                                    ? Double.NaN
                                    : MaskImage.foreground(slices.masks.get(i)),
                            slices.warnings.get(i)));
        return rows;
    }
}
