// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.engine;

import ai.djl.util.Utils;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The folder that PyTorch's libraries are unpacked to: {@code .djl.ai} in the user's home, or what
 * the environment variable or property DJL_CACHE_DIR (or ENGINE_CACHE_DIR) says.
 *
 * @param name as the user wrote it
 * @param path null if Java cannot read that name
 * @param unpacked whether the libraries are there already, so that nothing must be written
 */
public record CacheFolder(String name, Path path, boolean unpacked) {
    /** What PyTorch 2.7.1 for the CPU takes on Linux, the largest, is 450 MB. */
    private static final long NEEDED_BYTES = 600_000_000;

    private static final Path MOUNTS = Path.of("/proc/self/mounts");

    /** Of this JVM. */
    public static CacheFolder current() {
        try {
            Path path = find();
            return new CacheFolder(path.toString(), path, isUnpacked(path));
        } catch (InvalidPathException e) {
            return new CacheFolder(e.getInput(), null, false);
        }
    }

    /** The path alone, without a look into the jars; null if Java cannot read the name. */
    static Path currentPath() {
        try {
            return find();
        } catch (InvalidPathException e) {
            return null;
        }
    }

    private static Path find() {
        EngineLog.setDefaults(System.getProperties()); // before DJL's first class
        return Utils.getEngineCacheDir().toAbsolutePath();
    }

    private static boolean isUnpacked(Path cache) {
        SystemName system = SystemName.current();
        String jni = system.libraryFile("djl_torch");
        return NativeJars.find(CacheFolder.class.getClassLoader())
                .library(system)
                .map(library -> cache.resolve("pytorch").resolve(library.folder()))
                .filter(folder -> Files.exists(folder.resolve(system.libraryFile("torch"))))
                .filter(folder -> hasFileEndingIn(folder, jni))
                .isPresent();
    }

    private static boolean hasFileEndingIn(Path folder, String ending) {
        String[] names = folder.toFile().list((parent, name) -> name.endsWith(ending));
        return names != null && names.length > 0;
    }

    /** Why PyTorch cannot be unpacked to or run from this folder, if it cannot. */
    public Optional<Trouble> trouble() {
        if (path == null) return Optional.of(unreadableName());
        Optional<String> unwritable = unpacked ? Optional.empty() : unwritable();
        if (unwritable.isPresent())
            return Optional.of(
                    new Trouble(
                            "The cache folder "
                                    + path
                                    + " cannot be written: "
                                    + unwritable.get()
                                    + ". PyTorch must be unpacked there once.",
                            elsewhere()));
        if (forbidsPrograms(mounts()))
            return Optional.of(
                    new Trouble(
                            "The cache folder "
                                    + path
                                    + " is on a disk that may not hold programs (mounted with"
                                    + " 'noexec'), so that PyTorch cannot be loaded from it.",
                            elsewhere()));
        long free = freeBytes();
        if (!unpacked && free < NEEDED_BYTES)
            return Optional.of(
                    new Trouble(
                            "The disk of the cache folder "
                                    + path
                                    + " has only "
                                    + Bytes.inWords(free)
                                    + " left, but PyTorch takes up to "
                                    + Bytes.inWords(NEEDED_BYTES)
                                    + ".",
                            "Free some space, or s" + elsewhere().substring(1)));
        return Optional.empty();
    }

    private static String elsewhere() {
        return "Set the environment variable DJL_CACHE_DIR to a folder on a local disk that you can"
                + " write to, then restart ImageJ.";
    }

    private Trouble unreadableName() {
        return new Trouble(
                "The name of the cache folder, "
                        + name
                        + ", has letters that Java cannot use with this system's language setting ("
                        + System.getProperty("sun.jnu.encoding")
                        + ").",
                "Start ImageJ with a UTF-8 setting (on Linux LC_ALL=C.UTF-8), or set the"
                        + " environment variable DJL_CACHE_DIR to a folder with plain letters.");
    }

    /** What may go wrong although nothing is wrong yet. */
    public Optional<Trouble> risk(SystemName system) {
        if (system.isWindows() && !name.chars().allMatch(letter -> letter < 128))
            return Optional.of(
                    new Trouble(
                            "The path of the cache folder has other letters than a-z: "
                                    + name
                                    + ".",
                            "On Windows PyTorch is known to fail to load from such a folder. If the"
                                    + " engine does not start, set the environment variable"
                                    + " DJL_CACHE_DIR to a folder like C:\\multimix, then restart."));
        Path temporary = Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath();
        if (path != null && path.startsWith(temporary))
            return Optional.of(
                    new Trouble(
                            "The cache folder "
                                    + path
                                    + " is among the temporary files: if the system deletes them,"
                                    + " PyTorch is unpacked again.",
                            "Nothing, or set DJL_CACHE_DIR to a lasting folder. Deep Java Library"
                                    + " takes this one if your home cannot be written."));
        return Optional.empty();
    }

    /** Tries it, since access rights alone don't tell; says why not. */
    private Optional<String> unwritable() {
        try {
            Files.createDirectories(path);
            Files.delete(Files.createTempFile(path, "multimix", ".tmp"));
            return Optional.empty();
        } catch (FileSystemException e) {
            String reason = e.getReason();
            if (Files.exists(path) && !Files.isDirectory(path)) reason = "it is a file, no folder";
            return Optional.of(reason != null ? reason : e.getClass().getSimpleName());
        } catch (IOException e) {
            return Optional.of(e.toString());
        }
    }

    private static List<String> mounts() {
        try {
            return Files.exists(MOUNTS) ? Files.readAllLines(MOUNTS) : List.of();
        } catch (IOException e) {
            return List.of(); // then the engine itself tells
        }
    }

    /**
     * Whether the disk of this folder is mounted without the right to run programs from it.
     *
     * @param mounts lines of Linux's {@code /proc/self/mounts}
     */
    boolean forbidsPrograms(List<String> mounts) {
        Path best = null;
        boolean forbidden = false;
        for (String line : mounts) {
            String[] words = line.split(" ", -1);
            if (words.length < 4) continue;
            Path mount;
            try {
                mount = Path.of(words[1].replace("\\040", " "));
            } catch (InvalidPathException e) {
                continue;
            }
            // a later line covers an earlier one
            if (!path.startsWith(mount) || (best != null && !mount.startsWith(best))) continue;
            best = mount;
            forbidden = List.of(words[3].split(",", -1)).contains("noexec");
        }
        return forbidden;
    }

    /** Free bytes for this user on the folder's disk; the folder need not exist yet. */
    private long freeBytes() {
        Path existing = path;
        while (!Files.exists(existing)) existing = existing.getParent();
        try {
            return Files.getFileStore(existing).getUsableSpace();
        } catch (IOException e) {
            return Long.MAX_VALUE; // not known: let it be tried
        }
    }
}
