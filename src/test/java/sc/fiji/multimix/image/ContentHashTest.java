// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;

class ContentHashTest {
    /** hashlib.sha256(struct.pack(">qqff", 2, 1, 0.0, 1.5)).hexdigest() in Python. */
    @Test
    void isTheSha256OfSizeAndValues() {
        assertEquals(
                "6fce86267aaa6f55739839e6df47c9754c8cfbdb35a3f0785ef369b559e956d2",
                ContentHash.of(new float[] {0, 1.5f}, 2, 1));
    }

    @Test
    void differsWithTheShape() {
        float[] values = {3, 200};
        assertNotEquals(ContentHash.of(values, 2, 1), ContentHash.of(values, 1, 2));
    }

    @Test
    void seesTheLastPixelOfALargeImage() {
        float[] values = new float[300 * 300]; // several chunks
        String before = ContentHash.of(values, 300, 300);
        values[values.length - 1] = 1;
        assertNotEquals(before, ContentHash.of(values, 300, 300));
    }
}
