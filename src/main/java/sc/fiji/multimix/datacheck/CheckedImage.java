// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.datacheck;

import java.nio.file.Path;
import sc.fiji.multimix.data.FileFacts;
import sc.fiji.multimix.image.ImageFacts;
import sc.fiji.multimix.image.MaskFacts;

/**
 * An image whose file has been looked into.
 *
 * @param className known class; null if there is none
 */
record CheckedImage(Task task, Role role, String className, FileFacts facts) {
    Path file() {
        return facts.file();
    }

    ImageFacts image() {
        return facts.image();
    }

    /** Null if there is none. */
    MaskFacts mask() {
        return facts.mask();
    }
}
