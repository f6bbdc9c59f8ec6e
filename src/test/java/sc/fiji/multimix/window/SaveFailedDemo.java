// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.window;

import java.io.IOException;
import java.nio.file.Path;

/** Shows the question and prints its answer. */
final class SaveFailedDemo {
    private SaveFailedDemo() {}

    public static void main(String[] arguments) {
        IOException full =
                new IOException(
                        "Cannot write the file /data/lungs.best.zip: the disk is full (No space"
                                + " left on device). Free some space or choose another place.");
        System.out.println(SaveFailedDialog.ask(Path.of("/data/lungs.zip"), full, () -> false));
    }
}
