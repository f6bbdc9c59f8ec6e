// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix;

import ij.ImagePlus;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.real.FloatType;
import sc.fiji.multimix.image.IntensityScaling;
import sc.fiji.multimix.image.Preprocessing;
import sc.fiji.multimix.image.ResultImages;
import sc.fiji.multimix.image.SourceImage;
import sc.fiji.multimix.inference.InputCheck;
import sc.fiji.multimix.model.ModelDescription;
import sc.fiji.multimix.progress.ProgressListener;

/** An image as the network of a model sees it, and what is unusual about it. */
final class NetworkInput {
    private final Preprocessing preprocessing;
    private final InputCheck check;

    NetworkInput(ModelDescription model) {
        preprocessing = model.preprocessing();
        check = new InputCheck(model);
    }

    /** A warning per slice, empty where nothing is unusual. */
    List<String> warnings(ImagePlus image, ProgressListener listener) {
        SourceImage source = SourceImage.of(image);
        List<String> warnings = new ArrayList<>();
        for (int slice = 1; slice <= source.slices(); slice++) {
            listener.checkCanceled();
            Img<FloatType> gray = source.gray(slice);
            warnings.add(
                    check.warning(apply(gray, slice, source.slices()), source.facts(slice, gray)));
        }
        return warnings;
    }

    /** The image as the network sees it; says in the log how that came about. */
    ImagePlus show(ImagePlus image, ProgressListener listener) {
        SourceImage source = SourceImage.of(image);
        listener.log(
                String.format(
                        Locale.ROOT,
                        "%s: %d x %d pixels became %d x %d%s.",
                        image.getTitle(),
                        source.width(),
                        source.height(),
                        preprocessing.resolution(),
                        preprocessing.resolution(),
                        source.width() == source.height()
                                ? ""
                                : "; the aspect ratio is not kept, as in training"));
        if (check.lack() != null) listener.log(check.lack());
        List<Img<UnsignedByteType>> inputs = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        for (int slice = 1; slice <= source.slices(); slice++) {
            listener.checkCanceled();
            listener.progress(
                    "Slice " + slice + "/" + source.slices(), (slice - 1.0) / source.slices());
            Img<FloatType> gray = source.gray(slice);
            Img<UnsignedByteType> input = apply(gray, slice, source.slices());
            String range = range(preprocessing.scaling().range(gray));
            String warning = check.warning(input, source.facts(slice, gray));
            inputs.add(input);
            labels.add(range);
            listener.log(InputWarnings.place(slice, source.slices()) + range + ".");
            InputWarnings.log(warning, slice, source.slices(), listener);
        }
        String title = image.getShortTitle() + "-network-input";
        return ResultImages.resized(title, inputs, labels, image);
    }

    private Img<UnsignedByteType> apply(Img<FloatType> gray, int slice, int slices) {
        try {
            return preprocessing.apply(gray);
        } catch (IllegalArgumentException e) {
            if (slices == 1) throw e;
            throw new IllegalArgumentException("Slice " + slice + ": " + e.getMessage(), e);
        }
    }

    private static String range(IntensityScaling.Range range) {
        return "gray values "
                + number(range.low())
                + " to "
                + number(range.high())
                + " became 0 to 255";
    }

    private static String number(float value) {
        return value == Math.rint(value) && Math.abs(value) < 1e9
                ? Long.toString((long) value)
                : String.format(Locale.ROOT, "%.6g", value);
    }
}
