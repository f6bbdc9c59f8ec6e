// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.pytorch.jni.JniUtils;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OneCoreThreadTest {
    private static final int CORES = 3;

    private int before;

    @BeforeEach
    void setCores() {
        Engines.get();
        before = JniUtils.getNumThreads();
        JniUtils.setNumThreads(CORES);
    }

    @AfterEach
    void setCoresBack() {
        JniUtils.setNumThreads(before);
    }

    @Test
    void usesOneCoreAndLeavesOtherThreadsTheirs() throws Exception {
        FutureTask<Integer> within = new FutureTask<>(JniUtils::getNumThreads);
        OneCoreThread thread = new OneCoreThread(within, "one core");
        thread.start();
        assertEquals(1, within.get());
        assertEquals(CORES, JniUtils.getNumThreads());
        FutureTask<Integer> later = new FutureTask<>(JniUtils::getNumThreads);
        new Thread(later).start();
        assertEquals(CORES, later.get());
    }
}
