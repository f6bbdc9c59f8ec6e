// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

class NpzTest {
    private static final long MOST = 1L << 28;

    /**
     * {@code numpy.savez_compressed(b, w=numpy.arange(6, dtype='<f4').reshape(2, 3) / 2,
     * s=numpy.float32(-1.5))}, numpy 1.24.2, of the buffer b.
     */
    private static final String FROM_NUMPY =
            "UEsDBBQAAAAIAAAAIQALwLB2VwAAAJgAAAAFABQAdy5ucHkBABAAmAAAAAAAAABXAAAAAAAAAJvsF+ob"
                    + "EMnIUMZQrZ6SWpxcpG6loG6TZqKuo6Cell9UUpSYF59flJIKEndLzClOBYoXZyQWpAL5GkY6CsaaOgq1"
                    + "CmQDLgYIsGdgaADiA0DM4MDAoOAAAFBLAwQUAAAACAAAACEABZBesEYAAACEAAAABQAUAHMubnB5AQAQ"
                    + "AIQAAAAAAAAARgAAAAAAAACb7BfqGxDJyFDGUK2eklqcXKRupaBuk2airqOgnpZfVFKUmBefX5SSChJ3"
                    + "S8wpTgWKF2ckFqQC+RqaOgq1ChQBLgaGA/sBUEsBAhQDFAAAAAgAAAAhAAvAsHZXAAAAmAAAAAUAAAAA"
                    + "AAAAAAAAAIABAAAAAHcubnB5UEsBAhQDFAAAAAgAAAAhAAWQXrBGAAAAhAAAAAUAAAAAAAAAAAAAAIAB"
                    + "jgAAAHMubnB5UEsFBgAAAAACAAIAZgAAAAsBAAAAAA==";

    @Test
    void whatIsWrittenIsReadAgain() throws IOException {
        Weights written = ModelFixture.weights(1);
        Weights read = NpzReader.read(new ByteArrayInputStream(npz(written)), MOST);
        assertEquals(List.copyOf(written.names()), List.copyOf(read.names()));
        read.check(written.shapes());
        for (String name : written.names())
            assertArrayEquals(written.values(name), read.values(name), name);
    }

    /** As some network disks: a read gives what is there, and that may be little. */
    @Test
    void readsFromAStreamThatGivesFewBytesAtATime() throws IOException {
        Weights written = ModelFixture.weights(1);
        InputStream few =
                new FilterInputStream(new ByteArrayInputStream(npz(written))) {
                    @Override
                    public int read(byte[] bytes, int offset, int length) throws IOException {
                        return super.read(bytes, offset, Math.min(length, 3));
                    }

                    @Override
                    public int available() {
                        return 0;
                    }
                };
        Weights read = NpzReader.read(few, MOST);
        for (String name : written.names())
            assertArrayEquals(written.values(name), read.values(name), name);
    }

    @Test
    void equalArraysAreEqualBytes() throws IOException {
        assertArrayEquals(npz(ModelFixture.weights(1)), npz(ModelFixture.weights(1)));
    }

