// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.review;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.imglib2.Cursor;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import sc.fiji.multimix.data.FolderParts;
import sc.fiji.multimix.data.SegmentationFolder;
import sc.fiji.multimix.image.FileNames;
import sc.fiji.multimix.image.ImageFile;
import sc.fiji.multimix.image.ImageFolder;
import sc.fiji.multimix.image.MaskImage;

/** New pairs of an image and its mask in a segmentation folder. */
final class MaskLabels {
    private final Path root;
    private final Path training;
    private final Path images;
    private final Path masks;

    MaskLabels(Path root) throws IOException {
        this.root = root;
        training = FolderParts.of(root).training();
        SegmentationFolder.requireNoClasses(training);
        images = training.resolve("images");
        masks = training.resolve("masks");
    }

    SavedLabel save(ReviewCase each, Img<UnsignedByteType> mask) throws IOException {
        try (StagedFiles stage = new StagedFiles(training)) {
            CaseCopy copy = CaseCopy.make(each, stage.folder());
            checkSize(each, copy, mask);
            Path stagedMask = stage.folder().resolve("mask");
            stagedMask = copy.image().saveMask(List.of(mask), stagedMask);
            List<String> notes = new ArrayList<>();
            boolean contradicts = false;
            for (Path same : DataCopies.of(copy.file(), root)) {
                if (!images.equals(same.getParent())) {
                    if (!same.startsWith(masks))
                        notes.add("The same image is also " + same + "; remove it there.");
                    continue;
                }
                Path old = maskOf(same);
                if (old == null) {
                    Path target = masks.resolve(ImageFile.baseName(same) + ".png");
                    stage.add(stagedMask, target);
                    return new SavedLabel(
                            target, List.of(target), stage.moveAll(), notes, contradicts);
                }
                if (equal(MaskImage.read(old, same, width(mask), height(mask)), mask))
                    return SavedLabel.there(old);
                contradicts = true;
                notes.add(
                        "The same image has another mask, " + old + ", too: remove the wrong one.");
            }
            String name = DataCopies.freeName(CaseCopy.baseName(each), List.of(images, masks));
            Path image = images.resolve(copy.named(name));
            Path target = masks.resolve(name + ".png");
            stage.add(copy.file(), image);
            stage.add(stagedMask, target);
            return new SavedLabel(
                    target, List.of(image, target), stage.moveAll(), notes, contradicts);
        }
    }

    /** The mask of a training image, or null; also one whose name differs in case. */
    private Path maskOf(Path image) throws IOException {
        if (!Files.isDirectory(masks)) return null;
        String name = FileNames.key(ImageFile.baseName(image));
        for (Path mask : ImageFolder.list(masks, false))
            if (FileNames.key(ImageFile.baseName(mask)).equals(name)) return mask;
        return null;
    }

    private static void checkSize(ReviewCase each, CaseCopy copy, Img<UnsignedByteType> mask) {
        if (width(mask) != copy.image().width() || height(mask) != copy.image().height())
            throw new IllegalArgumentException(
                    "Mask and image differ in size: mask "
                            + width(mask)
                            + " x "
                            + height(mask)
                            + ", image "
                            + copy.image().width()
                            + " x "
                            + copy.image().height()
                            + " ("
                            + each.image()
                            + "). Is it another image than the one analyzed?");
    }

    private static int width(Img<UnsignedByteType> mask) {
        return (int) mask.dimension(0);
    }

    private static int height(Img<UnsignedByteType> mask) {
        return (int) mask.dimension(1);
    }

    private static boolean equal(Img<UnsignedByteType> a, Img<UnsignedByteType> b) {
        Cursor<UnsignedByteType> other = b.cursor();
        for (UnsignedByteType pixel : a) if (pixel.get() != other.next().get()) return false;
        return true;
    }
}
