// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.installation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PlannedTrainingTest {
    private static final Speed SPEED = new Speed(10, 40, 33.4);

    @Test
    void minutesByHand() {
        // a step: 20 images at 10/s and 8 at 40/s, on a quarter of the pixels: 2.2 s / 4
        PlannedTraining training = new PlannedTraining("x", 64, 16, 20, 8, 600);
        assertEquals(600 * 2.2 / 4 / 60, training.minutes(SPEED), 1e-9);
    }

    @Test
    void speedIsToldInASentence() {
        String text =
                SpeedCheck.describe(
                        "CPU (2 threads)",
                        SPEED,
                        new PlannedTraining("preset x", 64, 16, 20, 8, 600));
        assertEquals(
                "CPU (2 threads): one image of 128 x 128 pixels takes 33 ms forward; 10 images/s are"
                        + " trained on (forward and backward). A training with preset x takes about"
                        + " 6 minutes, without reading images and tests",
                text);
    }

    @Test
    void longTrainingsAreToldInHours() {
        PlannedTraining training = new PlannedTraining("preset x", 64, 16, 20, 8, 600_000);
        assertTrue(SpeedCheck.describe("GPU 0", SPEED, training).contains("about 92 hours"));
    }
}
