// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An unpacked LibTorch with CUDA, as PyTorch's download page offers it.
 *
 * @param libraries its folder {@code lib}
 * @param version what its file {@code build-version} says, "2.7.1+cu128"
 */
public record LibTorchFolder(Path libraries, String version) {
    /** The only one that the suite's version of Deep Java Library has a bridge to. */
    public static final String VERSION = "2.7.1+cu128";

    /** The file that names the version, beside {@code lib}. */
    public static final String VERSION_FILE = "build-version";

    private static final List<String> REQUIRED =
            List.of("torch", "torch_cpu", "torch_cuda", "c10", "c10_cuda");

    /**
     * Looks at a folder without loading anything.
     *
     * @param folder LibTorch's own folder or the {@code lib} in it
     * @param system what it must be for
     * @throws IllegalArgumentException if it is none, of another version or for another system;
     *     says what is missing and what to do
     */
    public static LibTorchFolder read(Path folder, SystemName system) {
        if (!Files.isDirectory(folder))
            throw new IllegalArgumentException(
                    "There is no folder "
                            + folder
                            + ". Choose the folder 'libtorch' of an unpacked LibTorch.");
        Path inner = folder.resolve("lib");
        Path libraries = Files.isDirectory(inner) ? inner : folder;
        String version = version(libraries);
        requireSuitable(names(libraries), version, folder.toString(), system);
        return new LibTorchFolder(libraries, version);
    }

    /**
     * The checks of {@link #read}, also for what is still in a zip.
     *
     * @param files names of the files in {@code lib}
     * @param version what {@code build-version} says; null if there is no such file
     * @param place for the message
     * @throws IllegalArgumentException as {@link #read} does
     */
    public static void requireSuitable(
            Set<String> files, String version, String place, SystemName system) {
        requireFiles(files, place, system);
        if (version == null)
            throw new IllegalArgumentException(
                    "The LibTorch in "
                            + place
                            + " has no file '"
                            + VERSION_FILE
                            + "', so its version is not known. Take the whole zip, or unpack it"
                            + " again.");
        if (!version.equals(VERSION))
            throw new IllegalArgumentException(
                    "The LibTorch in "
                            + place
                            + " is version "
                            + version
                            + ", but MultiMix needs "
                            + VERSION
                            + ". "
                            + whatToGet());
    }

    private static Set<String> names(Path folder) {
        String[] names = folder.toFile().list();
        return names == null ? Set.of() : Set.of(names);
    }

    /** Where a suitable LibTorch comes from, in words. */
    public static String whatToGet() {
        return "Get it from pytorch.org, page \"Get started\" or, if that offers a newer"
                + " one, \"Previous versions\": version 2.7.1, package LibTorch, language C++/Java, CUDA"
                + " 12.8, the release build (on Linux the one with cxx11 ABI). The zip is about 3"
                + " GB.";
    }

    private static void requireFiles(Set<String> files, String place, SystemName system) {
        List<String> missing = new ArrayList<>();
        for (String library : REQUIRED) {
            String file = system.libraryFile(library);
            if (!files.contains(file)) missing.add(file);
        }
        if (missing.isEmpty()) return;
        throw new IllegalArgumentException(
                place
                        + " is no LibTorch with CUDA for "
                        + system.classifier()
                        + ": it lacks "
                        + String.join(", ", missing)
                        + ". "
                        + reason(files, missing, system)
                        + whatToGet());
    }

    private static String reason(Set<String> files, List<String> missing, SystemName system) {
        for (String os : List.of("Linux", "Windows", "Mac")) {
            SystemName other = SystemName.of(os, system.arch());
            if (!other.os().equals(system.os()) && files.contains(other.libraryFile("torch")))
                return "It is one for " + os + ". ";
        }
        return missing.contains(system.libraryFile("torch"))
                ? ""
                : "It looks like one for the CPU only, or not unpacked to the end. ";
    }

    /** Of LibTorch's own folder, or, in a copy made by the suite, of the libraries' folder. */
    private static String version(Path libraries) {
        for (Path folder : List.of(libraries, libraries.toAbsolutePath().getParent())) {
            Path file = folder.resolve(VERSION_FILE);
            try {
                if (Files.exists(file)) return Files.readString(file).strip();
            } catch (IOException e) {
                throw new IllegalArgumentException("Cannot read " + file + ": " + e, e);
            }
        }
        return null;
    }

    /** The value of DJL's PYTORCH_FLAVOR for it, "cu128". */
    public String flavor() {
        return version.substring(version.indexOf('+') + 1);
    }

    /** NVIDIA's run-time library in it, which on Linux has a name of its own; null if not there. */
    public Path cudaRuntime() {
        try (Stream<Path> files = Files.list(libraries)) {
            return files.filter(file -> file.getFileName().toString().matches("libcudart[.-].*"))
                    .sorted()
                    .findFirst()
                    .orElse(null);
        } catch (IOException e) {
            return null;
        }
    }
}
