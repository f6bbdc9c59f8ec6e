// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.engine;

/** The engine cannot start in this JVM any more, but would in a new one; the message says why. */
final class RestartNeeded extends IllegalStateException {
    private static final long serialVersionUID = 1;

    RestartNeeded(String message, Throwable cause) {
        super(message, cause);
    }
}
