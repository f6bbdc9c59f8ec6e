// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import sc.fiji.multimix.untrusted.Excerpt;

/**
 * Which images a training learns from and is validated on, and what is in them, to tell whether
 * they are the same when it is resumed. Names have no folders but the last, so that the data may
 * lie elsewhere.
 *
 * @param classNames names of the classes
 * @param images in the order in which the training has them
 */
public record DataContents(List<String> classNames, List<Image> images) {
    private static final int NAMED = 5;
    private static final int DIGITS = 16;

    /**
     * An image.
     *
     * @param name its part of the data, folder and file, such as "masks: images/a.png"
     * @param content fingerprint of its gray values, its mask and its class
     */
    public record Image(String name, String content) {
        /** Checks that nothing is missing. */
        public Image {
            Objects.requireNonNull(name, "an image's name is missing");
            Objects.requireNonNull(content, "an image's fingerprint is missing");
        }
    }

    /** Copies the lists. */
    public DataContents {
        classNames = List.copyOf(Objects.requireNonNull(classNames, "the class names are missing"));
        images = List.copyOf(Objects.requireNonNull(images, "the images are missing"));
    }

    /** The contents of data that have been read. */
    public static DataContents of(TrainingData data) {
        List<Image> images = new ArrayList<>();
        add(images, "with mask", data.labeledMasks());
        add(images, "without mask", data.unlabeledSegmentation());
        add(images, "with class", data.labeledClasses());
        add(images, "without class", data.unlabeledClasses());
        add(images, "validation masks", data.validationMasks());
        add(images, "validation classes", data.validationClasses());
        return new DataContents(data.classNames(), images);
    }

    private static void add(List<Image> images, String part, List<Sample> samples) {
        for (Sample sample : samples)
            images.add(new Image(part + ": " + name(sample.file()), content(sample)));
    }

    private static String name(Path file) {
        Path folder = file.getParent();
        String name = file.getFileName().toString();
        return folder == null || folder.getFileName() == null
                ? name
                : folder.getFileName() + "/" + name;
    }

    private static String content(Sample sample) {
        FileFacts facts = sample.facts();
        if (facts == null) return "not from a file, class " + sample.label();
        String mask = facts.mask() == null ? "no mask" : brief(facts.mask().shape());
        return brief(facts.image().content()) + ", " + mask + ", class " + sample.label();
    }

    /** Enough to tell changes apart; there may be many images. */
    private static String brief(String fingerprint) {
        return fingerprint.substring(0, Math.min(DIGITS, fingerprint.length()));
    }

    /**
     * What is different now, in words, for example "2 images were added: ...".
     *
     * @return empty if nothing is
     */
    public List<String> changes(DataContents now) {
        List<String> changes = new ArrayList<>();
        if (!classNames.equals(now.classNames))
            changes.add(
                    "the classes were " + Excerpt.of(classNames) + " and are " + now.classNames);
        if (images.equals(now.images)) return changes;
        Map<String, String> before = byName(images);
        Map<String, String> after = byName(now.images);
        tell(changes, "missing", names(before, name -> !after.containsKey(name)));
        tell(changes, "added", names(after, name -> !before.containsKey(name)));
        tell(
                changes,
                "changed",
                names(
                        after,
                        name ->
                                before.containsKey(name)
                                        && !before.get(name).equals(after.get(name))));
        if (changes.isEmpty()) changes.add("the images are in another order");
        return changes;
    }

    private static Map<String, String> byName(List<Image> images) {
        Map<String, String> contents = new HashMap<>();
        for (Image image : images) contents.merge(image.name, image.content, (a, b) -> a + b);
        return contents;
    }

    private static List<String> names(Map<String, String> images, Predicate<String> wanted) {
        return images.keySet().stream().filter(wanted).sorted().toList();
    }

    private static void tell(List<String> changes, String what, List<String> names) {
        if (names.isEmpty()) return;
        int more = names.size() - NAMED;
        changes.add(
                names.size()
                        + (names.size() == 1 ? " image is " : " images are ")
                        + what
                        + " ("
                        + names.stream()
                                .limit(NAMED)
                                .map(Excerpt::of)
                                .collect(Collectors.joining(", "))
                        + (more > 0 ? " and " + more + " more)" : ")"));
    }
}
