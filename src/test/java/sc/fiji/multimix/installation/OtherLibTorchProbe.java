// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.installation;

import java.nio.file.Path;
import java.util.List;
import sc.fiji.multimix.engine.Engines;

/**
 * Loads PyTorch's libraries from the folder that the property "other" names, as a plug-in with a
 * PyTorch of its own does, then checks the installation and starts the engine.
 */
final class OtherLibTorchProbe {
    private OtherLibTorchProbe() {}

    @SuppressWarnings("SystemOut") // a program for the console
    public static void main(String[] arguments) {
        Path folder = Path.of(System.getProperty("other"));
        for (String library : List.of("libc10.so", "libtorch_cpu.so"))
            System.load(folder.resolve(library).toString());
        InstallationProbe.main(arguments);
        try {
            System.out.println("RUNS " + Engines.version());
        } catch (IllegalStateException e) {
            System.out.println(e.getMessage());
        }
    }
}
