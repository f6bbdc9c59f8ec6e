// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.engine;

import com.sun.jna.NativeLibrary;
import java.util.Locale;

/** Whether NVIDIA's driver, which comes with the library "cuda", is installed. */
final class GpuDriver {
    private GpuDriver() {}

    static boolean isPresent() {
        return isPresent(library(System.getProperty("os.name", "")));
    }

    static String library(String system) {
        return system.toLowerCase(Locale.ROOT).startsWith("windows") ? "nvcuda" : "cuda";
    }

    static boolean isPresent(String library) {
        try {
            NativeLibrary.getInstance(library).close();
            return true;
        } catch (UnsatisfiedLinkError e) {
            return false;
        }
    }
}
