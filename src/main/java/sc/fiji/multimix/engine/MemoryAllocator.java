// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.engine;

import com.sun.jna.Function;
import com.sun.jna.Platform;

/**
 * The C library's memory allocator. A training step frees and takes again the same hundreds of
 * megabytes; glibc by default gives them back to the system each time, which costs about a fifth of
 * the step.
 */
final class MemoryAllocator {
    // glibc's malloc.h
    private static final int M_TRIM_THRESHOLD = -1;
    private static final int M_MMAP_THRESHOLD = -3;

    /** The largest value that glibc takes for the mmap threshold on 64 bits. */
    private static final int MMAP_THRESHOLD = 32 << 20;

    private static final int TRIM_THRESHOLD = 1 << 30;

    private MemoryAllocator() {}

    /** Tells glibc to keep freed memory; does nothing where the C library is another. */
    static void keepFreedMemory() {
        if (!Platform.isLinux()) return;
        try {
            Function mallopt = Function.getFunction("c", "mallopt");
            mallopt.invokeInt(new Object[] {M_MMAP_THRESHOLD, MMAP_THRESHOLD});
            mallopt.invokeInt(new Object[] {M_TRIM_THRESHOLD, TRIM_THRESHOLD});
        } catch (UnsatisfiedLinkError e) {
            // musl and others have no mallopt: the step is slower, nothing else
            return;
        }
    }
}
