// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.engine;

import java.util.Optional;

/** What the user should know of the engine's start, once; without any class of the engine's. */
public final class EngineNotice {
    private static String refusal;
    private static boolean told;

    private EngineNotice() {}

    /** Notes why the user's GPU library is not used; null if it is or there is none. */
    static synchronized void gpuRefused(String reason) {
        refusal = reason;
    }

    /** Why the user's GPU library is not used; null if it is or there is none. */
    static synchronized String gpuRefusal() {
        return refusal;
    }

    /** A line for the log, at the first call after the start that has something to say. */
    public static synchronized Optional<String> take() {
        if (refusal == null || told) return Optional.empty();
        told = true;
        return Optional.of(
                "MultiMix computes on the CPU, since the installed GPU library is not used. "
                        + refusal);
    }
}
