// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.model;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import sc.fiji.multimix.untrusted.Excerpt;

/**
 * Reads float32 arrays from numpy's {@code .npz}, as {@link NpzWriter}, {@code numpy.savez} and
 * {@code numpy.savez_compressed} write it. Memory grows with the values that are really there, not
 * with what a header promises, and ends with the values that the reader can use.
 */
final class NpzReader {
    private static final int MOST_DIMENSIONS = 8;
    private static final int MOST_ARRAYS = 10_000;
    private static final int VALUES_AT_ONCE = 16 * 1024;
    private static final Pattern HEADER =
            Pattern.compile(
                    "\\{'descr': '([^']*)', 'fortran_order': (True|False),"
                            + " 'shape': \\(([0-9, ]*)\\),? ?\\}\\s*");

    private NpzReader() {}

    /**
     * Reads all arrays; the stream stays open.
     *
     * @param most values that all arrays together may have
     * @throws IOException if this is no such file, or it is damaged, cut off or too large
     */
    static Weights read(InputStream stream, long most) throws IOException {
        ZipInputStream zip = new ZipInputStream(stream);
        Weights weights = new Weights();
        for (ZipEntry entry = next(zip); entry != null; entry = next(zip)) {
            String name = entry.getName();
            if (!name.endsWith(".npy"))
                throw new IOException(
                        "The entry '" + Excerpt.of(name) + "' is not a numpy array (.npy).");
            if (weights.names().size() == MOST_ARRAYS)
                throw new IOException("There are more than " + MOST_ARRAYS + " arrays.");
            String array = Excerpt.of(name.substring(0, name.length() - 4));
            try {
                readArray(array, zip, weights, most);
            } catch (EOFException | ZipException e) {
                throw new IOException("The array '" + array + "' is cut off or damaged.", e);
            }
        }
        if (weights.names().isEmpty()) throw new IOException("There are no arrays in it.");
        return weights;
    }

    private static ZipEntry next(ZipInputStream zip) throws IOException {
        try {
            return zip.getNextEntry();
        } catch (EOFException | ZipException | IllegalArgumentException e) { // a bad name
            throw new IOException("The list of arrays is damaged: " + Excerpt.of(e), e);
        }
    }

    private static void readArray(String name, InputStream stream, Weights weights, long most)
            throws IOException {
        int[] shape = readShape(name, stream);
        long count;
        try {
            count = Weights.count(shape);
        } catch (ArithmeticException e) {
            count = Long.MAX_VALUE;
        }
        if (count > most - weights.size())
            throw new IOException(
                    "The array '"
                            + name
                            + "' of shape "
                            + Arrays.toString(shape)
                            + " is too large: more than "
                            + most
                            + " values in all.");
        float[] values = readValues(stream, (int) count);
        if (stream.read() >= 0)
            throw new IOException(
                    "The array '"
                            + name
                            + "' has more values than its shape "
                            + Arrays.toString(shape)
                            + ".");
        try {
            weights.put(name, shape, values);
        } catch (IllegalArgumentException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static int[] readShape(String name, InputStream stream) throws IOException {
        byte[] start = stream.readNBytes(NpzWriter.MAGIC.length + 2);
        if (start.length < NpzWriter.MAGIC.length + 2) throw new EOFException();
        if (!Arrays.equals(NpzWriter.MAGIC, Arrays.copyOf(start, NpzWriter.MAGIC.length)))
            throw new IOException("The array '" + name + "' is not in numpy's format 1.0.");
        int length = ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN).getShort(8) & 0xffff;
        byte[] text = stream.readNBytes(length);
        if (text.length < length) throw new EOFException();
        String header = new String(text, StandardCharsets.ISO_8859_1);
        Matcher match = HEADER.matcher(header);
        if (!match.matches() || !match.group(1).equals("<f4") || !match.group(2).equals("False"))
            throw new IOException(
                    "The array '"
                            + name
                            + "' must be of type <f4 in C order, but its header is "
                            + Excerpt.of(header.strip()));
        try {
            int[] shape =
                    Stream.of(match.group(3).split(",", -1))
                            .map(String::strip)
                            .filter(size -> !size.isEmpty())
                            .mapToInt(Integer::parseInt)
                            .toArray();
            if (shape.length <= MOST_DIMENSIONS) return shape;
            throw new IOException("The array '" + name + "' has too many dimensions.");
        } catch (NumberFormatException e) {
            throw new IOException(
                    "The array '"
                            + name
                            + "' has the impossible shape ("
                            + Excerpt.of(match.group(3))
                            + ").",
                    e);
        }
    }

    private static float[] readValues(InputStream stream, int count) throws IOException {
        float[] values = new float[Math.min(count, 1 << 20)];
        byte[] bytes = new byte[4 * VALUES_AT_ONCE];
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (int start = 0; start < count; start += VALUES_AT_ONCE) {
            int part = Math.min(VALUES_AT_ONCE, count - start);
            if (stream.readNBytes(bytes, 0, 4 * part) < 4 * part) throw new EOFException();
            if (start + part > values.length)
                values = Arrays.copyOf(values, Math.min(count, 2 * values.length));
            buffer.asFloatBuffer().get(values, start, part);
        }
        return values;
    }
}
