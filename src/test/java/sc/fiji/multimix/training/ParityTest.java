// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ParityTest {
    /**
     * Made by shared PyTorch code: {@code multimix_reference.py OUT --base 4 --size 64 --batch 2}.
     */
    @Test
    void reproducesTheStepOfThePyTorchReference() throws IOException, URISyntaxException {
        Path folder = Path.of(ParityTest.class.getResource("/step").toURI());
        List<Parity.Deviation> deviations = Parity.check(folder);

        // 3 outputs, 5 losses in each of 3 steps, 22 trained weights, their gradients and their steps
        assertEquals(3 + 3 * 5 + 22 + 22, deviations.size());
        for (Parity.Deviation d : deviations)
            assertTrue(
                    d.isWithinBound(), () -> d.quantity() + ": " + d.value() + " > " + d.bound());
    }
}
