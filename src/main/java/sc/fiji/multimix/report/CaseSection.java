// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.report;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.real.FloatType;
import sc.fiji.multimix.evaluation.CaseImages;
import sc.fiji.multimix.evaluation.ClassOutcome;
import sc.fiji.multimix.evaluation.Evaluation;
import sc.fiji.multimix.evaluation.MaskOutcome;
import sc.fiji.multimix.image.CasePicture;

/** A report's pictures of images: boundaries of the masks, saliency maps of the classes. */
final class CaseSection {
    /** Images of each kind: worst, median, best, or each class. */
    private static final int CASES = 3;

    /** Pixels of a picture's longer side. */
    private static final int SIDE = 600;

    private final Evaluation evaluation;
    private final CaseImages images;
    private final Pictures pictures;

    CaseSection(Evaluation evaluation, CaseImages images, Pictures pictures) {
        this.evaluation = evaluation;
        this.images = images;
        this.pictures = pictures;
    }

    /** Adds boundaries of the worst, median and best masks. */
    void addBoundaries(HtmlPage page) {
        List<MaskOutcome> sorted =
                evaluation.masks().stream()
                        .sorted(Comparator.comparingDouble(MaskOutcome::dice))
                        .toList();
        if (sorted.isEmpty()) return;
        page.beginTogether();
        page.heading("Boundaries: worst, median and best images by Dice coefficient");
        pictures.attempt(
                        "Legend of the boundaries",
                        () ->
                                page.figure(
                                        Legend.png(),
                                        Legend.WIDTH,
                                        "Legend of the boundaries: reference, prediction",
                                        ""))
                .ifPresent(page::note);
        int n = sorted.size();
        int count = Math.max(1, Math.min(CASES, n / 3));
        if (n < 3) {
            addCases(page, n == 1 ? "The image" : "Worst and best", sorted);
            page.endTogether();
            return;
        }
        int middle = (n - count) / 2;
        addCases(page, "Worst", sorted.subList(0, count));
        page.endTogether();
        addCases(page, "Median", sorted.subList(middle, middle + count));
        addCases(page, "Best", sorted.subList(n - count, n));
    }

    private void addCases(HtmlPage page, String title, List<MaskOutcome> cases) {
        page.subheading(title);
        page.beginSmallFigures();
        for (MaskOutcome outcome : cases)
            pictures.attempt("Boundaries in " + outcome.name(), () -> addCase(page, outcome))
                    .ifPresent(page::note);
        page.endFigures();
    }

    private void addCase(HtmlPage page, MaskOutcome outcome) throws IOException {
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

    /** What is drawn of an image, in the size in which it is drawn; or why it is not. */
    private static final class Explained {
        private final ClassOutcome outcome;
        private BufferedImage gray;
        private Img<FloatType> saliency;
        private double high;
        private Optional<String> problem = Optional.empty();

        Explained(ClassOutcome outcome) {
            this.outcome = outcome;
        }

        void reduce(CaseImages.Explained pixels) {
            gray = CasePicture.gray(pixels.gray(), SIDE / 2);
            high = CasePicture.saliencyHigh(pixels.saliency());
            saliency = CasePicture.reduced(pixels.saliency(), SIDE / 2);
        }
    }

    private Explained explained(ClassOutcome outcome) {
        Explained explained = new Explained(outcome);
        explained.problem =
                pictures.attempt(
                        "Saliency map of " + outcome.name(),
                        () -> explained.reduce(images.explained(outcome)));
        return explained;
    }

    /** Adds saliency maps of some images of each class, all on one scale. */
    void addSaliency(HtmlPage page) {
        List<List<Explained>> classes = new ArrayList<>();
        for (int label = 0; label < evaluation.classNames().size(); label++)
            classes.add(examples(label).stream().map(this::explained).toList());
        double high =
                classes.stream()
                        .flatMap(List::stream)
                        .mapToDouble(example -> example.high)
                        .max()
                        .orElse(0);
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
        pictures.attempt(
                        "Color scale of the saliency maps",
                        () ->
                                page.figure(
                                        ChartFiles.png(Legend.fire()),
                                        Legend.WIDTH,
                                        "Color scale of the saliency maps",
                                        "0 (left) to " + Numbers.plain(white) + " (right)"))
                .ifPresent(page::note);
        for (List<Explained> cases : classes) addSaliency(page, cases, white);
    }

    private void addSaliency(HtmlPage page, List<Explained> cases, double white) {
        if (cases.isEmpty()) return;
        page.subheading("True class " + cases.get(0).outcome.labelName());
        page.beginSmallFigures();
        for (Explained example : cases)
            example.problem
                    .or(
                            () ->
                                    pictures.attempt(
                                            "Saliency map of " + example.outcome.name(),
                                            () -> addSaliency(page, example, white)))
                    .ifPresent(page::note);
        page.endFigures();
    }

    private static void addSaliency(HtmlPage page, Explained example, double white) {
        ClassOutcome outcome = example.outcome;
        BufferedImage picture =
                Legend.sideBySide(
                        example.gray, CasePicture.saliency(example.saliency, white, SIDE / 2));
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
