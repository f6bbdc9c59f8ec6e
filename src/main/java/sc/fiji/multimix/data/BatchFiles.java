// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The files of the images in one batch, in the batch's order; a file is there as often as its image
 * is.
 *
 * @param segmentationLabeled images with masks
 * @param segmentationUnlabeled images of the segmentation task whose masks are not used
 * @param classLabeled images with labels
 * @param classUnlabeled images of the classification task whose labels are not used
 */
public record BatchFiles(
        List<Path> segmentationLabeled,
        List<Path> segmentationUnlabeled,
        List<Path> classLabeled,
        List<Path> classUnlabeled) {
    public BatchFiles {
        segmentationLabeled = List.copyOf(segmentationLabeled);
        segmentationUnlabeled = List.copyOf(segmentationUnlabeled);
        classLabeled = List.copyOf(classLabeled);
        classUnlabeled = List.copyOf(classUnlabeled);
    }

    /**
     * Names the files, for a message: each once, with its folder's name but without the path to
     * that, which may tell more than a log should.
     *
     * @param most names of all streams together, at least 4; of the others the number
     */
    public String inWords(int most) {
        long streams =
                Stream.of(segmentationLabeled, segmentationUnlabeled, classLabeled, classUnlabeled)
                        .filter(files -> !files.isEmpty())
                        .count();
        int each = Math.toIntExact(most / Math.max(1, streams));
        List<String> parts = new ArrayList<>();
        add(parts, "with masks: ", segmentationLabeled, each);
        add(parts, "without masks: ", segmentationUnlabeled, each);
        add(parts, "with classes: ", classLabeled, each);
        add(parts, "without classes: ", classUnlabeled, each);
        return String.join("; ", parts);
    }

    private static void add(List<String> parts, String what, List<Path> files, int most) {
        if (files.isEmpty()) return;
        List<Path> different = files.stream().distinct().toList();
        int more = different.size() - most;
        parts.add(
                what
                        + different.stream()
                                .limit(most)
                                .map(BatchFiles::name)
                                .collect(Collectors.joining(", "))
                        + (more > 0 ? " and " + more + " more" : ""));
    }

    private static String name(Path file) {
        int names = file.getNameCount();
        return file.subpath(Math.max(0, names - 2), names).toString().replace('\\', '/');
    }
}
