// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import sc.fiji.multimix.network.NetworkSession;

/** Writes a network as a model file. */
@FunctionalInterface
interface ModelWriter {
    /**
     * Writes the file as a whole or not at all.
     *
     * @param network the network with its weights
     * @param report the epoch that it is the result of
     * @param file where to; replaced if it exists
     */
    void write(NetworkSession network, EpochReport report, Path file) throws IOException;

    /**
     * Writes the file with what the training can be resumed from.
     *
     * @param state of the training
     * @param history reports of the finished epochs
     * @param best file of the best model; null if there is none or this is it
     */
    default void writeResumable(
            NetworkSession network,
            EpochReport report,
            TrainingState state,
            List<EpochReport> history,
            Path best,
            Path file)
            throws IOException {
        write(network, report, file);
    }

    /**
     * Corrects a file at the end of the training, when more is known than when it was written.
     *
     * @param file that was written
     */
    default void complete(Path file) throws IOException {}
}