    @Test
    void headerIsNumpysAndValuesAreAligned() throws IOException {
        Weights weights = new Weights().put("layer.weight", new int[] {1, 2}, new float[] {1, -2});
        weights.put("bias", new int[] {1}, new float[] {3});
        weights.put("scalar", new int[0], new float[] {4});
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(npz(weights)))) {
            assertEquals("layer.weight.npy", zip.getNextEntry().getName());
            byte[] npy = zip.readAllBytes();
            assertArrayEquals(
                    new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, 118, 0},
                    Arrays.copyOf(npy, 10));
            assertEquals(128 + 8, npy.length);
            assertEquals(
                    "{'descr': '<f4', 'fortran_order': False, 'shape': (1, 2), }",
                    header(npy).strip());
            assertEquals('\n', npy[127]);
            ByteBuffer values = ByteBuffer.wrap(npy).order(ByteOrder.LITTLE_ENDIAN);
            assertEquals(1, values.getFloat(128));
            assertEquals(-2, values.getFloat(132));
            zip.getNextEntry();
            assertTrue(header(zip.readAllBytes()).contains("'shape': (1,), }"));
            zip.getNextEntry();
            assertTrue(header(zip.readAllBytes()).contains("'shape': (), }"));
        }
    }

    @Test
    void headersOfAllShapesEndAtTheAlignment() throws IOException {
        int[] shape = new int[0];
        for (int rank = 0; rank < 12; rank++) {
            byte[] npy = firstArray(new Weights().put("a", shape, new float[1]));
            assertEquals(0, (npy.length - 4) % NpzWriter.ALIGNMENT, "rank " + rank);
            shape = Arrays.copyOf(shape, rank + 1);
            shape[rank] = 1;
        }
    }

    @Test
    void numpysOwnFileIsRead() throws IOException {
        byte[] file = Base64.getDecoder().decode(FROM_NUMPY);
        Weights weights = NpzReader.read(new ByteArrayInputStream(file), MOST);
        assertArrayEquals(new int[] {2, 3}, weights.shape("w"));
        assertArrayEquals(new float[] {0, 0.5f, 1, 1.5f, 2, 2.5f}, weights.values("w"));
        assertArrayEquals(new int[0], weights.shape("s"));
        assertArrayEquals(new float[] {-1.5f}, weights.values("s"));
    }

    @Test
    void saysWhatIsWrongWithAnArray() throws IOException {
        refused("type <f4", npy("{'descr': '<f8', 'fortran_order': False, 'shape': (1,), }", 8));
        refused("C order", npy("{'descr': '<f4', 'fortran_order': True, 'shape': (1,), }", 4));
        refused("cut off", npy("{'descr': '<f4', 'fortran_order': False, 'shape': (2,), }", 7));
        refused("more values", npy("{'descr': '<f4', 'fortran_order': False, 'shape': (1,), }", 5));
        refused("its header is", npy("nonsense", 4));
        refused("format 1.0", "not an array at all".getBytes(StandardCharsets.US_ASCII));
        refused("cut off", new byte[] {(byte) 0x93, 'N'});
    }

    @Test
    void hugeShapesAreRefusedBeforeMemoryIsTaken() throws IOException {
        String start = "{'descr': '<f4', 'fortran_order': False, 'shape': (";
        refused("is too large", npy(start + "2147483647, 2147483647, 9), }", 4));
        refused("is too large", npy(start + "268435457,), }", 4));
        refused("cut off", npy(start + "268435456,), }", 4)); // allowed, but not there
        refused("impossible shape", npy(start + "99999999999,), }", 4));
    }

    @Test
    void filesWithoutArraysAreRefused() {
        IOException error =
                assertThrows(
                        IOException.class,
                        () -> NpzReader.read(new ByteArrayInputStream(new byte[100]), MOST));
        assertTrue(error.getMessage().contains("no arrays"), error.getMessage());
    }

    private static void refused(String reason, byte[] npy) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("w.npy"));
            zip.write(npy);
            zip.closeEntry();
        }
        ByteArrayInputStream file = new ByteArrayInputStream(bytes.toByteArray());
        String message =
                assertThrows(IOException.class, () -> NpzReader.read(file, MOST)).getMessage();
        assertTrue(message.contains("'w'") && message.contains(reason), message);
    }

    private static byte[] npy(String header, int bytesOfValues) {
        byte[] text = header.getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(10 + text.length + bytesOfValues)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(NpzWriter.MAGIC)
                .putShort((short) text.length)
                .put(text)
                .array();
    }

    private static String header(byte[] npy) {
        int length = ByteBuffer.wrap(npy).order(ByteOrder.LITTLE_ENDIAN).getShort(8);
        assertEquals(0, (10 + length) % NpzWriter.ALIGNMENT);
        return new String(npy, 10, length, StandardCharsets.US_ASCII);
    }

    private static byte[] firstArray(Weights weights) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(npz(weights)))) {
            zip.getNextEntry();
            return zip.readAllBytes();
        }
    }

    private static byte[] npz(Weights weights) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        NpzWriter.write(weights, bytes);
        return bytes.toByteArray();
    }
}
