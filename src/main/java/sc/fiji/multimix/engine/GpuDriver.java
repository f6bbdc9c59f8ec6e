// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.engine;

import com.sun.jna.NativeLibrary;
import java.util.Locale;

/** Whether NVIDIA's driver, which comes with the library "cuda", is installed. */
final class GpuDriver {
    private GpuDriver() {}

    static boolean isPresent() {
        boolean windows =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
        try {
            NativeLibrary.getInstance(windows ? "nvcuda" : "cuda").close();
            return true;
        } catch (UnsatisfiedLinkError e) {
            return false;
        }
    }
}
