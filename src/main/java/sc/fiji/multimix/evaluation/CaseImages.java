// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.evaluation;

import java.io.IOException;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.real.FloatType;
import sc.fiji.multimix.image.MaskImage;
import sc.fiji.multimix.image.SourceImage;
import sc.fiji.multimix.inference.Predictor;
import sc.fiji.multimix.network.Prediction.Part;

/** The pixels of evaluated images, read and predicted again: an evaluation keeps numbers only. */
public final class CaseImages {
    private final Predictor predictor;

    /** Images as this model sees them. */
    public CaseImages(Predictor predictor) {
        this.predictor = predictor;
    }

    /**
     * An image with both masks, all of one size, (X, Y).
     *
     * @param gray gray values
     * @param reference foreground 255
     * @param prediction foreground 255
     */
    public record Segmented(
            Img<FloatType> gray,
            Img<UnsignedByteType> reference,
            Img<UnsignedByteType> prediction) {}

    /**
     * An image with its saliency map, both of one size, (X, Y).
     *
     * @param gray gray values
     * @param saliency raw gradient magnitude of the predicted class, at least 0
     */
    public record Explained(Img<FloatType> gray, Img<FloatType> saliency) {}

    /** The masks of an evaluated image. */
    public Segmented segmented(MaskOutcome outcome) throws IOException {
        SourceImage source = SourceImage.open(outcome.image());
        Img<FloatType> gray = source.gray(1);
        return new Segmented(
                gray,
                MaskImage.read(outcome.mask(), outcome.image(), source.width(), source.height()),
                ModelEvaluation.predictedMask(predictor, gray));
    }

    /** The saliency map of an evaluated image, for the class that the model predicts. */
    public Explained explained(ClassOutcome outcome) throws IOException {
        Img<FloatType> gray = SourceImage.open(outcome.image()).gray(1);
        return new Explained(
                gray, ModelEvaluation.predict(predictor, gray, Part.SALIENCY).saliency());
    }
}
