// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.image;

import java.io.IOException;

/** A TIFF file is nothing for ImageJ's own reader, but another one may read it. */
final class ForeignTiffException extends IOException {
    private static final long serialVersionUID = 1;

    /** An error whose message says why, as the end of a sentence about the file. */
    ForeignTiffException(String message) {
        super(message);
    }

    /** An error that ImageJ's reader found. */
    ForeignTiffException(String message, Throwable cause) {
        super(message, cause);
    }
}
