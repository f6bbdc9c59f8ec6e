// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.hostile;

import java.io.IOException;

/** What the suite may do with a file. */
final class Outcome {
    private static final int LONGEST_MESSAGE = 3000;
    private static final String OURS = "sc.fiji.multimix.";

    private Outcome() {}

    /**
     * What is wrong with how a file was refused; null if nothing is. It must be an {@link
     * IOException} or {@link IllegalArgumentException} that the suite made itself, with a message
     * that a person can read, and not because memory or stack were used up.
     */
    static String problem(Throwable refusal) {
        if (!(refusal instanceof IOException || refusal instanceof IllegalArgumentException))
            return "another type of exception";
        StackTraceElement[] trace = refusal.getStackTrace();
        if (trace.length == 0 || !trace[0].getClassName().startsWith(OURS))
            return "not made by the suite";
        String message = refusal.getMessage();
        if (message == null || message.isBlank()) return "no message";
        if (message.length() > LONGEST_MESSAGE)
            return "a message of " + message.length() + " characters";
        for (Throwable cause = refusal; cause != null; cause = cause.getCause())
            if (cause instanceof Error) return "because of " + cause;
        return null;
    }
}
