// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.image;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.view.Views;

/**
 * A fingerprint of an image's size and gray values, the same for the same picture in another file
 * format: SHA-256 over width, height and the values as 32-bit floats, row after row.
 */
public final class ContentHash {
    private static final int CHUNK = 1 << 16;

    private ContentHash() {}

    /**
     * The fingerprint.
     *
     * @param image (X, Y)
     * @return 64 hexadecimal digits
     */
    public static String of(RandomAccessibleInterval<? extends RealType<?>> image) {
        MessageDigest sha256;
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
        chunk.putLong(image.dimension(0)).putLong(image.dimension(1));
        for (RealType<?> value : Views.flatIterable(image)) {
            if (chunk.remaining() < Float.BYTES) digest(chunk, sha256);
            chunk.putFloat(value.getRealFloat() + 0f); // -0 becomes 0
        }
        digest(chunk, sha256);
        return HexFormat.of().formatHex(sha256.digest());
    }

    private static void digest(ByteBuffer chunk, MessageDigest sha256) {
        sha256.update(chunk.flip());
        chunk.clear();
    }
}
