// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartSizeTest {
    @ParameterizedTest
    @CsvSource({
        "false, 256, 10, 1", "false, 128, 10, 4", "false, 128, 2, 2", "false, 512, 4, 1",
        "true, 256, 10, 10"
    })
    void isSmallOnTheCpuAndAllOnAGpu(boolean gpu, int resolution, int batch, int images) {
        assertEquals(images, PartSize.of(gpu, resolution, batch));
    }
}
