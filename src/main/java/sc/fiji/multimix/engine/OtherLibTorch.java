// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * PyTorch libraries in this process besides MultiMix's own. Two of them share one set of symbols,
 * so that either may call the other's code and crash ImageJ.
 */
public final class OtherLibTorch {
    private static final Path MAPS = Path.of("/proc/self/maps");
    private static final String ENGINE = "ai.djl.engine.Engine";

    private OtherLibTorch() {}

    /**
     * The files of libtorch that are loaded, but lie elsewhere than ours. Linux tells; elsewhere
     * none is found.
     *
     * @param own folder of our libraries; null if they are not loaded
     */
    public static List<String> loaded(Path own) {
        return loaded(maps(), own);
    }

    /** Whether any library of a folder is loaded; false where only the system knows. */
    static boolean isLoadedFrom(Path folder) {
        try {
            String start = folder.toRealPath() + "/";
            return maps().stream().anyMatch(line -> line.contains(" " + start));
        } catch (IOException e) {
            return false; // it is not even there
        }
    }

    private static List<String> maps() {
        try {
            return Files.exists(MAPS) ? Files.readAllLines(MAPS) : List.of();
        } catch (IOException e) {
            return List.of(); // hardened systems hide it
        }
    }

    /**
     * The same from given lines.
     *
     * @param maps lines of Linux's {@code /proc/self/maps}
     */
    static List<String> loaded(List<String> maps, Path own) {
        Set<String> others = new LinkedHashSet<>();
        for (String line : maps) {
            int start = line.indexOf('/');
            if (start < 0) continue;
            String file = line.substring(start);
            String name = file.substring(file.lastIndexOf('/') + 1);
            if (!name.startsWith("libtorch_cpu.") && !name.startsWith("libtorch.")) continue;
            if (own == null || !file.startsWith(own + "/")) others.add(file);
        }
        return List.copyOf(others);
    }

    /** The class loaders at work in this JVM, as far as threads name them. */
    public static List<ClassLoader> loaders() {
        Set<ClassLoader> loaders = new LinkedHashSet<>();
        for (Thread thread : Thread.getAllStackTraces().keySet())
            if (thread.getContextClassLoader() != null) loaders.add(thread.getContextClassLoader());
        return List.copyOf(loaders);
    }

    /**
     * The places that other copies of Deep Java Library come from.
     *
     * @param loaders where to look
     */
    public static List<String> otherEngines(List<ClassLoader> loaders) {
        List<String> found = new ArrayList<>();
        for (ClassLoader loader : loaders) engineOf(loader).ifPresent(found::add);
        return found.stream().distinct().toList();
    }

    private static Optional<String> engineOf(ClassLoader loader) {
        try {
            Class<?> engine = Class.forName(ENGINE, false, loader);
            return engine.equals(ai.djl.engine.Engine.class)
                    ? Optional.empty()
                    : Optional.of(
                            engine.getProtectionDomain().getCodeSource().getLocation().toString());
        } catch (ClassNotFoundException | LinkageError e) {
            return Optional.empty(); // none there
        }
    }
}
