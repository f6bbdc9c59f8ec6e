// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.installation;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import sc.fiji.multimix.engine.LibTorchFolder;
import sc.fiji.multimix.engine.SystemName;
import sc.fiji.multimix.progress.ProgressListener;
import sc.fiji.multimix.untrusted.Excerpt;

/** LibTorch's zip, of which only the shared libraries and the version are unpacked. */
final class LibTorchZip implements AutoCloseable {
    private static final Pattern LIBRARY =
            Pattern.compile(
                    "(?:[^/]+/)?lib/([^/:\\x00-\\x1f]{1,255}(?:\\.dll|\\.so(?:\\.[0-9]+)*))");
    private static final Pattern VERSION =
            Pattern.compile("(?:[^/]+/)?" + LibTorchFolder.VERSION_FILE);
    private static final int BUFFER = 1 << 16;
    private static final long LARGEST = 64L << 30; // bytes; LibTorch with CUDA has 6

    private final Path file;
    private final ZipFile zip;
    private final Map<String, ZipEntry> libraries = new LinkedHashMap<>();
    private String version;

    /**
     * Opens a zip and checks what is in it; unpacks nothing.
     *
     * @throws IllegalArgumentException if it is not the LibTorch needed; says why
     * @throws IOException if it is damaged
     */
    LibTorchZip(Path file, SystemName system) throws IOException {
        this.file = file;
        try {
            zip = new ZipFile(file.toFile());
        } catch (IOException e) {
            throw incomplete(e);
        }
        try {
            for (ZipEntry entry : Collections.list(zip.entries())) sort(entry);
            if (bytes() > LARGEST)
                throw new IOException(
                        file
                                + " is refused: its libraries claim "
                                + (bytes() >> 30)
                                + " GB. Download LibTorch from PyTorch's own page.");
            LibTorchFolder.requireSuitable(libraries.keySet(), version, file.toString(), system);
        } catch (ZipException | EOFException e) {
            zip.close();
            throw incomplete(e);
        } catch (IOException | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    private IOException incomplete(IOException e) {
        return new IOException(
                file + " is no complete zip (" + e.getMessage() + "). Download it again.", e);
    }

    private void sort(ZipEntry entry) throws IOException {
        String name = entry.getName().replace('\\', '/');
        if (name.startsWith("/") || List.of(name.split("/", -1)).contains(".."))
            throw new IOException(
                    file
                            + " is refused: its entry "
                            + Excerpt.of(entry.getName())
                            + " points out of the target folder. Download LibTorch from PyTorch's"
                            + " own page.");
        var library = LIBRARY.matcher(name);
        if (library.matches()) libraries.put(library.group(1), entry);
        if (!VERSION.matcher(name).matches()) return;
        try (InputStream in = zip.getInputStream(entry)) {
            version = new String(in.readNBytes(100), StandardCharsets.UTF_8).strip();
        }
    }

    /** Number of files that are unpacked. */
    int files() {
        return libraries.size() + 1;
    }

    /** Their size. */
    long bytes() {
        return libraries.values().stream().mapToLong(ZipEntry::getSize).sum();
    }

    /**
     * Unpacks the libraries and the version into a folder that exists.
     *
     * @throws IOException if the zip is damaged or the folder cannot be written
     * @throws java.util.concurrent.CancellationException if the listener wants that
     */
    void unpack(Path folder, ProgressListener progress) throws IOException {
        long all = Math.max(1, bytes());
        long done = 0;
        for (Map.Entry<String, ZipEntry> library : libraries.entrySet()) {
            progress.checkCanceled();
            Path target = folder.resolve(library.getKey());
            done += unpack(library.getValue(), target, done, all, progress);
        }
        Files.writeString(folder.resolve(LibTorchFolder.VERSION_FILE), version + "\n");
    }

    private long unpack(
            ZipEntry entry, Path target, long before, long all, ProgressListener progress)
            throws IOException {
        CRC32 sum = new CRC32();
        byte[] buffer = new byte[BUFFER];
        long bytes = 0;
        try (InputStream in = zip.getInputStream(entry);
                OutputStream out = Files.newOutputStream(target)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                progress.checkCanceled();
                if (bytes + n > entry.getSize()) throw damaged(entry, "it has more bytes");
                out.write(buffer, 0, n);
                sum.update(buffer, 0, n);
                bytes += n;
                progress.progress(
                        "Unpacking " + target.getFileName(), (double) (before + bytes) / all);
            }
        } catch (ZipException | EOFException e) {
            throw damaged(entry, e.getMessage());
        }
        if (bytes != entry.getSize() || sum.getValue() != entry.getCrc())
            throw damaged(entry, "its checksum differs");
        return bytes;
    }

    private IOException damaged(ZipEntry entry, String why) {
        return new IOException(
                file
                        + " is damaged at "
                        + Excerpt.of(entry.getName())
                        + ": "
                        + why
                        + ". Download it again.");
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
