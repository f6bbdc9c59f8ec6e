// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.image;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A fingerprint of an image's size and gray values, the same for the same picture in another file
 * format: SHA-256 over width, height and the values as 32-bit floats, row after row.
 */
final class ContentHash {
    private static final int CHUNK = 1 << 13;

    private ContentHash() {}

    /**
     * The fingerprint.
     *
     * @param values row after row
     * @return 64 hexadecimal digits
     */
    static String of(float[] values, long width, long height) {
        MessageDigest sha256;
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
        ByteBuffer bytes = ByteBuffer.allocate(CHUNK * Float.BYTES);
        sha256.update(bytes.putLong(width).putLong(height).flip());
        FloatBuffer floats = bytes.clear().asFloatBuffer();
        float[] chunk = new float[CHUNK];
        for (int start = 0; start < values.length; start += CHUNK) {
            int count = Math.min(CHUNK, values.length - start);
            for (int i = 0; i < count; i++) chunk[i] = values[start + i] + 0f; // -0 becomes 0
            floats.clear().put(chunk, 0, count);
            sha256.update(bytes.clear().limit(count * Float.BYTES));
        }
        return HexFormat.of().formatHex(sha256.digest());
    }
}
