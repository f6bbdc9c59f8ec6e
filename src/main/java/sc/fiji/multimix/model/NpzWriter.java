// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.model;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes arrays as numpy's {@code .npz}: a zip of {@code .npy} files, format 1.0, little-endian
 * float32, C order; {@code numpy.load} opens it. Equal arrays give equal bytes.
 *
 * <p>Source: numpy, {@code numpy.lib.format}.
 */
final class NpzWriter {
    /** Where numpy wants the values to begin, so that they can be mapped into memory. */
    static final int ALIGNMENT = 64;

    /** First bytes of a .npy file: magic string and version. */
    static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};

    /** A fixed time of the zip's entries, its earliest. */
    static final LocalDateTime EPOCH = LocalDateTime.of(1980, 1, 1, 0, 0);

    private static final int VALUES_AT_ONCE = 16 * 1024;

    private NpzWriter() {}

    /** Writes the arrays; the stream stays open. */
    static void write(Weights weights, OutputStream stream) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(stream);
        zip.setLevel(Deflater.NO_COMPRESSION); // weights are noise to a compressor
        for (String name : weights.names()) {
            ZipEntry entry = new ZipEntry(name + ".npy");
            entry.setTimeLocal(EPOCH);
            zip.putNextEntry(entry);
            zip.write(header(weights.shape(name)));
            writeValues(weights.values(name), zip);
            zip.closeEntry();
        }
        zip.finish();
    }

    /** Magic, version, length of the dictionary, dictionary padded with blanks to the alignment. */
    private static byte[] header(int[] shape) {
        String sizes =
                Arrays.stream(shape).mapToObj(String::valueOf).collect(Collectors.joining(", "));
        if (shape.length == 1) sizes += ",";
        String dictionary = "{'descr': '<f4', 'fortran_order': False, 'shape': (" + sizes + "), }";
        int used = MAGIC.length + 2 + dictionary.length() + 1;
        int padding = Math.floorMod(-used, ALIGNMENT);
        byte[] text = (dictionary + " ".repeat(padding) + "\n").getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(MAGIC.length + 2 + text.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(MAGIC)
                .putShort((short) text.length)
                .put(text)
                .array();
    }

    private static void writeValues(float[] values, OutputStream stream) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(4 * VALUES_AT_ONCE).order(ByteOrder.LITTLE_ENDIAN);
        for (int start = 0; start < values.length; start += VALUES_AT_ONCE) {
            int count = Math.min(VALUES_AT_ONCE, values.length - start);
            bytes.clear();
            bytes.asFloatBuffer().put(values, start, count);
            stream.write(bytes.array(), 0, 4 * count);
        }
    }
}
