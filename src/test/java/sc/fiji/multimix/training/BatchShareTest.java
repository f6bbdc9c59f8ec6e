// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class BatchShareTest {
    @Test
    void sharesAreTheBatchOneAfterTheOther() {
        for (int images = 1; images <= 9; images++)
            for (int replicas = 1; replicas <= 5; replicas++) {
                int next = 0;
                for (int i = 0; i < replicas; i++) {
                    BatchShare share = new BatchShare(i, replicas);
                    assertEquals(next, share.first(images));
                    next = share.last(images);
                }
                assertEquals(images, next);
            }
    }

    @Test
    void sharesDifferByOneImageAtMostAndTheFirstIsLargest() {
        for (int images = 1; images <= 9; images++)
            for (int replicas = 1; replicas <= 5; replicas++) {
                int most = new BatchShare(0, replicas).last(images);
                for (int i = 0; i < replicas; i++) {
                    BatchShare share = new BatchShare(i, replicas);
                    int size = share.last(images) - share.first(images);
                    assertTrue(size == most || size == most - 1, share + ": " + size);
                }
            }
    }
}
