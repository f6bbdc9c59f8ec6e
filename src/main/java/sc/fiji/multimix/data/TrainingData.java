// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import sc.fiji.multimix.image.Preprocessing;
import sc.fiji.multimix.progress.ProgressListener;

/**
 * Everything a training reads from disk, prepared for the network; test images stay on disk. Who
 * reads the data closes them when the training is over: many images take a temporary file.
 *
 * <p>Layout, either folder may be missing: {@code SEGMENTATION/images} and {@code
 * SEGMENTATION/masks}; {@code CLASSIFICATION/CLASS...} and {@code CLASSIFICATION/unlabeled}. In
 * both, {@code validation} (or {@code val}) and {@code test} of the same inner layout may lie
 * beside them, and the training part may lie in {@code train}.
 *
 * @param labeledMasks images that train with their masks
 * @param unlabeledSegmentation images for the segmentation's unlabeled stream; {@code labeledMasks}
 *     themselves if there is no other, as in the authors' runs on all labels
 * @param labeledClasses images that train with their class, the classes alternating
 * @param unlabeledClasses images for the classification's unlabeled stream, as above; a class that
 *     is known measures the pseudo-labels and teaches nothing
 * @param validationMasks images with masks that choose the best model
 * @param validationClasses images with classes that choose the best model
 * @param testMaskFiles images with masks for the final test
 * @param testClassFiles images with classes for the final test
 * @param classNames names of the classes, sorted; empty without classification
 * @param split which file belongs to which part
 * @param summary lines for the log: how many of the masks and labels are used, what is missing
 * @param planes where the images are kept
 */
public record TrainingData(
        List<Sample> labeledMasks,
        List<Sample> unlabeledSegmentation,
        List<Sample> labeledClasses,
        List<Sample> unlabeledClasses,
        List<Sample> validationMasks,
        List<Sample> validationClasses,
        List<MaskedFile> testMaskFiles,
        List<LabeledFile> testClassFiles,
        List<String> classNames,
        DataSplit split,
        List<String> summary,
        PlaneStore planes)
        implements AutoCloseable {
    /**
     * Reads the data of a training. Every file is read before training starts, so a bad one ends
     * nothing halfway.
     *
     * @param segmentation folder of images and masks, or null
     * @param classification folder of a subfolder per class, or null
     * @param budget how many masks and labels to use
     * @param seed of the split; the same seed and files give the same split
     * @param listener told of the reading; may cancel it
     * @throws IllegalArgumentException if both folders are null, or the budget does not fit the
     *     data
     * @throws IOException if a folder or file cannot be used, or the images need a temporary file
     *     and there is no space for it; the message names it
     * @throws java.util.concurrent.CancellationException if the listener cancels
     */
    public static TrainingData read(
            Path segmentation,
            Path classification,
            LabelBudget budget,
            Preprocessing preprocessing,
            long seed,
            ProgressListener listener)
            throws IOException {
        PlaneStore planes = new PlaneStore();
        try {
            return read(
                    segmentation, classification, budget, preprocessing, seed, planes, listener);
        } catch (IOException | RuntimeException | Error e) {
            planes.close();
            throw e;
        }
    }

    /** The same, with the images kept in a store, which the data then close. */
    static TrainingData read(
            Path segmentation,
            Path classification,
            LabelBudget budget,
            Preprocessing preprocessing,
            long seed,
            PlaneStore planes,
            ProgressListener listener)
            throws IOException {
        if (segmentation == null && classification == null)
            throw new IllegalArgumentException(
                    "No data: choose a segmentation folder, a classification folder, or both.");
        SplittableRandom random = new SplittableRandom(seed);
        // split for both tasks in any case: neither's draw depends on the other
        SplittableRandom maskRandom = random.split();
        SplittableRandom labelRandom = random.split();
        SegmentationPlan masks =
                segmentation == null
                        ? SegmentationPlan.NONE
                        : SegmentationPlan.of(segmentation, budget.masks(), maskRandom);
        ClassificationPlan classes =
                classification == null
                        ? ClassificationPlan.NONE
                        : ClassificationPlan.of(classification, budget.labels(), labelRandom);
        DataSplit.Builder split = new DataSplit.Builder();
        if (segmentation != null) masks.addTo(split, segmentation);
        if (classification != null) classes.addTo(split, classification);
        SampleReader reader = new SampleReader(preprocessing, planes, listener);
        return read(masks, classes, split.build(), reader, planes);
    }

    private static TrainingData read(
            SegmentationPlan masks,
            ClassificationPlan classes,
            DataSplit split,
            SampleReader reader,
            PlaneStore planes)
            throws IOException {
        List<SampleReader.Request> requests = new ArrayList<>();
        masks.labeled().forEach(file -> requests.add(SampleReader.Request.of(file)));
        masks.unlabeled().forEach(file -> requests.add(SampleReader.Request.of(file)));
        masks.validation().forEach(file -> requests.add(SampleReader.Request.of(file)));
        classes.labeled().forEach(file -> requests.add(SampleReader.Request.of(file)));
        classes.unlabeled().forEach(file -> requests.add(SampleReader.Request.of(file)));
        classes.validation().forEach(file -> requests.add(SampleReader.Request.of(file)));
        Parts parts = new Parts(reader.read(requests));
        List<Sample> labeledMasks = parts.next(masks.labeled().size());
        List<Sample> unlabeledSegmentation = parts.next(masks.unlabeled().size());
        List<Sample> validationMasks = parts.next(masks.validation().size());
        List<Sample> labeledClasses = parts.next(classes.labeled().size());
        List<Sample> unlabeledClasses = parts.next(classes.unlabeled().size());
        List<Sample> validationClasses = parts.next(classes.validation().size());
        return new TrainingData(
                labeledMasks,
                unlabeledSegmentation.isEmpty() ? labeledMasks : unlabeledSegmentation,
                labeledClasses,
                unlabeledClasses.isEmpty() ? labeledClasses : unlabeledClasses,
                validationMasks,
                validationClasses,
                masks.test(),
                classes.test(),
                classes.classNames(),
                split,
                DataSummary.of(masks, classes),
                planes);
    }

    /** Gives the images away, with their temporary file; again, it does nothing. */
    @Override
    public void close() {
        planes.close();
    }

    /** Whether a segmentation can be learned. */
    public boolean hasSegmentation() {
        return !labeledMasks.isEmpty();
    }

    /** Whether a classification can be learned. */
    public boolean hasClassification() {
        return !labeledClasses.isEmpty();
    }

    /** Number of segmentation images without mask; 0 if the labeled ones serve as such. */
    public int unlabeledSegmentationImages() {
        return unlabeledSegmentation.equals(labeledMasks) ? 0 : unlabeledSegmentation.size();
    }

    /** Number of classification images without label; 0 if the labeled ones serve as such. */
    public int unlabeledClassImages() {
        return unlabeledClasses.equals(labeledClasses) ? 0 : unlabeledClasses.size();
    }

    /** The images that each stream of the training samples from. */
    public TrainingStreams streams() {
        return new TrainingStreams(
                labeledMasks, unlabeledSegmentation, labeledClasses, unlabeledClasses);
    }

    /** The samples read, taken part by part. */
    private static final class Parts {
        private final List<Sample> samples;
        private int taken;

        Parts(List<Sample> samples) {
            this.samples = samples;
        }

        List<Sample> next(int count) {
            taken += count;
            return List.copyOf(samples.subList(taken - count, taken));
        }
    }
}
