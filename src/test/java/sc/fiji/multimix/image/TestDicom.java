// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.image;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A minimal writer of DICOM files: one film or several frames of given pixels. */
public final class TestDicom {
    /** The patient of {@link #withPatient}: none of this may be found in any result. */
    public static final List<String> SECRETS =
            List.of(
                    "DOE^JANE",
                    "PID-4711",
                    "19500102",
                    "20240229",
                    "235958.123",
                    "ACC-0815",
                    "Saint Elsewhere",
                    "HOUSE^GREGORY",
                    "CUDDY^LISA",
                    "ROOM-221B",
                    "Baker Street",
                    "STUDY-42",
                    "1.2.826.0.1.4711.1",
                    "1.2.826.0.1.4711.2",
                    "1.2.826.0.1.4711.3",
                    "SERIAL-0007",
                    "cough since Monday");

    private static final String EXPLICIT = "1.2.840.10008.1.2.1";
    private static final String IMPLICIT = "1.2.840.10008.1.2";
    private static final String BIG_ENDIAN = "1.2.840.10008.1.2.2";

    /** Type and value: a text, a number in 16 bits, or bytes. */
    private record Element(String type, Object value) {}

    private final Map<Integer, Element> elements = new TreeMap<>();
    private final int[] pixels;
    private String syntax = EXPLICIT;
    private int bits = 16;

    /** A film of 16 unsigned bits, MONOCHROME2. */
    public TestDicom(int width, int height, int... pixels) {
        this.pixels = pixels;
        text(0x00080060, "CS", "DX"); // ImageJ sees by this group that a file is big endian
        number(0x00280002, 1);
        photometric("MONOCHROME2");
        number(0x00280010, height);
        number(0x00280011, width);
        bits(16, 16);
        number(0x00280103, 0);
        if (pixels.length > width * height)
            text(0x00280008, "IS", "" + pixels.length / (width * height));
    }

    /** One row of unsigned pixels. */
    static byte[] of(String photometric, String slope, String intercept, int... pixels) {
        return new TestDicom(pixels.length, 1, pixels)
                .photometric(photometric)
                .rescale(slope, intercept)
                .bytes();
    }

    public TestDicom photometric(String name) {
        return text(0x00280004, "CS", name);
    }

    TestDicom rescale(String slope, String intercept) {
        return text(0x00281052, "DS", intercept).text(0x00281053, "DS", slope);
    }

    TestDicom bits(int allocated, int stored) {
        bits = allocated;
        return number(0x00280100, allocated)
                .number(0x00280101, stored)
                .number(0x00280102, stored - 1);
    }

    TestDicom signed() {
        return number(0x00280103, 1);
    }

    TestDicom window(String center, String width) {
        return text(0x00281050, "DS", center).text(0x00281051, "DS", width);
    }

    /** Row spacing, backslash, column spacing. */
    TestDicom spacing(String rowsAndColumns) {
        return text(0x00280030, "DS", rowsAndColumns);
    }

    TestDicom imagerSpacing(String rowsAndColumns) {
        return text(0x00181164, "DS", rowsAndColumns);
    }

    TestDicom magnification(String factor) {
        return text(0x00181114, "DS", factor);
    }

    /** Who it is, see {@link #SECRETS}. */
    public TestDicom withPatient() {
        text(0x00080018, "UI", "1.2.826.0.1.4711.3");
        text(0x00080020, "DA", "20240229");
        text(0x00080030, "TM", "235958.123");
        text(0x00080050, "SH", "ACC-0815");
        text(0x00080080, "LO", "Saint Elsewhere");
        text(0x00080090, "PN", "HOUSE^GREGORY");
        text(0x00081010, "SH", "ROOM-221B");
        text(0x00081070, "PN", "CUDDY^LISA");
        text(0x00100010, "PN", "DOE^JANE");
        text(0x00100020, "LO", "PID-4711");
        text(0x00100030, "DA", "19500102");
        text(0x00101040, "LO", "Baker Street");
        text(0x00181000, "LO", "SERIAL-0007");
        text(0x0020000d, "UI", "1.2.826.0.1.4711.1");
        text(0x0020000e, "UI", "1.2.826.0.1.4711.2");
        text(0x00200010, "SH", "STUDY-42");
        return text(0x00204000, "LT", "cough since Monday");
    }

    TestDicom implicit() {
        syntax = IMPLICIT;
        return this;
    }

    TestDicom bigEndian() {
        syntax = BIG_ENDIAN;
        return this;
    }

    /** Says that the pixels are coded so, which they are not. */
    TestDicom syntax(String uid) {
        syntax = uid;
        return this;
    }

    TestDicom number(int tag, int value) {
        elements.put(tag, new Element("US", value));
        return this;
    }

    TestDicom text(int tag, String type, String value) {
        elements.put(tag, new Element(type, value));
        return this;
    }

    /** The file with one more element of unknown type. */
    byte[] element(int tag, byte[] value) {
        elements.put(tag, new Element("UN", value));
        return bytes();
    }

    /** The file. */
    public byte[] bytes() {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(new byte[128]);
        file.writeBytes("DICM".getBytes(StandardCharsets.US_ASCII));
        byte[] version = {0, 1};
        put(file, 0x00020001, "OB", version, false, ByteOrder.LITTLE_ENDIAN);
        put(file, 0x00020010, "UI", even(syntax, '\0'), false, ByteOrder.LITTLE_ENDIAN);
        ByteOrder order =
                syntax.equals(BIG_ENDIAN) ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        boolean implicit = syntax.equals(IMPLICIT);
        elements.forEach(
                (tag, element) ->
                        put(file, tag, element.type, value(element, order), implicit, order));
        ByteBuffer data = ByteBuffer.allocate(pixels.length * bits / 8).order(order);
        for (int pixel : pixels)
            if (bits == 8) data.put((byte) pixel);
            else if (bits == 16) data.putShort((short) pixel);
            else data.putInt(pixel);
        put(file, 0x7fe00010, "OW", data.array(), implicit, order);
        return file.toByteArray();
    }

    private static byte[] value(Element element, ByteOrder order) {
        if (element.value instanceof String text) return even(text, ' ');
        if (element.value instanceof byte[] bytes) return bytes;
        return ByteBuffer.allocate(2).order(order).putShort((short) (int) element.value).array();
    }

    private static byte[] even(String text, char filler) {
        return (text.length() % 2 == 0 ? text : text + filler).getBytes(StandardCharsets.US_ASCII);
    }

    private static void put(
            ByteArrayOutputStream file,
            int tag,
            String type,
            byte[] value,
            boolean implicit,
            ByteOrder order) {
        ByteBuffer head = ByteBuffer.allocate(12).order(order);
        head.putShort((short) (tag >>> 16)).putShort((short) tag);
        if (implicit) head.putInt(value.length);
        else {
            head.put(type.getBytes(StandardCharsets.US_ASCII));
            if (type.startsWith("O")) head.putShort((short) 0).putInt(value.length);
            else head.putShort((short) value.length);
        }
        file.write(head.array(), 0, head.position());
        file.writeBytes(value);
    }
}
