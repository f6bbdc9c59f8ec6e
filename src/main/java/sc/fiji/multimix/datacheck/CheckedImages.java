// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.datacheck;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import sc.fiji.multimix.data.Sample;
import sc.fiji.multimix.data.TestFacts;
import sc.fiji.multimix.data.TestFile;
import sc.fiji.multimix.data.TrainingData;

/**
 * All images of a data set that could be read, part by part.
 *
 * @param classNames names of the classes; empty without classification
 */
record CheckedImages(List<CheckedImage> images, List<String> classNames) {
    static CheckedImages of(TrainingData data, TestFacts test) {
        Collector all = new Collector(data.classNames());
        all.add(Task.SEGMENTATION, Role.TRAINING, data.labeledMasks());
        if (data.unlabeledSegmentationImages() > 0)
            all.add(Task.SEGMENTATION, Role.UNLABELED, data.unlabeledSegmentation());
        all.add(Task.SEGMENTATION, Role.VALIDATION, data.validationMasks());
        all.addTests(Task.SEGMENTATION, test.masks());
        all.add(Task.CLASSIFICATION, Role.TRAINING, data.labeledClasses());
        if (data.unlabeledClassImages() > 0)
            all.add(Task.CLASSIFICATION, Role.UNLABELED, data.unlabeledClasses());
        all.add(Task.CLASSIFICATION, Role.VALIDATION, data.validationClasses());
        all.addTests(Task.CLASSIFICATION, test.classes());
        return new CheckedImages(List.copyOf(all.images), data.classNames());
    }

    List<CheckedImage> of(Task task) {
        return where(image -> image.task() == task);
    }

    List<CheckedImage> of(Task task, Role role) {
        return where(image -> image.task() == task && image.role() == role);
    }

    private List<CheckedImage> where(Predicate<CheckedImage> condition) {
        return images.stream().filter(condition).toList();
    }

    /** Gathers what has facts. */
    private record Collector(List<CheckedImage> images, List<String> classNames) {
        Collector(List<String> classNames) {
            this(new ArrayList<>(), classNames);
        }

        void add(Task task, Role role, List<Sample> samples) {
            for (Sample sample : samples)
                if (sample.facts() != null)
                    images.add(new CheckedImage(task, role, name(sample.label()), sample.facts()));
        }

        void addTests(Task task, List<TestFile> files) {
            for (TestFile file : files)
                if (file.facts() != null)
                    images.add(new CheckedImage(task, Role.TEST, name(file.label()), file.facts()));
        }

        private String name(int label) {
            return label < 0 ? null : classNames.get(label);
        }
    }
}
