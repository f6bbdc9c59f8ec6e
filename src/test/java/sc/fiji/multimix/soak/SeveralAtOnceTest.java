// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class SeveralAtOnceTest {
    private static final int THREADS = 8;
    private static final int JOBS = 3; // of each

    @TempDir private Path folder;

    @Test
    @Timeout(value = 600, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void trainingsPredictionsAndFoldersGiveToTheLastBitWhatTheyGiveAlone() throws Exception {
        try (MixedSoak soak = new MixedSoak(folder)) {
            soak.run(THREADS, done -> done < JOBS);
            assertEquals(THREADS * JOBS, soak.done());
        }
    }
}
