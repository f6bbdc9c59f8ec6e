// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import java.io.IOException;
import java.nio.file.Path;

/** A network as it was at one moment, in the computer's memory. */
@FunctionalInterface
interface ModelSnapshot {
    /**
     * Writes it as a model file, as a whole or not at all.
     *
     * @param file where to; replaced if it exists
     */
    void save(Path file) throws IOException;
}
