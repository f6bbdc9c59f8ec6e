// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.installation;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import sc.fiji.multimix.engine.SystemName;
import sc.fiji.multimix.progress.ProgressListener;

/** A zip like LibTorch's and how it is read, for tests of other packages. */
public final class LibTorchSamples {
    private static final SystemName LINUX = SystemName.of("Linux", "amd64");

    private LibTorchSamples() {}

    /** A zip of tiny libraries. */
    public static byte[] zip() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String library : List.of("torch", "torch_cpu", "torch_cuda", "c10", "c10_cuda"))
                add(zip, "lib/lib" + library + ".so", "library " + library);
            add(zip, "build-version", "2.7.1+cu128\n");
            add(zip, "include/header.h", "// nothing");
        }
        return bytes.toByteArray();
    }

    private static void add(ZipOutputStream zip, String name, String content) throws IOException {
        zip.putNextEntry(new ZipEntry("libtorch/" + name));
        zip.write(content.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    /**
     * Unpacks a zip.
     *
     * @param folder empty but for what an earlier zip left
     */
    public static void unpack(Path file, Path folder) throws IOException {
        try (LibTorchZip zip = new LibTorchZip(file, LINUX)) {
            zip.bytes();
            Files.createDirectories(folder);
            zip.unpack(folder, ProgressListener.NONE);
        }
    }
}
