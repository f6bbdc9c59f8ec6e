// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.engine;

import com.sun.jna.Function;
import com.sun.jna.Platform;

/**
 * What the C library and the OpenMP run-time below PyTorch are told before it starts, on Linux;
 * elsewhere nothing. It changes the speed, not the results.
 */
final class NativeTuning {
    // glibc's malloc.h
    private static final int M_TRIM_THRESHOLD = -1;
    private static final int M_TOP_PAD = -2;
    private static final int M_MMAP_THRESHOLD = -3;

    /** The largest value that glibc takes for the mmap threshold on 64 bits. */
    private static final int MMAP_THRESHOLD = 32 << 20;

    private static final int TRIM_THRESHOLD = 1 << 30;

    /** Twice the size of a heap of a thread's own: from there on an empty one is kept. */
    private static final int TOP_PAD = 128 << 20;

    /**
     * How often a waiting thread of OpenMP looks before it sleeps. The default, 300,000, makes
     * threads burn the time of those they wait for as soon as the computer does something else too.
     */
    private static final String SPIN_COUNT = "2000";

    private NativeTuning() {}

    /** Tunes what can be tuned. */
    static void apply() {
        if (!Platform.isLinux()) return;
        try {
            keepFreedMemory();
            waitPatiently();
        } catch (UnsatisfiedLinkError e) {
            // another C library than glibc, such as musl: slower, nothing else
            return;
        }
    }

    /**
     * A training step frees and takes again the same hundreds of megabytes; glibc by default gives
     * them back to the system each time, which costs about a fifth of the step.
     */
    private static void keepFreedMemory() {
        Function mallopt = Function.getFunction("c", "mallopt");
        mallopt.invokeInt(new Object[] {M_MMAP_THRESHOLD, MMAP_THRESHOLD});
        mallopt.invokeInt(new Object[] {M_TRIM_THRESHOLD, TRIM_THRESHOLD});
        mallopt.invokeInt(new Object[] {M_TOP_PAD, TOP_PAD});
    }

    /** Gives the memory that was kept back to the system; for the end of a piece of work. */
    static void giveBackMemory() {
        if (!Platform.isLinux()) return;
        try {
            Function.getFunction("c", "malloc_trim").invokeInt(new Object[] {0L});
        } catch (UnsatisfiedLinkError e) {
            return; // another C library keeps nothing
        }
    }

    private static void waitPatiently() {
        boolean userDecides =
                System.getenv("OMP_WAIT_POLICY") != null || System.getenv("GOMP_SPINCOUNT") != null;
        if (!userDecides)
            Function.getFunction("c", "setenv")
                    .invokeInt(new Object[] {"GOMP_SPINCOUNT", SPIN_COUNT, 1});
    }
}
