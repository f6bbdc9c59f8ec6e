// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.engine;

import ai.djl.engine.EngineException;
import ai.djl.pytorch.jni.LibUtils;
import ai.djl.util.Utils;
import com.sun.jna.NativeLibrary;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Loads the GPU library that the user has chosen, before the engine starts; if that does not work,
 * the engine starts with the CPU's.
 *
 * <p>PyTorch lets cuDNN compute convolutions in TF32, with 10 bits of mantissa instead of 23, on
 * GPUs that have it (Ampere and later), and matrix products in float32. Deep Java Library 0.35.1
 * neither changes nor offers either: its native part does not call {@code setAllowTF32CuDNN} or
 * {@code setAllowTF32CuBLAS}. To forbid TF32, set NVIDIA's environment variable {@code
 * NVIDIA_TF32_OVERRIDE=0}. Read in the libraries, not tried on a GPU.
 */
final class GpuStart {
    static final String LIBRARY = "PYTORCH_LIBRARY_PATH";
    static final String FLAVOR = "PYTORCH_FLAVOR";

    private GpuStart() {}

    /**
     * Loads the remembered library, if there is one and the user has not set another by
     * PYTORCH_LIBRARY_PATH.
     *
     * @param settings the cache folder
     * @return why the remembered library is not used; null if it is, or if there is none
     * @throws RestartNeeded if it was loaded in part, so that no other can be in this JVM
     */
    static String prepare(Path settings) {
        String chosen = Utils.getEnvOrSystemProperty(LIBRARY);
        if (chosen != null) {
            completeFlavor(Path.of(chosen));
            return null;
        }
        GpuLibrary library;
        try {
            library = GpuLibrary.remembered(settings).orElse(null);
        } catch (IOException e) {
            return e.getMessage();
        }
        if (library == null) return null;
        if (library.failure() != null) return library.failure();
        try {
            if (GpuLibrary.endedTheProgram(settings))
                return giveUp(library, settings, "The last start with it ended the program");
            load(LibTorchFolder.read(library.folder(), SystemName.current()), settings);
            return null;
        } catch (FileSystemException e) { // its message is only a path
            return "The cache folder " + settings + " cannot be written: " + e;
        } catch (IllegalArgumentException | IOException e) {
            return e.getMessage(); // nothing was loaded, and it may be there again next time
        } catch (EngineException | LinkageError e) {
            return giveUpLoading(library, settings, e);
        }
    }

    /**
     * The folder that the next start in this JVM takes PyTorch's libraries from, so that those in
     * it are ours; null if it cannot be told.
     */
    static Path next(CacheFolder cache) {
        try {
            String chosen = Utils.getEnvOrSystemProperty(LIBRARY);
            if (chosen != null) return Path.of(chosen);
            if (cache.path() == null) return null;
            Optional<GpuLibrary> library = remembered(cache.path());
            if (library.isPresent()) return library.get().folder();
        } catch (InvalidPathException e) {
            return null; // the start itself tells
        }
        return NativeJars.find(GpuStart.class.getClassLoader())
                .library(SystemName.current())
                .map(library -> cache.path().resolve("pytorch").resolve(library.folder()))
                .orElse(null);
    }

    private static Optional<GpuLibrary> remembered(Path settings) {
        try {
            return GpuLibrary.remembered(settings).filter(library -> library.failure() == null);
        } catch (IOException e) {
            return Optional.empty(); // then the CPU's is taken
        }
    }

    /** DJL looks for a bridge of another flavor than it ships, unless it is told which. */
    private static void completeFlavor(Path folder) {
        if (Utils.getEnvOrSystemProperty(FLAVOR) != null) return;
        try {
            System.setProperty(FLAVOR, LibTorchFolder.read(folder, SystemName.current()).flavor());
        } catch (IllegalArgumentException e) {
            // one for the CPU, or none: then the CPU's bridge, and DJL says what is wrong
            System.setProperty(FLAVOR, "cpu");
        }
    }

    private static void load(LibTorchFolder folder, Path settings) throws IOException {
        nameCudaRuntime(folder, settings);
        GpuLibrary.markStart(settings);
        // not before, for the engine would follow them though nothing is noted
        System.setProperty(LIBRARY, folder.libraries().toString());
        System.setProperty(FLAVOR, folder.flavor());
        try {
            LibUtils.loadLibrary();
        } finally {
            GpuLibrary.unmarkStart(settings);
        }
    }

    /**
     * Lets DJL count the GPUs: it looks for a library "cudart", but on Linux the one in LibTorch
     * has another name.
     */
    private static void nameCudaRuntime(LibTorchFolder folder, Path settings) throws IOException {
        Path runtime = folder.cudaRuntime();
        if (runtime == null || !SystemName.current().isLinux()) return;
        Path names = Files.createDirectories(settings.resolve(GpuLibrary.NAMES));
        Path link = names.resolve("libcudart.so");
        Path target = runtime.toAbsolutePath();
        if (!Files.isSymbolicLink(link) || !Files.readSymbolicLink(link).equals(target)) {
            Files.deleteIfExists(link);
            Files.createSymbolicLink(link, target);
        }
        NativeLibrary.addSearchPath("cudart", names.toString());
    }

    private static String giveUpLoading(GpuLibrary library, Path settings, Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) cause = cause.getCause();
        String reason = giveUp(library, settings, "It cannot be loaded: " + cause.getMessage());
        boolean known = SystemName.current().isLinux();
        if (known && !OtherLibTorch.isLoadedFrom(library.folder())) return reason;
        throw new RestartNeeded(
                "The installed GPU library does not start. "
                        + reason
                        + " A part of it may be in this ImageJ now: restart ImageJ, which will then use"
                        + " the CPU.",
                failure);
    }

    /** Switches to the CPU's library, now and at the next starts. */
    private static String giveUp(GpuLibrary library, Path settings, String what) {
        System.clearProperty(LIBRARY);
        System.clearProperty(FLAVOR);
        String reason =
                what
                        + " (folder "
                        + library.folder()
                        + "). It is switched off; MultiMix Install GPU Support... can undo it or"
                        + " install it again.";
        try {
            library.failed(reason).remember(settings);
            return reason;
        } catch (IOException e) {
            return reason + " This could not be noted: " + e;
        }
    }
}
