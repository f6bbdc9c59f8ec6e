// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.installation;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import sc.fiji.multimix.engine.Bytes;
import sc.fiji.multimix.engine.CacheFolder;
import sc.fiji.multimix.engine.GpuLibrary;
import sc.fiji.multimix.engine.LibTorchFolder;
import sc.fiji.multimix.engine.SystemName;
import sc.fiji.multimix.installation.GpuSource.Kind;
import sc.fiji.multimix.progress.ProgressListener;

/**
 * GPU support: a LibTorch with CUDA that the engine takes from the next start on. It is installed
 * as a whole or not at all, and can be undone.
 */
public final class GpuInstallation {

    private final Path settings;
    private final SystemName system;
    private final ToLongFunction<Path> freeBytes;
    private final GpuFolders folders;

    /**
     * On this computer, in the engine's cache folder.
     *
     * @throws IllegalStateException if that folder's name cannot be read; says what to do
     */
    public static GpuInstallation current() {
        CacheFolder cache = CacheFolder.current();
        if (cache.path() == null)
            throw new IllegalStateException(cache.trouble().orElseThrow().toString());
        return new GpuInstallation(
                cache.path(), SystemName.current(), folder -> folder.toFile().getUsableSpace());
    }

    /**
     * For tests.
     *
     * @param settings the folder to write to
     * @param system what LibTorch must be for
     * @param freeBytes free space on the disk of a folder that exists
     */
    GpuInstallation(Path settings, SystemName system, ToLongFunction<Path> freeBytes) {
        this.settings = settings;
        this.system = system;
        this.freeBytes = freeBytes;
        folders = new GpuFolders(settings);
    }

    /** What is installed now, and what to do to change it. */
    public String state() throws IOException {
        Optional<GpuLibrary> library = GpuLibrary.remembered(settings);
        if (library.isEmpty())
            return "No GPU support is installed: MultiMix computes on the CPU.\n"
                    + "To install it, run this command with action=install and the source: the"
                    + " folder of an unpacked LibTorch, its zip, or the address of the zip.\n"
                    + LibTorchFolder.whatToGet();
        Path folder = library.get().folder();
        String state =
                "GPU support is installed: LibTorch in "
                        + folder
                        + (library.get().copied() ? " (the suite's own copy).\n" : ".\n");
        if (library.get().failure() != null)
            state += "It is not used. " + library.get().failure() + "\n";
        else if (!Files.isDirectory(folder))
            state += "It is not used, since that folder is gone: MultiMix computes on the CPU.\n";
        return state + "action=undo takes it back.";
    }

    /**
     * What an installation would do; for an address the server is asked for the size.
     *
     * @throws IllegalArgumentException if it cannot be installed from there; says why
     * @throws IOException if the source cannot be read
     */
    public GpuPlan plan(GpuSource source) throws IOException {
        requireSystem();
        Path target = folders.target();
        GpuPlan plan;
        switch (source.kind()) {
            case FOLDER -> {
                LibTorchFolder folder = LibTorchFolder.read(source.path(), system);
                Path libraries = folder.libraries();
                plan = new GpuPlan(source, libraries, size(libraries), 0, 0, free());
            }
            case ZIP -> {
                try (LibTorchZip zip = new LibTorchZip(source.path(), system)) {
                    long size = Files.size(source.path());
                    plan = new GpuPlan(source, target, size, zip.bytes(), zip.files(), free());
                }
            }
            default -> {
                long size = new Download(source.text()).size();
                plan = new GpuPlan(source, target, size, GpuPlan.UNKNOWN, 0, free());
            }
        }
        requireSpace(plan.neededBytes());
        return plan;
    }

    private void requireSystem() {
        if (system.isLinux() || system.isWindows()) return;
        throw new IllegalArgumentException(
                "PyTorch computes on NVIDIA GPUs, which there are on Linux and Windows only, but"
                        + " this is "
                        + system.classifier()
                        + ". MultiMix computes on the CPU here.");
    }

