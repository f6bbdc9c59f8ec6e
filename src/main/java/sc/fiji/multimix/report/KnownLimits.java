// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.report;

import java.util.ArrayList;
import java.util.List;
import sc.fiji.multimix.evaluation.Evaluation;
import sc.fiji.multimix.image.PixelSize;

/** What the reader of a report must not conclude from it. */
final class KnownLimits {
    /** Below this number of images, or of one class, intervals mean little. */
    private static final int FEW = 30;

    private KnownLimits() {}

    static List<String> of(ReportSubject subject, Evaluation evaluation) {
        List<String> limits = new ArrayList<>();
        limits.add(
                "For research use only. The model is no medical device, and this report no clinical"
                        + " validation.");
        limits.add(number(evaluation));
        limits.add(
                "The numbers hold for images like the tested ones. Other devices, hospitals,"
                        + " patients or findings can give worse results without any warning. They"
                        + " hold for new patients only if no patient of the test images is among"
                        + " the training or validation images. "
                        + subject.trained().inWords()
                        + " Which patient an image is of, and copies of other names, it cannot"
                        + " know.");
        if (evaluation.stacks() > 0)
            limits.add(
                    Numbers.images(evaluation.stacks())
                            + " had several slices, of which only the first was evaluated.");
        if (!evaluation.classes().isEmpty()) {
            limits.add(
                    "Confidences are calibrated only as well as the reliability diagram shows, and"
                            + " only at the share of each class in these test images.");
            limits.add(
                    "A saliency map shows what moved the score; it is no outline of a disease and no"
                            + " proof that the model looks at the right thing.");
        }
        if (!evaluation.masks().isEmpty()) {
            limits.add(
                    "The reference masks are taken for the truth; where experts differ, so would"
                            + " these numbers. Fine detail is lost, since images are resized to "
                            + subject.model().network().resolution()
                            + " pixels.");
            limits.add(
                    evaluation.unit().equals(PixelSize.PIXEL)
                            ? "Distances and areas are in pixels, since the image files have no"
                                    + " calibration, or not all the same unit; images of different"
                                    + " pixel sizes are then not comparable."
                            : "Distances and areas are as right as the calibration in the image"
                                    + " files; some programs write the printing density there.");
        }
        return limits;
    }

    private static String number(Evaluation evaluation) {
        StringBuilder text = new StringBuilder("Tested on ");
        if (!evaluation.masks().isEmpty())
            text.append(Numbers.images(evaluation.masks().size())).append(" with masks");
        if (!evaluation.masks().isEmpty() && !evaluation.classes().isEmpty()) text.append(" and ");
        if (!evaluation.classes().isEmpty()) {
            text.append(Numbers.images(evaluation.classes().size())).append(" with classes (");
            List<String> counts = new ArrayList<>();
            for (int k = 0; k < evaluation.classNames().size(); k++) {
                int index = k;
                long count = evaluation.classes().stream().filter(c -> c.label() == index).count();
                counts.add(evaluation.classNames().get(k) + " " + count);
            }
            text.append(String.join(", ", counts)).append(')');
        }
        text.append('.');
        boolean few =
                (!evaluation.masks().isEmpty() && evaluation.masks().size() < FEW)
                        || (!evaluation.classes().isEmpty() && evaluation.classes().size() < FEW);
        if (few) text.append(" That is few: read the intervals, not the values.");
        return text.toString();
    }
}
