// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.real.FloatType;
import org.junit.jupiter.api.Test;

class ContentHashTest {
    /** hashlib.sha256(struct.pack(">qqff", 2, 1, 0.0, 1.5)).hexdigest() in Python. */
    @Test
    void isTheSha256OfSizeAndValues() {
        assertEquals(
                "6fce86267aaa6f55739839e6df47c9754c8cfbdb35a3f0785ef369b559e956d2",
                ContentHash.of(floats(2, 1, 0, 1.5f)));
    }

    @Test
    void isTheSameForBytesAndFloats() {
        assertEquals(
                ContentHash.of(floats(2, 1, 3, 200)),
                ContentHash.of(ArrayImgs.unsignedBytes(new byte[] {3, (byte) 200}, 2, 1)));
    }

    @Test
    void differsWithTheShape() {
        assertNotEquals(ContentHash.of(floats(2, 1, 3, 200)), ContentHash.of(floats(1, 2, 3, 200)));
    }

    @Test
    void seesTheLastPixelOfALargeImage() {
        float[] values = new float[300 * 300]; // several chunks
        String before = ContentHash.of(floats(300, 300, values));
        values[values.length - 1] = 1;
        assertNotEquals(before, ContentHash.of(floats(300, 300, values)));
    }

    private static Img<FloatType> floats(int width, int height, float... values) {
        return ArrayImgs.floats(values, width, height);
    }
}
