// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.Device;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartSizeTest {
    @ParameterizedTest
    @CsvSource({"256, 10, 1", "128, 10, 4", "128, 2, 2", "512, 4, 1", "96, 10, 5"})
    void isSmallOnTheCpu(int resolution, int batch, int images) {
        assertEquals(images, PartSize.of(Device.cpu(), resolution, batch));
    }

    @Test
    void isAllOnAGpu() {
        assertEquals(10, PartSize.of(Device.gpu(), 256, 10));
    }
}
