// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.engine;

import java.util.List;
import java.util.Locale;

/** Tells a lack of memory from other failures. */
public final class OutOfMemory {
    /** What the engine's failures say then, in lower case. */
    private static final List<String> SIGNS =
            List.of(
                    "allocate memory", // PyTorch on Linux and macOS
                    "not enough memory", // PyTorch on Windows
                    "out of memory", // CUDA
                    "bad_alloc", // C++
                    "bad allocation", // C++ of Microsoft
                    "could not create a memory object"); // oneDNN

    private OutOfMemory() {}

    /**
     * Whether a failure of the engine or of Java, or one of its causes, says that memory ran out.
     */
    public static boolean is(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause())
            if (cause instanceof OutOfMemoryError || isNamedBy(cause)) return true;
        return false;
    }

    private static boolean isNamedBy(Throwable failure) {
        String message = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        return SIGNS.stream().anyMatch(message::contains);
    }
}
