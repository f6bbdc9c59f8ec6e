// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.installation;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Zips as PyTorch's download page gives them, of folders of the tests. */
final class TestZip {
    private static final String CONTENT = "what a library is made of";

    private TestZip() {}

    /**
     * Packs a folder, below its name, with a header that is not needed.
     *
     * @param others names of further entries
     */
    static Path of(Path folder, Path zip, String... others) throws IOException {
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip));
                Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(new ZipEntry("libtorch/" + slashed(folder.relativize(file))));
                Files.copy(file, out);
            }
            out.putNextEntry(new ZipEntry("libtorch/include/header.h"));
            for (String other : others) out.putNextEntry(new ZipEntry(other));
        }
        return zip;
    }

    private static String slashed(Path path) {
        return path.toString().replace('\\', '/');
    }

    /** The same with one library's bytes changed after its checksum was taken. */
    static Path damaged(Path folder, Path zip) throws IOException {
        Files.writeString(folder.resolve("lib/libtorch.so"), CONTENT);
        try (OutputStream file = Files.newOutputStream(zip);
                ZipOutputStream out = new ZipOutputStream(file)) {
            out.setLevel(0); // so that the content is there to be found
            for (String name : List.of("libtorch.so", "libtorch_cpu.so", "libtorch_cuda.so"))
                add(out, folder, name);
            for (String name : List.of("libc10.so", "libc10_cuda.so")) add(out, folder, name);
            out.putNextEntry(new ZipEntry("libtorch/build-version"));
            Files.copy(folder.resolve("build-version"), out);
        }
        byte[] bytes = Files.readAllBytes(zip);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        bytes[text.indexOf(CONTENT)]++;
        Files.write(zip, bytes);
        return zip;
    }

    private static void add(ZipOutputStream out, Path folder, String name) throws IOException {
        out.putNextEntry(new ZipEntry("libtorch/lib/" + name));
        Files.copy(folder.resolve("lib").resolve(name), out);
    }
}