    private void requireSpace(long needed) throws IOException {
        long free = free();
        if (needed > free)
            throw new IOException(
                    "The disk of "
                            + settings
                            + " has "
                            + Bytes.inWords(free)
                            + " left, but "
                            + Bytes.inWords(needed)
                            + " are needed. Free some space, or set DJL_CACHE_DIR to a folder on"
                            + " another disk.");
    }

    private long free() {
        Path existing = settings.toAbsolutePath();
        while (!Files.exists(existing)) existing = existing.getParent();
        return freeBytes.applyAsLong(existing);
    }

    private static long size(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        }
    }

    /**
     * Does what the plan says. If it fails or is canceled, all is as before.
     *
     * @param checksum SHA-256 of the zip; empty to compare nothing
     * @throws IllegalArgumentException if the source is not a suitable LibTorch, or a file from an
     *     address without encryption has no checksum
     * @throws IOException if something cannot be read, fetched or written
     * @throws java.util.concurrent.CancellationException if the listener wants that
     */
    public void install(GpuPlan plan, String checksum, ProgressListener progress)
            throws IOException {
        String wanted = FileChecksum.parse(checksum);
        folders.removeLeftovers();
        if (plan.source().kind() == Kind.FOLDER) {
            LibTorchFolder folder = LibTorchFolder.read(plan.target(), system);
            new GpuLibrary(folder.libraries(), false, null).remember(settings);
            return;
        }
        requireTrust(plan.source(), wanted);
        Path temporary = folders.newTemporary();
        try {
            Path zip = plan.source().kind() == Kind.ZIP ? plan.source().path() : null;
            if (zip == null) {
                zip = temporary.resolve("libtorch.zip");
                new Download(plan.source().text()).to(zip, progress);
            }
            FileChecksum.require(zip, wanted, progress);
            Path filled = unpack(zip, temporary, progress);
            progress.checkCanceled();
            folders.publish(filled);
            new GpuLibrary(folders.target(), true, null).remember(settings);
        } finally {
            GpuFolders.delete(temporary);
        }
    }

    private static void requireTrust(GpuSource source, String checksum) {
        boolean open =
                source.kind() == Kind.ADDRESS
                        && "http".equalsIgnoreCase(URI.create(source.text()).getScheme());
        if (open && checksum.isEmpty())
            throw new IllegalArgumentException(
                    "The address "
                            + source.text()
                            + " is without encryption, so anyone on the way may change the"
                            + " program. Use https, or give the zip's SHA-256 as 'checksum'.");
    }

    private Path unpack(Path file, Path temporary, ProgressListener progress) throws IOException {
        Path filled = Files.createDirectory(temporary.resolve("libraries"));
        try (LibTorchZip zip = new LibTorchZip(file, system)) {
            requireSpace(zip.bytes());
            zip.unpack(filled, progress);
        }
        LibTorchFolder.read(filled, system);
        return filled;
    }

    /**
     * Forgets the GPU library and deletes what was copied.
     *
     * @return what was done, in words
     * @throws IOException if the copy cannot be deleted; it is not used any more even so
     */
    public String undo() throws IOException {
        boolean any = Files.exists(folders.target()) || isRemembered();
        GpuLibrary.forget(settings);
        try {
            folders.removeLeftovers();
            GpuFolders.delete(folders.target());
            GpuFolders.delete(settings.resolve(GpuLibrary.NAMES));
        } catch (IOException e) {
            throw new IOException(
                    "GPU support is switched off, but its copy in "
                            + folders.target()
                            + " cannot be deleted: "
                            + e
                            + ". Restart ImageJ and run action=undo once more.",
                    e);
        }
        return any
                ? "GPU support is taken back. After a restart MultiMix computes on the CPU."
                : "There was no GPU support to take back.";
    }

    private boolean isRemembered() {
        try {
            return GpuLibrary.remembered(settings).isPresent();
        } catch (IOException e) {
            return true; // unreadable: to be deleted
        }
    }
}
