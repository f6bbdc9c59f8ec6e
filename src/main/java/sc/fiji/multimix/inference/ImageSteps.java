// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.inference;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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
 * The steps of the images of a folder: into mask, outline picture and saliency map, as far as the
 * model has these parts.
 */
final class ImageSteps implements FileSteps<ReadImage> {
    /** Foreground probability from which a pixel belongs to the mask. */
    private static final double THRESHOLD = 0.5;

    private final Predictor predictor;
    private final Set<Part> parts;
    private final InputCheck check;
    private final Path output;

    /**
     * Steps that all want the same.
     *
     * @param output folder for the pictures
     */
    ImageSteps(Predictor predictor, Set<Part> parts, Path output) {
        this.predictor = predictor;
        this.parts = parts;
        this.output = output;
        check = new InputCheck(predictor.description());
    }

    @Override
    public ReadImage read(FolderFile file) throws IOException {
        SourceImage source = SourceImage.open(file.path());
        if (source.slices() > 1) return new ReadImage(source, null, null, null);
        GraySlice slice = source.graySlice(1);
        Img<UnsignedByteType> input = slice.prepared(predictor.description().preprocessing());
        return new ReadImage(
                source, slice.range(), input, check.warning(input, source.facts(slice)));
    }

    @Override
    public long pixels(ReadImage image) {
        SourceImage source = image.source();
        return (long) source.width() * source.height() * source.slices();
    }

    @Override
    public boolean isStack(ReadImage image) {
        return image.input() == null;
    }

    @Override
    public int passSize() {
        return predictor.passSize();
    }

    @Override
    public List<LastStep> pass(List<ReadImage> images, ProgressListener listener) {
        if (isStack(images.get(0))) return List.of(stack(images.get(0).source(), listener));
        List<Img<UnsignedByteType>> inputs = new ArrayList<>();
        for (ReadImage image : images) inputs.add(image.input());
        // The engine computes one image in another way than several: the last bits of an image's
        // result shall not depend on how many others are in the folder.
        if (inputs.size() == 1 && passSize() > 1) inputs.add(inputs.get(0));
        List<NetworkMaps> maps = predictor.pass(inputs, parts, NetworkSession.PREDICTED_CLASS);
        List<LastStep> last = new ArrayList<>();
        for (int i = 0; i < images.size(); i++) last.add(single(images.get(i), maps.get(i)));
        return last;
    }

    private LastStep single(ReadImage image, NetworkMaps maps) {
        SourceImage source = image.source();
        return file -> {
            ImageResult result = maps.resized(source.width(), source.height());
            double foreground = Double.NaN;
            if (parts.contains(Part.MASK)) {
                Img<UnsignedByteType> mask = MaskImage.threshold(result.probability(), THRESHOLD);
                source.saveMask(List.of(mask), folder("masks", file));
                source.saveOverlay(image.range(), mask, folder("overlays", file));
                foreground = MaskImage.foreground(mask);
            }
            if (parts.contains(Part.SALIENCY))
                source.saveSaliency(List.of(result.saliency()), folder("saliency", file));
            return FileResult.of(
                    List.of(
                            new FileResult.Row(
                                    file.name(),
                                    result.classification(),
                                    foreground,
                                    image.warning())));
        };
    }

    /** Results of a stack's slices; masks and saliency are empty if not there or not wanted. */
    private record Slices(
            List<Classification> classes,
            List<String> warnings,
            List<Img<UnsignedByteType>> masks,
            List<Img<FloatType>> saliency) {}

    private LastStep stack(SourceImage source, ProgressListener listener) {
        Slices slices =
                new Slices(
                        new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        new SlicePasses(predictor, parts, NetworkSession.PREDICTED_CLASS)
                .run(source, listener, pass -> pass.forEach(result -> add(result, source, slices)));
        return file -> {
            if (parts.contains(Part.MASK)) {
                source.saveMask(slices.masks, folder("masks", file));
                source.saveOverlay(slices.masks, folder("overlays", file));
            }
            if (parts.contains(Part.SALIENCY))
                source.saveSaliency(slices.saliency, folder("saliency", file));
            return FileResult.of(rows(file.name(), slices));
        };
    }

    private void add(ImageResult result, SourceImage source, Slices slices) {
        slices.classes.add(result.classification());
        int slice = slices.classes.size();
        slices.warnings.add(check.warning(result.input(), source.facts(slice)));
        // the mask only, a fourth of the probabilities' memory
        if (parts.contains(Part.MASK))
            slices.masks.add(MaskImage.threshold(result.probability(), THRESHOLD));
        if (parts.contains(Part.SALIENCY)) slices.saliency.add(result.saliency());
    }

    private static List<FileResult.Row> rows(String name, Slices slices) {
        List<FileResult.Row> rows = new ArrayList<>();
        for (int i = 0; i < slices.classes.size(); i++)
            rows.add(
                    new FileResult.Row(
                            name + "#" + (i + 1),
                            slices.classes.get(i),
                            slices.masks.isEmpty()
                                    ? Double.NaN
                                    : MaskImage.foreground(slices.masks.get(i)),
                            slices.warnings.get(i)));
        return rows;
    }

    private Path folder(String kind, FolderFile file) {
        return output.resolve(kind).resolve(file.stem());
    }
}
