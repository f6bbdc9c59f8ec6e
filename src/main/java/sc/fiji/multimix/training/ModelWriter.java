// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import java.io.IOException;
import java.nio.file.Path;
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
     * Corrects a file at the end of the training, when more is known than when it was written.
     *
     * @param file that was written
     */
    default void complete(Path file) throws IOException {}
}
