// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.benchmark;

import java.io.IOException;
import java.util.List;

/** Work that is repeated and timed. */
interface Workload extends AutoCloseable {
    /** Does it once. */
    void run() throws IOException;

    /** Images that one run works on; of all streams, each view counted. */
    int images();

    /**
     * What else is to be told, a line each; may measure more, once the runs are over.
     *
     * @param times of the runs
     */
    default List<String> notes(Times times) throws IOException {
        return List.of();
    }

    @Override
    void close() throws IOException;
}
