// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Small DICOM files, explicit value representation, little endian, 16 bits. */
final class TestDicom {
    private TestDicom() {}

    /** One row of unsigned pixels. */
    static byte[] of(String photometric, String slope, String intercept, int... pixels) {
        ByteBuffer out = ByteBuffer.allocate(2000).order(ByteOrder.LITTLE_ENDIAN);
        out.position(128);
        out.put("DICM".getBytes(StandardCharsets.US_ASCII));
        text(out, 0x0002, 0x0010, "UI", "1.2.840.10008.1.2.1\0");
        number(out, 0x0028, 0x0002, 1);
        text(out, 0x0028, 0x0004, "CS", photometric);
        number(out, 0x0028, 0x0010, 1);
        number(out, 0x0028, 0x0011, pixels.length);
        number(out, 0x0028, 0x0100, 16);
        number(out, 0x0028, 0x0103, 0);
        text(out, 0x0028, 0x1052, "DS", intercept);
        text(out, 0x0028, 0x1053, "DS", slope);
        tag(out, 0x7fe0, 0x0010, "OW");
        out.putShort((short) 0).putInt(2 * pixels.length);
        for (int pixel : pixels) out.putShort((short) pixel);
        return Arrays.copyOf(out.array(), out.position());
    }

    private static void tag(ByteBuffer out, int group, int element, String type) {
        out.putShort((short) group).putShort((short) element);
        out.put(type.getBytes(StandardCharsets.US_ASCII));
    }

    private static void number(ByteBuffer out, int group, int element, int value) {
        tag(out, group, element, "US");
        out.putShort((short) 2).putShort((short) value);
    }

    private static void text(ByteBuffer out, int group, int element, String type, String value) {
        String even = value.length() % 2 == 0 ? value : value + " ";
        tag(out, group, element, type);
        out.putShort((short) even.length()).put(even.getBytes(StandardCharsets.US_ASCII));
    }
}
