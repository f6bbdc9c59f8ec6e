// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.window;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.real.FloatType;
import sc.fiji.multimix.training.EpochReport;
import sc.fiji.multimix.training.PseudoLabelCounts;
import sc.fiji.multimix.training.StepLosses;
import sc.fiji.multimix.training.StepReport;
import sc.fiji.multimix.training.ValidationPreview;

/** Reports of trainings that never were. */
final class Reports {
    static final PseudoLabelCounts SOME = new PseudoLabelCounts(100, 60, 50, 45);

    private Reports() {}

    static StepLosses losses(double labels, double dice, PseudoLabelCounts counts) {
        return new StepLosses(
                (float) labels,
                0.4f,
                Float.NaN,
                (float) dice,
                0.01f,
                (float) (labels + dice + 0.1),
                counts);
    }

    static StepReport step(long step, long stepsPerEpoch, int epochs, StepLosses losses) {
        return new StepReport(
                step,
                stepsPerEpoch * epochs,
                (int) ((step - 1) / stepsPerEpoch) + 1,
                epochs,
                losses,
                Duration.ofSeconds(step),
                Duration.ofSeconds(stepsPerEpoch * epochs - step),
                12.34,
                3L << 29,
                "CPU (2 threads)");
    }

    /** An epoch that all rules of advice are content with, but for what is given. */
    static EpochReport epoch(
            int number, StepLosses losses, double dice, double accuracy, double auc) {
        double classes = Double.isNaN(auc) ? accuracy : 0.5 * (accuracy + auc);
        double score =
                Double.isNaN(classes) ? dice : Double.isNaN(dice) ? classes : (dice + classes) / 2;
        return new EpochReport(
                number, losses, 1e-3f, dice, accuracy, auc, score, true, List.of(), 10.0 * number);
    }

    /** A history of a segmentation: a labeled loss and a Dice coefficient per epoch, from 1. */
    static List<EpochReport> segmentation(
            int epochs, IntToDoubleFunction loss, IntToDoubleFunction dice) {
        List<EpochReport> history = new ArrayList<>();
        for (int i = 1; i <= epochs; i++)
            history.add(
                    epoch(
                            i,
                            losses(Double.NaN, loss.applyAsDouble(i), PseudoLabelCounts.NONE),
                            dice.applyAsDouble(i),
                            Double.NaN,
                            Double.NaN));
        return history;
    }

    /** A square in a gray image, predicted some pixels to the right; saliency on its left side. */
    static ValidationPreview preview(int side, int shift, String predicted, String truth) {
        Img<UnsignedByteType> image = ArrayImgs.unsignedBytes(side, side);
        Img<UnsignedByteType> reference = ArrayImgs.unsignedBytes(side, side);
        Img<UnsignedByteType> mask = ArrayImgs.unsignedBytes(side, side);
        Img<FloatType> saliency = ArrayImgs.floats(side, side);
        for (int y = 0; y < side; y++)
            for (int x = 0; x < side; x++) {
                boolean inside = isInside(x, y, side);
                image.getAt(x, y).set(inside ? 160 : 60);
                reference.getAt(x, y).set(inside ? 255 : 0);
                mask.getAt(x, y).set(isInside(x - shift, y, side) ? 255 : 0);
                saliency.getAt(x, y).set(x < side / 2 && inside ? 1 : 0);
            }
        return new ValidationPreview(
                "case-" + shift + ".png", image, reference, mask, saliency, predicted, 0.87, truth);
    }

    private static boolean isInside(int x, int y, int side) {
        return x >= side / 4 && x < 3 * side / 4 && y >= side / 4 && y < 3 * side / 4;
    }
}
