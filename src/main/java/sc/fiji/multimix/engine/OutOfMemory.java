// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.engine;

import java.util.Locale;

/** Tells a lack of memory from other failures. */
public final class OutOfMemory {
    private OutOfMemory() {}

    /** Whether a failure of the engine or of Java says that memory ran out. */
    public static boolean is(Throwable failure) {
        if (failure instanceof OutOfMemoryError) return true;
        String message = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        return message.contains("allocate memory") // PyTorch on Linux and macOS
                || message.contains("not enough memory") // PyTorch on Windows
                || message.contains("out of memory"); // CUDA
    }
}
