// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class TrainingBatchTest {
    /** Three images of one pixel per stream, six unlabeled ones, no unlabeled segmentation. */
    private static final TrainingBatch BATCH =
            new TrainingBatch(
                    1,
                    new byte[] {10, 11, 12},
                    new byte[] {0, 1, 0},
                    new byte[0],
                    new byte[] {20, 21, 22},
                    new int[] {0, 1, 2},
                    new byte[] {30, 31, 32, 33, 34, 35},
                    new byte[] {40, 41, 42, 43, 44, 45},
                    new byte[0],
                    new int[] {5, 4, 3, 2, 1, 0});

    @Test
    void partHasItsShareOfEachStream() {
        TrainingBatch part = BATCH.part(1, 3);
        assertArrayEquals(new byte[] {11, 12}, part.segmentationLabeled());
        assertArrayEquals(new byte[] {1, 0}, part.masks());
        assertEquals(0, part.segmentationUnlabeled().length);
        assertArrayEquals(new byte[] {21, 22}, part.classLabeled());
        assertArrayEquals(new int[] {1, 2}, part.labels());
        assertArrayEquals(new byte[] {32, 33, 34, 35}, part.weak());
        assertArrayEquals(new byte[] {42, 43, 44, 45}, part.strong());
        assertArrayEquals(new int[] {3, 2, 1, 0}, part.hiddenLabels());
        assertEquals(2, part.perStream());
    }

    @Test
    void countsImages() {
        assertEquals(3, BATCH.perStream());
        assertEquals(18, BATCH.size());
    }
}
