// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.augment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import sc.fiji.multimix.NpzFile;

/** The operations against Pillow's results, {@code augmentation.npz}: keys {@code image/op/arg}. */
class PillowParityTest {
    private static final Set<String> GEOMETRIC =
            Set.of("rotate", "shearX", "shearY", "translateX", "translateY");

    private static NpzFile pillow;

    @BeforeAll
    static void readReference() throws IOException {
        pillow = NpzFile.ofResource("/augmentation.npz");
    }

    @Test
    void intensityOperationsEqualPillowBitForBit() {
        List<String> keys = keys(false);
        assertEquals(4 * (2 + 3 * 4 + 3 + 3), keys.size());
        for (String key : keys) assertArrayEquals(pillow.bytes(key), result(key), key);
    }

    @Test
    void geometricOperationsEqualPillowToOneGrayLevelInside() {
        List<String> keys = keys(true);
        assertEquals(4 * (3 + 4 + 4), keys.size());
        for (String key : keys) {
            byte[] expected = pillow.bytes(key);
            byte[] result = result(key);
            int inside = 0;
            int equal = 0;
            int onOneSide = 0;
            for (int i = 0; i < expected.length; i++) {
                if (expected[i] != 0 && result[i] != 0) {
                    inside++;
                    if (Math.abs((expected[i] & 0xff) - (result[i] & 0xff)) <= 1) equal++;
                } else if (expected[i] != result[i]) onOneSide++;
            }
            assertTrue(inside > expected.length / 3, key + " has " + inside + " pixels inside");
            assertTrue(equal >= 0.99 * inside, key + ": " + equal + " of " + inside);
            // the borders of what is inside are the same as well, but for rounding
            assertTrue(onOneSide <= 0.01 * expected.length, key + ": " + onOneSide);
        }
    }

    private static List<String> keys(boolean geometric) {
        List<String> keys = new ArrayList<>();
        for (String key : pillow.names())
            if (key.contains("/") && GEOMETRIC.contains(key.split("/", -1)[1]) == geometric)
                keys.add(key);
        return keys;
    }

    private static byte[] result(String key) {
        String[] parts = key.split("/", -1); // image, operation, argument
        long[] shape = pillow.shape(key); // (H, W)
        Img<UnsignedByteType> image =
                ArrayImgs.unsignedBytes(pillow.bytes("in." + parts[0]), shape[1], shape[0]);
        ImageOperation operation = operation(parts[1], Double.parseDouble(parts[2]), shape);
        return BytePixels.of(operation.apply(image)).values();
    }

    private static ImageOperation operation(String name, double argument, long[] shape) {
        return switch (name) {
            case "autocontrast" -> new AutoContrast();
            case "equalize" -> new Equalize();
            case "brightness" -> new Brightness((float) argument);
            case "contrast" -> new Contrast((float) argument);
            case "sharpness" -> new Sharpness((float) argument);
            case "posterize" -> new Posterize((int) argument);
            case "solarize" -> new Solarize((int) argument);
            case "rotate" -> new Rotate(argument);
            case "shearX" -> new Shear(argument, 0);
            case "shearY" -> new Shear(0, argument);
            case "translateX" -> new Translate(argument / shape[1], 0);
            case "translateY" -> new Translate(0, argument / shape[0]);
            default -> throw new IllegalArgumentException(name);
        };
    }
}
