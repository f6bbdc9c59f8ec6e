// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import sc.fiji.multimix.network.NetworkSession;

/** Makes model files of a network. */
@FunctionalInterface
interface ModelWriter {
    /**
     * Copies a network, which may then be trained on.
     *
     * @param network the network with its weights
     * @param report the epoch that it is the result of
     */
    ModelSnapshot copy(NetworkSession network, EpochReport report);

    /**
     * A copy with what the training can be resumed from, which includes the best model so far.
     *
     * @param copy that this made
     * @param state of the training
     * @param history reports of the finished epochs
     */
    default ModelSnapshot resumable(
            ModelSnapshot copy, TrainingState state, List<EpochReport> history) {
        return copy;
    }

    /**
     * Corrects a file at the end of the training, when more is known than when it was written.
     *
     * @param file that was written
     */
    default void complete(Path file) throws IOException {}
}
