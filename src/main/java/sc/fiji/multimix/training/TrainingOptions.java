// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import java.util.function.Consumer;
import sc.fiji.multimix.data.MaskAugmentation;
import sc.fiji.multimix.engine.DeviceChoice;

/**
 * Everything that decides a training besides the images; stored in the model.
 *
 * @param system which parts, streams and loss terms are on
 * @param masks number of masks to use, the other images count as unlabeled; 0 = all
 * @param labels number of class labels to use (class-balanced); 0 = all
 * @param resolution side of the network's square input in pixels, divisible by 16
 * @param width channels of the network's first stage
 * @param batch images per stream and step
 * @param unlabeledRatio unlabeled classification images per labeled one in a step
 * @param epochs passes, each ended by a validation
 * @param stepsPerEpoch steps of an epoch; 0 = one pass over the longest stream
 * @param rate initial learning rate of Adam
 * @param schedule how the rate falls
 * @param patience epochs without a better validation score after which training ends; 0 = never
 * @param dropout probability of dropping a channel value, in [0, 1)
 * @param maskAugmentation how segmentation images are augmented, with their masks
 * @param balanced whether the classes take turns among the labeled images, else each image counts
 *     the same
 * @param averaging decay per step of the running mean of the weights, in [0, 1), which labels the
 *     weak views, is validated and saved; 0 = the weights themselves
 * @param calibrated whether the class logits are shifted to fit the validation labels
 * @param mirrored whether the model predicts the mean over an image and its mirror image
 * @param weights weights of the loss terms
 * @param twin whether the same system is also trained without unlabeled images, to tell whether
 *     they helped; needs a system that uses them
 * @param seed of splits, sampling, augmentation, initialization and dropout
 * @param device where to compute
 */
