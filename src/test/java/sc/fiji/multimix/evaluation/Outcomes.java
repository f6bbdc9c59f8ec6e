// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.evaluation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.imglib2.RandomAccess;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import sc.fiji.multimix.image.PixelSize;
import sc.fiji.multimix.inference.Classification;

/** Outcomes made by hand. */
public final class Outcomes {
    /** Two classes. */
    public static final List<String> CLASSES = List.of("NORMAL", "PNEUMONIA");

    private Outcomes() {}

    /** A mask of 10 x 10 pixels with squares of these sides in the corner. */
    public static MaskOutcome mask(String name, PixelSize pixel, int reference, int predicted) {
        return MaskOutcome.of(
                name,
                Path.of("images", name),
                Path.of("masks", name),
                pixel,
                square(reference),
                square(predicted));
    }

    static Img<UnsignedByteType> square(int side) {
        Img<UnsignedByteType> mask = ArrayImgs.unsignedBytes(10, 10);
        RandomAccess<UnsignedByteType> pixel = mask.randomAccess();
        for (int y = 0; y < side; y++)
            for (int x = 0; x < side; x++) pixel.setPositionAndGet(x, y).set(255);
        return mask;
    }

    /** An image of a class with a probability of the second class. */
    public static ClassOutcome classified(String name, int label, float second) {
        return new ClassOutcome(
                name,
                Path.of(name),
                label,
                new Classification(CLASSES, List.of(1 - second, second)));
    }

    /** Images of the labels with these probabilities of the second class. */
    public static Evaluation classes(int[] labels, float... second) {
        List<ClassOutcome> outcomes = new ArrayList<>();
        for (int i = 0; i < labels.length; i++)
            outcomes.add(classified("c" + i + ".png", labels[i], second[i]));
        return new Evaluation(CLASSES, List.of(), outcomes, List.of());
    }

    /** Images with these masks. */
    public static Evaluation masks(MaskOutcome... masks) {
        return new Evaluation(CLASSES, List.of(masks), List.of(), List.of());
    }
}
