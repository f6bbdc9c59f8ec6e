// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.datacheck;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import sc.fiji.multimix.data.TestFacts;
import sc.fiji.multimix.data.TestFile;
import sc.fiji.multimix.data.TrainingData;
import sc.fiji.multimix.image.LocalNames;

/** Checks the data of a training: counts, gray values, and what may be wrong with which file. */
public final class DataCheck {
    private DataCheck() {}

    /**
     * Checks.
     *
     * @param data what was read for the training
     * @param test a look into its test files
     * @param resolution side of the network's input in pixels
     * @param estimate time and memory of the training
     */
    public static DataReport of(
            TrainingData data, TestFacts test, int resolution, TrainingEstimate estimate) {
        CheckedImages images = CheckedImages.of(data, test);
        List<Problem> problems = new ArrayList<>();
        problems.addAll(DuplicateCheck.of(images));
        problems.addAll(NearDuplicateCheck.of(images));
        addUnreadable(problems, test);
        problems.addAll(MaskCheck.of(images));
        problems.addAll(ImageCheck.of(images, resolution));
        problems.addAll(BalanceCheck.of(images));
        problems.sort(Comparator.comparing(Problem::severity));
        return new DataReport(
                folder(images, problems), parts(images), problems, data.summary(), estimate);
    }

    private static void addUnreadable(List<Problem> problems, TestFacts test) {
        List<TestFile> unreadable =
                Stream.concat(test.masks().stream(), test.classes().stream())
                        .filter(file -> file.error() != null)
                        .toList();
        if (unreadable.isEmpty()) return;
        problems.add(
                Problem.of(
                        ProblemKind.UNREADABLE,
                        Words.count(unreadable.size(), "test image", "test images")
                                + " cannot be used and will be left out. "
                                + (unreadable.size() > 1 ? "The first: " : "")
                                + LocalNames.of(
                                        unreadable.get(0).file(), unreadable.get(0).error()),
                        unreadable.stream().map(TestFile::file).toList()));
    }

    private static List<PartReport> parts(CheckedImages images) {
        List<PartReport> parts = new ArrayList<>();
        for (Role role : Role.values())
            add(parts, Task.SEGMENTATION, role, null, images.of(Task.SEGMENTATION, role), 0);
        for (Role role : Role.values()) {
            List<CheckedImage> all = images.of(Task.CLASSIFICATION, role);
            if (role == Role.UNLABELED) { // their classes are not used
                add(parts, Task.CLASSIFICATION, role, null, all, 0);
                continue;
            }
            for (String name : images.classNames())
                add(
                        parts,
                        Task.CLASSIFICATION,
                        role,
                        name,
                        all.stream().filter(image -> name.equals(image.className())).toList(),
                        all.size());
        }
        return parts;
    }

    private static void add(
            List<PartReport> parts,
            Task task,
            Role role,
            String className,
            List<CheckedImage> images,
            int ofRole) {
        if (!images.isEmpty()) parts.add(PartReport.of(task, role, className, images, ofRole));
    }

    /** The innermost folder that all files are in; null if they share none. */
    private static Path folder(CheckedImages images, List<Problem> problems) {
        Path common = null;
        List<Path> files = new ArrayList<>();
        for (CheckedImage image : images.images()) files.add(image.file());
        for (Problem problem : problems) problem.files().forEach(files::addAll);
        for (Path file : files) {
            Path parent = file.getParent();
            if (common == null) common = parent;
            while (common != null && !file.startsWith(common)) common = common.getParent();
            if (common == null) return null;
        }
        return common;
    }
}
