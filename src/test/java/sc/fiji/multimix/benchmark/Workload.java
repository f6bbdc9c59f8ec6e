// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.benchmark;

import java.io.IOException;
import java.util.List;

/** Work that is repeated and timed. */
interface Workload extends AutoCloseable {
    /** Does it once, or less of it, before the clock starts. */
    default void warmUp() throws IOException {
        run();
    }

    /** Does it once. */
    void run() throws IOException;

    /** Does it once, as between two readings of numbers that a GPU keeps for a while. */
    default void runUnread() throws IOException {
        run();
    }

    /** Equal parts of a run, such as files; the times are those of a part. */
    default int parts() {
        return 1;
    }

    /** Images of a part; of all streams, each view counted. */
    int images();

    /** What else is to be told, a line each; may measure more, once the runs are over. */
    default List<String> notes() throws IOException {
        return List.of();
    }

    @Override
    void close() throws IOException;
}
