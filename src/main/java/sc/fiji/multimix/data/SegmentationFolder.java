// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.data;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import sc.fiji.multimix.image.FileNames;
import sc.fiji.multimix.image.ImageFile;
import sc.fiji.multimix.image.ImageFolder;

/**
 * Images with and without masks on disk: {@code images/NAME.any} and {@code masks/NAME.any}. An
 * image without a mask is unlabeled.
 *
 * @param labeled images with masks, sorted by name
 * @param unlabeled images without masks, sorted by name
 */
public record SegmentationFolder(List<MaskedFile> labeled, List<Path> unlabeled) {
    private static final String IMAGES = "images";
    private static final String MASKS = "masks";

    /** Copies the lists. */
    public SegmentationFolder {
        labeled = List.copyOf(labeled);
        unlabeled = List.copyOf(unlabeled);
    }

    /**
     * Lists a folder.
     *
     * @throws IOException if {@code images} is missing or empty, a mask has no image, or two files
     *     have one base name
     */
    public static SegmentationFolder read(Path folder) throws IOException {
        Path imageFolder = folder.resolve(IMAGES);
        Path maskFolder = folder.resolve(MASKS);
        requireNoClasses(folder);
        if (!Files.isDirectory(imageFolder))
            throw new IOException(
                    "No folder \"images\" in the segmentation folder "
                            + folder
                            + ". Put the images into "
                            + imageFolder
                            + " and their masks, of the same names, into "
                            + maskFolder);
        ImageFolder.listNonEmpty(imageFolder, false);
        SortedMap<String, Path> images = ImageFolder.byBaseName(imageFolder);
        Map<String, Path> masks =
                Files.isDirectory(maskFolder) ? ImageFolder.byBaseName(maskFolder) : Map.of();
        List<Path> orphans =
                masks.entrySet().stream()
                        .filter(mask -> !images.containsKey(mask.getKey()))
                        .map(Map.Entry::getValue)
                        .toList();
        if (!orphans.isEmpty())
            throw new IOException(
                    (orphans.size() == 1
                                    ? "A mask without an image: "
                                    : orphans.size() + " masks without an image: ")
                            + orphans.stream().map(Path::toString).collect(joining(", "))
                            + ". Add images of the same names to "
                            + imageFolder
                            + " or remove the masks."
                            + caseHint(orphans, images));
        List<MaskedFile> labeled = new ArrayList<>();
        List<Path> unlabeled = new ArrayList<>();
        images.forEach(
                (name, image) -> {
                    Path mask = masks.get(name);
                    if (mask == null) unlabeled.add(image);
                    else labeled.add(new MaskedFile(image, mask));
                });
        return new SegmentationFolder(labeled, unlabeled);
    }

    /** What to do if the names differ in upper and lower case only; empty if they do not. */
    private static String caseHint(List<Path> orphans, SortedMap<String, Path> images) {
        for (Path mask : orphans) {
            String key = FileNames.key(ImageFile.baseName(mask));
            for (Path image : images.values())
                if (FileNames.key(ImageFile.baseName(image)).equals(key))
                    return " The names of "
                            + mask.getFileName()
                            + " and "
                            + image.getFileName()
                            + " differ in upper and lower case: write them alike.";
        }
        return "";
    }

    /** Whether a folder of that name is a part of a segmentation folder, in any case. */
    static boolean isPart(String name) {
        return name.equalsIgnoreCase(IMAGES) || name.equalsIgnoreCase(MASKS);
    }

    /**
     * Refuses a folder of classes: two or more subfolders, none of them images or masks.
     *
     * @throws IOException if it is one; says so
     */
    public static void requireNoClasses(Path folder) throws IOException {
        List<String> names = ClassificationFolder.subfolders(folder);
        if (names.size() < 2 || names.stream().anyMatch(SegmentationFolder::isPart)) return;
        throw new IOException(
                folder
                        + " looks like a classification folder (its subfolders are "
                        + String.join(", ", names)
                        + "): give it as classification, not as segmentation.");
    }
}
