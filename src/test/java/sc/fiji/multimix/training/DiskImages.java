// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import sc.fiji.multimix.data.DataSplit;
import sc.fiji.multimix.data.PlaneStore;
import sc.fiji.multimix.data.Sample;
import sc.fiji.multimix.data.TrainingData;

/** Four images of a disk in every stream, which a small network can learn in seconds. */
final class DiskImages {
    static final int SIDE = 32;

    private DiskImages() {}

    static TrainingData data() {
        return data(-1);
    }

    /** The same with a hidden class of all unlabeled images. */
    static TrainingData data(int hidden) {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < 4; i++) samples.add(disk(i));
        List<Sample> unlabeled =
                samples.stream().map(s -> new Sample(s.file(), s.image(), null, hidden)).toList();
        return new TrainingData(
                samples,
                unlabeled,
                samples,
                unlabeled,
                samples,
                samples,
                List.of(),
                List.of(),
                List.of("dark", "bright"),
                new DataSplit("0", new TreeMap<>()),
                List.of(),
                new PlaneStore());
    }

    /** A disk whose brightness is the class, on a noisy ground. */
    private static Sample disk(int index) {
        SplittableRandom random = new SplittableRandom(index);
        int label = index % 2;
        Img<UnsignedByteType> image = ArrayImgs.unsignedBytes(SIDE, SIDE);
        Img<UnsignedByteType> mask = ArrayImgs.unsignedBytes(SIDE, SIDE);
        var imagePixel = image.localizingCursor();
        var maskPixel = mask.cursor();
        int x0 = 12 + 2 * index;
        while (imagePixel.hasNext()) {
            imagePixel.fwd();
            maskPixel.fwd();
            long dx = imagePixel.getLongPosition(0) - x0;
            long dy = imagePixel.getLongPosition(1) - 16;
            boolean inside = dx * dx + dy * dy < 64;
            maskPixel.get().set(inside ? 255 : 0);
            int gray = inside ? (label == 0 ? 20 : 230) : 120;
            imagePixel.get().set(gray + random.nextInt(20));
        }
        return new Sample(Path.of("disk" + index + ".png"), image, mask, label);
    }
}
