// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class AboutTest {
    @Test
    void namesEngineAndDevice() {
        String text = About.text(() -> "PyTorch 1", () -> "CPU (2 threads)");
        assertTrue(text.contains("\nEngine: PyTorch 1\nDevice: CPU (2 threads)\nJava "), text);
    }

    @Test
    void tellsVersionAndLicenceAlsoIfTheEngineDoesNotStart() {
        String text =
                About.text(
                        () -> {
                            throw new IllegalStateException("The jar x is missing.");
                        },
                        () -> "none");
        assertTrue(text.startsWith("MultiMix for Fiji "), text);
        assertTrue(text.contains("\nEngine: not started: The jar x is missing.\nJava "), text);
        assertTrue(text.contains("Licence: BSD-2-Clause"), text);
    }

    @Test
    void ofTheSuiteNamesTheRealEngine() {
        assertTrue(MultiMix.about().contains("\nEngine: PyTorch 2."), MultiMix.about());
    }
}
