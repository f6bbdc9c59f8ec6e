// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.command;

/** A command did not do its work; the message tells the user what to change. */
final class CommandFailure extends Exception {
    private static final long serialVersionUID = 1;

    CommandFailure(String message) {
        super(message);
    }

    CommandFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
