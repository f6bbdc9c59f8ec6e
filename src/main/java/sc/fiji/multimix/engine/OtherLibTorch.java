// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.engine;

import java.io.IOException;
import java.nio.file.InvalidPathException;
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
    /** The libraries that make a PyTorch. */
    static final List<String> NAMES = List.of("torch_cpu", "torch");

    private static final String ENGINE = "ai.djl.engine.Engine";

    private OtherLibTorch() {}

    /**
     * The files of libtorch that are loaded, but lie elsewhere than ours.
     *
     * @param own folder of our libraries; null if they are not loaded
     * @return empty if the operating system does not tell
     */
    public static Optional<List<String>> loaded(Path own) {
        return loaded(LoadedFiles.of(SystemName.current()), own);
    }

    static Optional<List<String>> loaded(LoadedFiles system, Path own) {
        return list(system).map(files -> others(files, own));
    }

    /** Whether any library of a folder is loaded; false where the system does not tell. */
    static boolean isLoadedFrom(Path folder) {
        return list(LoadedFiles.of(SystemName.current())).orElse(List.of()).stream()
                .anyMatch(file -> isIn(file, folder));
    }

    /** Whatever goes wrong with asking must not keep the engine from starting. */
    private static Optional<List<String>> list(LoadedFiles system) {
        try {
            return Optional.of(system.list());
        } catch (IOException | LinkageError | RuntimeException e) {
            return Optional.empty(); // a hardened system, or one without these functions
        }
    }

    private static List<String> others(List<String> files, Path own) {
        return files.stream()
                .filter(OtherLibTorch::isLibTorch)
                .filter(file -> own == null || !isIn(file, own))
                .distinct()
                .toList();
    }

    private static boolean isLibTorch(String file) {
        String name = file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
        return NAMES.stream()
                .anyMatch(
                        library ->
                                name.startsWith("lib" + library + ".")
                                        || name.equalsIgnoreCase(library + ".dll"));
    }

    private static boolean isIn(String file, Path folder) {
        try {
            return real(Path.of(file)).startsWith(real(folder));
        } catch (InvalidPathException e) {
            return false; // no name that Java could have loaded
        }
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return path.toAbsolutePath().normalize(); // deleted since
        }
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
