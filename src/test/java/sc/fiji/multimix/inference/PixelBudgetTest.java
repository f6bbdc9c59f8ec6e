// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PixelBudgetTest {
    private final PixelBudget budget = new PixelBudget(100);
    private final ExecutorService threads = Executors.newFixedThreadPool(8);
    private final List<Future<?>> work = new ArrayList<>();

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    @Test
    void noMorePixelsAreTakenAtOnceThanThereAre() throws Exception {
        AtomicLong now = new AtomicLong();
        AtomicLong most = new AtomicLong();
        for (int i = 0; i < 400; i++) {
            int pixels = 10 + i % 50;
            work.add(threads.submit(() -> budget.within(pixels, () -> use(pixels, now, most))));
        }
        for (Future<?> each : work) each.get();
        assertTrue(most.get() <= 100, most + " pixels at once");
        assertEquals(0, now.get());
    }

    private static long use(long pixels, AtomicLong now, AtomicLong most) {
        most.accumulateAndGet(now.addAndGet(pixels), Math::max);
        Thread.onSpinWait();
        return now.addAndGet(-pixels);
    }

    @Test
    void anImageLargerThanTheBudgetHasItAllAndGivesItBack() throws IOException {
        assertEquals("large", budget.within(1L << 40, () -> "large"));
        assertEquals("next", budget.within(100, () -> "next"));
    }

    @Test
    void workAloneHasNoOtherBesideIt() throws Exception {
        AtomicInteger together = new AtomicInteger();
        AtomicInteger beside = new AtomicInteger();
        for (int i = 0; i < 200; i++) {
            boolean alone = i % 10 == 0;
            work.add(
                    threads.submit(
                            () ->
                                    alone
                                            ? budget.alone(() -> beside.addAndGet(together.get()))
                                            : budget.together(() -> count(together))));
        }
        for (Future<?> each : work) each.get();
        assertEquals(0, beside.get());
    }

    private static int count(AtomicInteger together) throws IOException {
        together.incrementAndGet();
        Thread.onSpinWait();
        return together.decrementAndGet();
    }
}
