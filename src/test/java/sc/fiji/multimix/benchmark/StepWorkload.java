// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import sc.fiji.multimix.data.RandomBatch;
import sc.fiji.multimix.data.TrainingBatch;
import sc.fiji.multimix.training.TrainingStepRunner;

/**
 * One whole training step of MultiMix: from the pixels of a batch to new weights, their running
 * mean and the losses as numbers. The batches are made before.
 */
final class StepWorkload implements Workload {
    /** Different batches; they take turns. */
    private static final int BATCHES = 4;

    private final List<TrainingBatch> batches = new ArrayList<>();
    private final TrainingStepRunner step;
    private int runs;

    StepWorkload(BenchmarkOptions options) {
        SplittableRandom random = new SplittableRandom(0);
        for (int i = 0; i < BATCHES; i++)
            batches.add(RandomBatch.of(options.batch(), 1, options.size(), random));
        step =
                new TrainingStepRunner(
                        options.width(), options.size(), options.batch(), options.device());
    }

    @Override
    public void run() {
        step.run(batches.get(runs++ % BATCHES));
    }

    @Override
    public void runUnread() {
        step.learn(batches.get(runs++ % BATCHES));
    }

    @Override
    public int images() {
        return batches.get(0).size();
    }

    @Override
    public void close() {
        step.close();
    }
}
