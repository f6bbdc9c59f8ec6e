// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.metrics;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The arrays of {@code metrics.npz}, written by {@code metrics_reference.py}, as doubles. */
final class MetricsFixture {
    private final Map<String, double[]> arrays = new HashMap<>();

    MetricsFixture() throws IOException {
        try (InputStream resource = MetricsFixture.class.getResourceAsStream("/metrics.npz");
                ZipInputStream zip = new ZipInputStream(resource)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry())
                arrays.put(entry.getName().replace(".npy", ""), read(zip.readAllBytes()));
        }
    }

    double[] array(String name) {
        return arrays.get(name);
    }

    int[] integers(String name) {
        return Arrays.stream(array(name)).mapToInt(value -> (int) value).toArray();
    }

    /** Whether each image of {@code class.truth} is of class 1. */
    boolean[] positive() {
        int[] truth = integers("class.truth");
        boolean[] positive = new boolean[truth.length];
        for (int i = 0; i < truth.length; i++) positive[i] = truth[i] == 1;
        return positive;
    }

    double value(String name) {
        return array(name)[0];
    }

    /** Format 1.0: magic, version, length of the header, header, values. */
    private static double[] read(byte[] npy) {
        ByteBuffer bytes = ByteBuffer.wrap(npy).order(ByteOrder.LITTLE_ENDIAN);
        int headerLength = bytes.getShort(8);
        String header = new String(npy, 10, headerLength, StandardCharsets.ISO_8859_1);
        bytes.position(10 + headerLength);
        ByteBuffer data = bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
        if (header.contains("|u1")) {
            double[] values = new double[data.remaining()];
            for (int i = 0; i < values.length; i++) values[i] = data.get() & 0xff;
            return values;
        }
        double[] values = new double[data.remaining() / 8];
        for (int i = 0; i < values.length; i++)
            values[i] = header.contains("<i8") ? data.getLong() : data.getDouble();
        return values;
    }
}
