// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.pytorch.jni.JniUtils;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60) // nothing hangs
class ComputingThreadTest {
    private int all;

    @BeforeEach
    void readCores() {
        all = Cores.all();
    }

    @AfterEach
    void setCoresBack() {
        JniUtils.setNumThreads(all);
    }

    @Test
    void usesItsCoresAndLeavesOtherThreadsTheirs() throws Exception {
        FutureTask<Integer> within = new FutureTask<>(JniUtils::getNumThreads);
        new ComputingThread(within, "some cores", all + 2).start();
        assertEquals(all + 2, within.get());
        assertEquals(all, JniUtils.getNumThreads());
        assertEquals(all, inNewThread(JniUtils::getNumThreads));
    }

    @Test
    void aThreadThatBeginsWithTheWrongCoresSettlesOnAll() throws Exception {
        Integer settled =
                inNewThread(
                        () -> {
                            JniUtils.setNumThreads(all + 2); // as while another's are set
                            Cores.settle();
                            return JniUtils.getNumThreads();
                        });
        assertEquals(all, settled);
        assertEquals(all, inNewThread(JniUtils::getNumThreads));
    }

    @Test
    void aComputingThreadKeepsItsCoresWhenItSettles() throws Exception {
        FutureTask<Integer> within =
                new FutureTask<>(
                        () -> {
                            Cores.settle();
                            return JniUtils.getNumThreads();
                        });
        new ComputingThread(within, "some cores", all + 2).start();
        assertEquals(all + 2, within.get());
    }

    @Test
    void threadsBeginWithTheCoresThatAreGiven() throws Exception {
        int own = inNewThread(() -> coresAfter(all + 1, all + 3));
        assertEquals(all + 1, own);
        assertEquals(all + 3, inNewThread(JniUtils::getNumThreads));
    }

    private static int coresAfter(int cores, int others) {
        Cores.use(cores, others);
        return JniUtils.getNumThreads();
    }

    /** Another thread has set its own and not yet set back what threads begin with. */
    @Test
    void setsItsCoresWhateverThreadsBeginWithJustNow() throws Exception {
        JniUtils.setNumThreads(all + 4);
        assertEquals(all + 4, inNewThread(JniUtils::getNumThreads));
        FutureTask<Integer> training = new FutureTask<>(JniUtils::getNumThreads);
        new ComputingThread(training, "training", all).start();
        assertEquals(all, training.get());
    }

    @Test
    void allIsTheEnginesNumberWhateverAThreadHasSet() throws Exception {
        int seen = inNewThread(() -> allAfter(all + 5));
        assertEquals(all, seen);
    }

    private static int allAfter(int cores) {
        JniUtils.setNumThreads(cores);
        return Cores.all();
    }

    @Test
    void aPoolLosesNoWorkIfItsCoresCannotBeSet() throws Exception {
        Runnable failing =
                () -> {
                    throw new UnsatisfiedLinkError("no such function");
                };
        ExecutorService pool =
                Executors.newFixedThreadPool(1, work -> new ComputingThread(work, "x", failing));
        try {
            assertEquals("done", pool.submit(() -> "done").get(30, TimeUnit.SECONDS));
        } finally {
            pool.shutdown();
        }
    }

    private static int inNewThread(Callable<Integer> work) throws Exception {
        FutureTask<Integer> task = new FutureTask<>(work);
        new Thread(task).start();
        return task.get();
    }
}
