// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FolderThreadsTest {
    @ParameterizedTest
    @CsvSource({
        "100,  1, 1,  1", "100,  4, 4,  1", "100,  8, 8,  1", "100, 12, 6,  2", "100, 64, 8,  8",
        "  1,  4, 1,  4", "  2,  4, 2,  2", "  3,  4, 3,  1", "  2, 64, 2, 32", "  1,  1, 1,  1"
    })
    void manyFilesHaveACoreEachAndFewAllCores(int files, int cores, int count, int each) {
        assertEquals(new FolderThreads(count, each), FolderThreads.of(files, false, cores));
    }

    @Test
    void noThreadsButFewCoresAreIdle() {
        for (int cores = 1; cores <= 256; cores++) {
            FolderThreads threads = FolderThreads.of(1000, false, cores);
            int used = threads.count() * threads.cores();
            assertTrue(used <= cores && used >= 0.8 * cores, threads + " of " + cores);
        }
    }

    @Test
    void besideAGpuAreFewThreads() {
        assertEquals(new FolderThreads(4, 4), FolderThreads.of(1000, true, 16));
        assertEquals(new FolderThreads(1, 16), FolderThreads.of(1, true, 16));
    }
}
