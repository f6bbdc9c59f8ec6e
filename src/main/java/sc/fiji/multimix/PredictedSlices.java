// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix;

import ij.ImagePlus;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Function;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.real.FloatType;
import sc.fiji.multimix.image.ResultImages;
import sc.fiji.multimix.image.SourceImage;
import sc.fiji.multimix.inference.Classification;
import sc.fiji.multimix.inference.ImageResult;
import sc.fiji.multimix.inference.InputCheck;
import sc.fiji.multimix.inference.Predictor;
import sc.fiji.multimix.inference.SlicePasses;
import sc.fiji.multimix.network.Prediction.Part;
import sc.fiji.multimix.progress.ProgressListener;

/** An image of ImageJ predicted slice by slice; logs what is unusual about a slice. */
final class PredictedSlices {
    private final Predictor predictor;
    private final ImagePlus image;
    private final ProgressListener listener;

    PredictedSlices(Predictor predictor, ImagePlus image, ProgressListener listener) {
        this.predictor = predictor;
        this.image = image;
        this.listener = listener;
    }

    /** See {@link MultiMix#probability(ImagePlus, ProgressListener)}. */
    ImagePlus probability() {
        List<Img<FloatType>> slices = each(Part.MASK, null, ImageResult::probability);
        return ResultImages.floats(title(image, "probability"), slices, image);
    }

    /** See {@link MultiMix#classify(ImagePlus, ProgressListener)}. */
    List<Classification> classes() {
        return each(Part.CLASS, null, ImageResult::classification);
    }

    /** See {@link MultiMix#saliency(ImagePlus, String, ProgressListener)}. */
    ImagePlus saliency(String target) {
        List<Img<FloatType>> slices = each(Part.SALIENCY, target, ImageResult::saliency);
        return ResultImages.saliency(title(image, "saliency"), slices, image);
    }

    private <T> List<T> each(Part part, String target, Function<ImageResult, T> wanted) {
        SourceImage source = SourceImage.of(image);
        InputWarnings warnings =
                new InputWarnings(new InputCheck(predictor.description()), source, listener);
        if (part == Part.MASK) warnings.logPixelSize();
        return new SlicePasses(predictor, EnumSet.of(part), predictor.target(target))
                .each(
                        source,
                        listener,
                        result -> {
                            warnings.add(result);
                            return wanted.apply(result);
                        });
    }

    static String title(ImagePlus image, String what) {
        return image.getShortTitle() + "-" + what;
    }
}