public record TrainingOptions(
        TrainingSystem system,
        int masks,
        int labels,
        int resolution,
        int width,
        int batch,
        int unlabeledRatio,
        int epochs,
        int stepsPerEpoch,
        float rate,
        LearningRateSchedule schedule,
        int patience,
        float dropout,
        MaskAugmentation maskAugmentation,
        boolean balanced,
        float averaging,
        boolean calibrated,
        boolean mirrored,
        LossWeights weights,
        boolean twin,
        long seed,
        DeviceChoice device) {

    /** Haque et al. 2021, section 3; epochs as in the authors' public code. */
    public static final TrainingOptions PAPER =
            new TrainingOptions(
                    TrainingSystem.MULTIMIX,
                    0,
                    0,
                    256,
                    16,
                    10,
                    1,
                    100,
                    0,
                    1e-4f,
                    LearningRateSchedule.STEP,
                    0,
                    0.25f,
                    MaskAugmentation.NONE,
                    false,
                    0,
                    false,
                    false,
                    LossWeights.DEFAULTS,
                    false,
                    1,
                    DeviceChoice.AUTO);

    /**
     * Minutes on two CPU cores, chosen on real chest films with 10 masks and 100 labels: a small
     * image, a large rate that falls to zero, little dropout, and more from the unlabeled images
     * than the paper has (Sohn et al. 2020, FixMatch, with its weight of 1; Tarvainen &amp; Valpola
     * 2017, mean teacher).
     */
    public static final TrainingOptions FAST =
            new TrainingOptions(
                    TrainingSystem.MULTIMIX,
                    0,
                    0,
                    96,
                    16,
                    4,
                    3,
                    10,
                    65,
                    3e-3f,
                    LearningRateSchedule.COSINE,
                    0,
                    0.1f,
                    MaskAugmentation.STRONG,
                    true,
                    0.99f,
                    true,
                    true,
                    new LossWeights(
                            new PseudoLabelOptions(0.9f, 1f),
                            MixMatchOptions.DEFAULTS,
                            LossWeights.DEFAULTS.dice(),
                            LossWeights.DEFAULTS.consistency()),
                    false,
                    1,
                    DeviceChoice.AUTO);

    /** Checks the ranges. */
    public TrainingOptions {
        require(masks >= 0, "masks", masks, "at least 0 (0 = all)");
        require(labels >= 0, "labels", labels, "at least 0 (0 = all)");
        require(
                resolution >= 32 && resolution % 16 == 0,
                "resolution",
                resolution,
                "at least 32 and divisible by 16, for example " + nearestResolution(resolution));
        require(width >= 1, "width", width, "at least 1");
        require(batch >= 1, "batch", batch, "at least 1");
        require(unlabeledRatio >= 1, "unlabeledRatio", unlabeledRatio, "at least 1");
        require(epochs >= 1, "epochs", epochs, "at least 1");
        require(stepsPerEpoch >= 0, "stepsPerEpoch", stepsPerEpoch, "at least 0");
        require(rate > 0 && rate < 1, "rate", rate, "in (0, 1)");
        require(patience >= 0, "patience", patience, "at least 0 (0 = never stop early)");
        require(dropout >= 0 && dropout < 1, "dropout", dropout, "in [0, 1)");
        if (twin && !system.usesUnlabeled())
            throw new IllegalArgumentException(
                    system
                            + " uses no unlabeled images, so it has no twin without them. Leave the"
                            + " twin out or choose another system.");
        require(averaging >= 0 && averaging < 1, "averaging", averaging, "in [0, 1)");
    }

    /** These options with another {@code system}. */
    public TrainingOptions withSystem(TrainingSystem system) {
        return with(draft -> draft.system = system);
    }

    /** These options with another {@code masks}. */
    public TrainingOptions withMasks(int masks) {
        return with(draft -> draft.masks = masks);
    }

    /** These options with another {@code labels}. */
    public TrainingOptions withLabels(int labels) {
        return with(draft -> draft.labels = labels);
    }

    /** These options with another {@code resolution}. */
    public TrainingOptions withResolution(int resolution) {
        return with(draft -> draft.resolution = resolution);
    }

    /** These options with another {@code width}. */
    public TrainingOptions withWidth(int width) {
        return with(draft -> draft.width = width);
    }

    /** These options with another {@code batch}. */
    public TrainingOptions withBatch(int batch) {
        return with(draft -> draft.batch = batch);
    }

    /** These options with another {@code unlabeledRatio}. */
    public TrainingOptions withUnlabeledRatio(int unlabeledRatio) {
        return with(draft -> draft.unlabeledRatio = unlabeledRatio);
    }

    /** These options with another {@code epochs}. */
    public TrainingOptions withEpochs(int epochs) {
        return with(draft -> draft.epochs = epochs);
    }

    /** These options with another {@code stepsPerEpoch}. */
    public TrainingOptions withStepsPerEpoch(int stepsPerEpoch) {
        return with(draft -> draft.stepsPerEpoch = stepsPerEpoch);
    }

    /** These options with another {@code rate}. */
    public TrainingOptions withRate(float rate) {
        return with(draft -> draft.rate = rate);
    }

    /** These options with another {@code schedule}. */
    public TrainingOptions withSchedule(LearningRateSchedule schedule) {
        return with(draft -> draft.schedule = schedule);
    }

    /** These options with another {@code patience}. */
    public TrainingOptions withPatience(int patience) {
        return with(draft -> draft.patience = patience);
    }

    /** These options with another {@code dropout}. */
    public TrainingOptions withDropout(float dropout) {
        return with(draft -> draft.dropout = dropout);
    }

    /** These options with another {@code maskAugmentation}. */
    public TrainingOptions withMaskAugmentation(MaskAugmentation maskAugmentation) {
        return with(draft -> draft.maskAugmentation = maskAugmentation);
    }

    /** These options with another {@code balanced}. */
    public TrainingOptions withBalanced(boolean balanced) {
        return with(draft -> draft.balanced = balanced);
    }

    /** These options with another {@code averaging}. */
    public TrainingOptions withAveraging(float averaging) {
        return with(draft -> draft.averaging = averaging);
    }

    /** These options with another {@code calibrated}. */
    public TrainingOptions withCalibrated(boolean calibrated) {
        return with(draft -> draft.calibrated = calibrated);
    }

    /** These options with another {@code mirrored}. */
    public TrainingOptions withMirrored(boolean mirrored) {
        return with(draft -> draft.mirrored = mirrored);
    }

    /** These options with another {@code weights}. */
    public TrainingOptions withWeights(LossWeights weights) {
        return with(draft -> draft.weights = weights);
    }

    /** These options with another {@code twin}. */
    public TrainingOptions withTwin(boolean twin) {
        return with(draft -> draft.twin = twin);
    }

    /** These options with another {@code seed}. */
    public TrainingOptions withSeed(long seed) {
        return with(draft -> draft.seed = seed);
    }

    /** These options with another {@code device}. */
    public TrainingOptions withDevice(DeviceChoice device) {
        return with(draft -> draft.device = device);
    }

    private TrainingOptions with(Consumer<TrainingOptionsDraft> change) {
        TrainingOptionsDraft draft = new TrainingOptionsDraft(this);
        change.accept(draft);
        return draft.options();
    }

    private static void require(boolean fulfilled, String name, Number found, String wanted) {
        if (!fulfilled)
            throw new IllegalArgumentException(
                    "The training option '"
                            + name
                            + "' must be "
                            + wanted
                            + ", but is "
                            + found
                            + ".");
    }

    private static int nearestResolution(int resolution) {
        return Math.max(32, Math.round(resolution / 16f) * 16);
    }
}
