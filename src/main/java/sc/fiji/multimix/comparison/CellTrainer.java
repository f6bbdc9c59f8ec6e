// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.comparison;

import java.io.IOException;
import java.nio.file.Path;
import sc.fiji.multimix.training.TrainingListener;

/** Trains and tests one cell. */
interface CellTrainer {
    /**
     * Does the work.
     *
     * @param folder empty folder for the model
     * @throws java.util.concurrent.CancellationException if the listener cancels
     */
    CellResult train(Cell cell, Path folder, TrainingListener listener) throws IOException;
}
