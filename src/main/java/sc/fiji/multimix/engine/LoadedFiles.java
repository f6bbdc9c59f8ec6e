// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.engine;

import com.sun.jna.Function;
import com.sun.jna.Pointer;
import com.sun.jna.WString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Asks the operating system which files are loaded into this process. */
@FunctionalInterface
interface LoadedFiles {
    /**
     * The paths, those of PyTorch among them.
     *
     * @throws IOException if the system does not tell
     * @throws UnsatisfiedLinkError if it has no function that tells
     */
    List<String> list() throws IOException;

    /** The way to ask that a system has. */
    static LoadedFiles of(SystemName system) {
        if (system.isWindows()) return LoadedFiles::ofWindows;
        return system.isLinux() ? LoadedFiles::ofLinux : LoadedFiles::ofMac;
    }

    private static List<String> ofLinux() throws IOException {
        return ofMaps(Files.readAllLines(Path.of("/proc/self/maps")));
    }

    /**
     * The files of Linux's lines.
     *
     * @param maps lines of {@code /proc/self/maps}
     */
    static List<String> ofMaps(List<String> maps) {
        return maps.stream()
                .filter(line -> line.indexOf('/') >= 0)
                .map(line -> line.substring(line.indexOf('/')))
                .distinct()
                .toList();
    }

    /** Only PyTorch's, and of several with one name the first. */
    private static List<String> ofWindows() {
        Function find = Function.getFunction("kernel32", "GetModuleHandleW");
        Function name = Function.getFunction("kernel32", "GetModuleFileNameW");
        List<String> files = new ArrayList<>();
        for (String library : OtherLibTorch.NAMES) {
            Pointer module = find.invokePointer(new Object[] {new WString(library + ".dll")});
            if (module == null) continue;
            char[] path = new char[1 << 15]; // the longest that Windows has
            int length = name.invokeInt(new Object[] {module, path, path.length});
            if (length > 0) files.add(new String(path, 0, length));
        }
        return files;
    }

    private static List<String> ofMac() {
        Function count = Function.getFunction("System", "_dyld_image_count");
        Function name = Function.getFunction("System", "_dyld_get_image_name");
        int images = count.invokeInt(new Object[0]);
        List<String> files = new ArrayList<>();
        for (int i = 0; i < images; i++) {
            Pointer path = name.invokePointer(new Object[] {i}); // null if unloaded meanwhile
            if (path != null) files.add(path.getString(0, "UTF-8"));
        }
        return files;
    }
}
