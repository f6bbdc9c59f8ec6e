// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.report;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import sc.fiji.multimix.evaluation.CaseImages;
import sc.fiji.multimix.evaluation.ClassOutcome;
import sc.fiji.multimix.evaluation.Evaluation;
import sc.fiji.multimix.evaluation.MaskOutcome;
import sc.fiji.multimix.image.CasePicture;
import sc.fiji.multimix.progress.ProgressListener;

/** A report's pictures of images: boundaries of the masks, saliency maps of the classes. */
final class CaseSection {
    /** Images of each kind: worst, median, best, or each class. */
    private static final int CASES = 3;

    /** Pixels of a picture's longer side. */
    private static final int SIDE = 600;

    private final Evaluation evaluation;
    private final CaseImages images;
    private final ProgressListener listener;

    CaseSection(Evaluation evaluation, CaseImages images, ProgressListener listener) {
        this.evaluation = evaluation;
        this.images = images;
        this.listener = listener;
    }

    /** Adds boundaries of the worst, median and best masks. */
    void addBoundaries(HtmlPage page) throws IOException {
        List<MaskOutcome> sorted =
                evaluation.masks().stream()
                        .sorted(Comparator.comparingDouble(MaskOutcome::dice))
                        .toList();
        if (sorted.isEmpty()) return;
        page.heading("Boundaries: worst, median and best images by Dice coefficient");
        page.figure(
                Legend.png(), Legend.WIDTH, "Legend of the boundaries: reference, prediction", "");
        int n = sorted.size();
        int count = Math.max(1, Math.min(CASES, n / 3));
        if (n < 3) {
            addCases(page, n == 1 ? "The image" : "Worst and best", sorted);
            return;
        }
        int middle = (n - count) / 2;
        addCases(page, "Worst", sorted.subList(0, count));
        addCases(page, "Median", sorted.subList(middle, middle + count));
        addCases(page, "Best", sorted.subList(n - count, n));
    }

    private void addCases(HtmlPage page, String title, List<MaskOutcome> cases) throws IOException {
        page.subheading(title);
        page.beginSmallFigures();
        for (MaskOutcome outcome : cases) {
            listener.checkCanceled();
            CaseImages.Segmented pixels = images.segmented(outcome);
            BufferedImage picture =
                    CasePicture.boundaries(
                            pixels.gray(), pixels.reference(), pixels.prediction(), SIDE);
            page.figure(
                    ChartFiles.png(picture),
                    picture.getWidth() / 2,
                    "Boundaries of reference and prediction in " + outcome.name(),
                    outcome.name()
                            + ": Dice "
                            + Numbers.score(outcome.dice())
                            + ", Hausdorff distance "
                            + (outcome.calibratedDistances() == null
                                    ? Numbers.quantity(outcome.distances().hausdorff(), "px")
                                    : Numbers.quantity(
                                            outcome.calibratedDistances().hausdorff(),
                                            outcome.pixel().unit())));
        }
        page.endFigures();
    }

    private record Explained(ClassOutcome outcome, CaseImages.Explained pixels) {}

    /** Adds saliency maps of some images of each class, all on one scale. */
    void addSaliency(HtmlPage page) throws IOException {
        List<List<Explained>> classes = new ArrayList<>();
        double high = 0;
        for (int label = 0; label < evaluation.classNames().size(); label++) {
            List<Explained> cases = new ArrayList<>();
            for (ClassOutcome outcome : examples(label)) {
                listener.checkCanceled();
                CaseImages.Explained pixels = images.explained(outcome);
                high = Math.max(high, CasePicture.saliencyHigh(pixels.saliency()));
                cases.add(new Explained(outcome, pixels));
            }
            classes.add(cases);
        }
        double white = high > 0 ? high : 1;
        page.heading("Saliency maps");
        page.paragraph(
                "How strongly each pixel moves the score of the predicted class: magnitude of the"
                        + " gradient of its logit by the network's input. Of each class are shown"
                        + " the images that got the highest, the median and the lowest probability"
                        + " of it. All maps have the same colors, from black (0) to white ("
                        + Numbers.plain(white)
                        + " or more; the largest 99.5th percentile of these maps). A map shows what"
                        + " moved the score, not what is ill.");
        page.figure(
                ChartFiles.png(Legend.fire()),
                Legend.WIDTH,
                "Color scale of the saliency maps",
                "0 (left) to " + Numbers.plain(white) + " (right)");
        for (List<Explained> cases : classes) addSaliency(page, cases, white);
    }

    private void addSaliency(HtmlPage page, List<Explained> cases, double white) {
        if (cases.isEmpty()) return;
        page.subheading("True class " + cases.get(0).outcome.labelName());
        page.beginSmallFigures();
        for (Explained example : cases) {
            ClassOutcome outcome = example.outcome;
            BufferedImage picture =
                    Legend.sideBySide(
                            CasePicture.gray(example.pixels.gray(), SIDE / 2),
                            CasePicture.saliency(example.pixels.saliency(), white, SIDE / 2));
            page.figure(
                    ChartFiles.png(picture),
                    picture.getWidth() / 2,
                    "Image and saliency map of " + outcome.name(),
                    outcome.name()
                            + ": predicted "
                            + outcome.classification().className()
                            + " with probability "
                            + Numbers.score(outcome.classification().confidence()));
        }
        page.endFigures();
    }

    /** Images of a class with the highest, the median and the lowest probability of it. */
    private List<ClassOutcome> examples(int label) {
        List<ClassOutcome> sorted =
                evaluation.classes().stream()
                        .filter(outcome -> outcome.label() == label)
                        .sorted(Comparator.comparingDouble(outcome -> -outcome.probability(label)))
                        .toList();
        int n = sorted.size();
        return n <= CASES ? sorted : List.of(sorted.get(0), sorted.get(n / 2), sorted.get(n - 1));
    }
}
