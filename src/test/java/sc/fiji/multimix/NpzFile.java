// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * The named arrays of a numpy {@code .npz} file, for tests: float32, float64, int64, int32, uint8
 * and bool, little-endian, in C order.
 */
public final class NpzFile {
    private static final Pattern HEADER =
            Pattern.compile(
                    "'descr': '([^']+)', 'fortran_order': (True|False), 'shape': \\(([^)]*)\\)");

    private final Map<String, Array> arrays = new LinkedHashMap<>();

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Array(String type, long[] shape, ByteBuffer data) {}

    private NpzFile(InputStream stream, String source) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(stream)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String name = entry.getName().replaceFirst("\\.npy$", "");
                arrays.put(name, parse(zip.readAllBytes(), source + ": " + name));
            }
        }
    }

    /** Reads a file. */
    public static NpzFile read(Path file) throws IOException {
        return new NpzFile(Files.newInputStream(file), file.toString());
    }

    /** Reads a resource of the tests, for example {@code "/augmentation.npz"}. */
    public static NpzFile ofResource(String name) throws IOException {
        InputStream stream = NpzFile.class.getResourceAsStream(name);
        if (stream == null) throw new FileNotFoundException("No resource " + name);
        return new NpzFile(stream, name);
    }

    /** The arrays' names, in the file's order. */
    public Set<String> names() {
        return Collections.unmodifiableSet(arrays.keySet());
    }

    /** The lengths of an array's axes; none for a single number. */
    public long[] shape(String name) {
        return array(name).shape.clone();
    }

    /** The values of a float32 or float64 array, rounded to float. */
    public float[] floats(String name) {
        double[] doubles = doubles(name);
        float[] values = new float[doubles.length];
        for (int i = 0; i < values.length; i++) values[i] = (float) doubles[i];
        return values;
    }

    /** The values of an array of any type. */
    public double[] doubles(String name) {
        Array array = array(name);
        double[] values = new double[size(array)];
        for (int i = 0; i < values.length; i++)
            values[i] =
                    switch (array.type) {
                        case "<f4" -> array.data.getFloat(4 * i);
                        case "<f8" -> array.data.getDouble(8 * i);
                        default -> integer(array, i);
                    };
        return values;
    }

    /** The values of an array of integers or booleans. */
    public long[] longs(String name) {
        Array array = array(name);
        long[] values = new long[size(array)];
        for (int i = 0; i < values.length; i++) values[i] = integer(array, i);
        return values;
    }

    /** The values of a uint8 or bool array. */
    public byte[] bytes(String name) {
        Array array = array(name);
        if (itemSize(array) != 1)
            throw new IllegalArgumentException(name + " is no array of bytes but " + array.type);
        byte[] values = new byte[size(array)];
        array.data.get(0, values);
        return values;
    }

    private static long integer(Array array, int i) {
        return switch (array.type) {
            case "<i8" -> array.data.getLong(8 * i);
            case "<i4" -> array.data.getInt(4 * i);
            case "|u1", "|b1" -> array.data.get(i) & 0xff;
            default -> throw new IllegalArgumentException("No integers but " + array.type);
        };
    }

    private static int itemSize(Array array) {
        return array.type.charAt(2) - '0';
    }

    private static int size(Array array) {
        return Math.toIntExact(Arrays.stream(array.shape).reduce(1, Math::multiplyExact));
    }

    private Array array(String name) {
        Array array = arrays.get(name);
        if (array == null)
            throw new IllegalArgumentException("No array " + name + ", but " + arrays.keySet());
        return array;
    }

    private static Array parse(byte[] bytes, String source) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        boolean firstVersion = buffer.get(6) == 1;
        int start = firstVersion ? 10 : 12;
        int length = firstVersion ? buffer.getShort(8) & 0xffff : buffer.getInt(8);
        Matcher header =
                HEADER.matcher(new String(bytes, start, length, StandardCharsets.US_ASCII));
        if (!header.find()) throw new IOException(source + " has an unknown header");
        long[] shape =
                Pattern.compile(",")
                        .splitAsStream(header.group(3))
                        .filter(part -> !part.isBlank())
                        .mapToLong(part -> Long.parseLong(part.trim()))
                        .toArray();
        if (header.group(2).equals("True") && shape.length > 1)
            throw new IOException(source + " is in Fortran order");
        ByteBuffer data =
                buffer.slice(start + length, bytes.length - start - length)
                        .order(ByteOrder.LITTLE_ENDIAN);
        return new Array(header.group(1), shape, data);
    }
}
