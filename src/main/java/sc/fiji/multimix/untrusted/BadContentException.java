// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.untrusted;

import java.io.IOException;

/** A file could be read, but what it says is wrong; its message says what. */
public final class BadContentException extends IOException {
    private static final long serialVersionUID = 1;

    /** An error that was found here. */
    public BadContentException(String message) {
        super(message);
    }

    /** An error that something else found. */
    public BadContentException(String message, Throwable cause) {
        super(message, cause);
    }
}
