// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import java.io.IOException;
import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import sc.fiji.multimix.data.RandomBatch;
import sc.fiji.multimix.data.TrainingBatch;
import sc.fiji.multimix.engine.Engines;
import sc.fiji.multimix.network.NetworkOptions;
import sc.fiji.multimix.network.NetworkSession;

class TrainingMemoryTest {
    private static final int SIDE = 32;
    private static final int BATCH = 2;
    private static final int STEPS = 60;

    @Test
    void stepsLeaveNoArraysBehind() throws IOException {
        NetworkOptions options = NetworkOptions.multiMix(4, 2, SIDE, 0.1f);
        try (NetworkSession network = session(options);
                NetworkSession average = session(options);
                Adam adam = new Adam(network.manager(), network.trainedWeights());
                StepNumbers numbers = new StepNumbers(network.manager(), 1, Duration.ZERO)) {
            BatchStep step =
                    new BatchStep(
                            network,
                            new TrainingStep(network, LossWeights.DEFAULTS),
                            TrainingOptions.PAPER.withBatch(BATCH),
                            numbers,
                            BatchShare.WHOLE,
                            1);
            WeightAverage mean = new WeightAverage(average, network, 0.9f);
            TrainingBatch batch = RandomBatch.of(BATCH, 1, SIDE, new SplittableRandom(1));
            Runnable work =
                    () -> {
                        step.run(batch, 0);
                        step.losses(true);
                        adam.update(1e-3f);
                        mean.update();
                    };
            work.run();
            int arrays = arrays(network);
            int averages = arrays(average);
            assertTrue(arrays >= network.weights().size()); // they are counted
            for (int i = 0; i < STEPS; i++) work.run();
            assertEquals(arrays, arrays(network));
            assertEquals(averages, arrays(average));
        }
    }

    private static NetworkSession session(NetworkOptions options) {
        return new NetworkSession(options, Engines.get(), Device.cpu());
    }

    private static int arrays(NetworkSession network) {
        return network.manager().getManagedArrays().size();
    }
}
