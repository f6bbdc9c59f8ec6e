// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.image;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Whether ImageJ's reader gets through a DICOM file: it takes memory for whatever length an element
 * claims, and for all pixels before it looks whether they are there. The elements are followed the
 * way it does, which is not quite the standard's.
 *
 * <p>Source: DICOM PS3.5, section 7; {@code ij.plugin.DICOM}.
 */
final class DicomElements implements AutoCloseable {
    private static final int TRANSFER_SYNTAX = 0x00020010;
    private static final int SAMPLES = 0x00280002;
    private static final int FRAMES = 0x00280008;
    private static final int ROWS = 0x00280010;
    private static final int COLUMNS = 0x00280011;
    private static final int BITS = 0x00280100;
    private static final int PIXELS = 0x7fe00010;
    private static final int FLOAT_PIXELS = 0x7fe00008;
    private static final int PACKED_PIXELS = 0x7f880010;
    private static final int ICON = 0x00880200;
    private static final int ITEM_END = 0xfffee00d;
    private static final int SEQUENCE_END = 0xfffee0dd;
    private static final int ACQUISITION_CONTEXT = 0x00400555;
    private static final int VIEW_CODE = 0x00540220;
    private static final String BIG_ENDIAN = "1.2.840.10008.1.2.2";

    /** Elements that are one number of 16 bits, whatever their length says. */
    private static final Set<Integer> SHORTS =
            Set.of(SAMPLES, 0x00280006, ROWS, COLUMNS, BITS, 0x00280103);

    /** Elements that ImageJ reads as a text, whatever their type says. */
    private static final Set<Integer> TEXTS =
            Set.of(
                    TRANSFER_SYNTAX,
                    FRAMES,
                    0x00080060,
                    0x00180050,
                    0x00180088,
                    0x00181164,
                    0x00280004,
                    0x00280030,
                    0x00281050,
                    0x00281051,
                    0x00281052,
                    0x00281053,
                    0x00281201,
                    0x00281202,
                    0x00281203);

    /** What ends items and sequences, or begins an item, has nothing of its own. */
    private static final Set<Integer> FRAMES_OF_ITEMS = Set.of(0xfffee000, ITEM_END, SEQUENCE_END);

    /** Types whose length follows as 32 bits. */
    private static final Set<String> LONG =
            Set.of("OB", "OD", "OF", "OL", "OV", "OW", "SQ", "SV", "UC", "UN", "UR", "UT", "UV");

    /** Types whose length has 16 bits; the last is the one of an unknown type. */
    private static final Set<String> SHORT =
            Set.of(
                    "AE", "AS", "AT", "CS", "DA", "DS", "DT", "FD", "FL", "IS", "LO", "LT", "PN",
                    "SH", "SL", "SS", "ST", "TM", "UI", "UL", "US", "??");

    /** Types of numbers that ImageJ makes a text of, with their bytes. */
    private static final Map<String, Integer> NUMBERS = Map.of("US", 2, "SS", 2, "UL", 4, "SL", 4);

    private static final int MOST_NUMBERS = 1 << 18; // bytes: ImageJ takes a second for 64 kB

    private final RandomAccessFile in;
    private final long size;
    private boolean bigEndian;
    private boolean bigEndianSyntax;
    private boolean odd; // some element was at an odd place
    private boolean inSequence; // of unknown length
    private boolean inAcquisition; // a sequence whose elements count
    private String type = "";
    private long length;
    private long numbers;

    private DicomElements(Path file) throws IOException {
        in = new RandomAccessFile(file.toFile(), "r");
        size = in.length();
    }

    /**
     * Follows the elements up to the pixels.
     *
     * @throws IOException if one is longer than the file, or pixels are missing
     */
    static void check(Path file) throws IOException {
        try (DicomElements elements = new DicomElements(file)) {
            elements.check();
        }
    }

    private void check() throws IOException {
        in.seek(size >= 132 && isDicom() ? 132 : 0);
        long rows = 0;
        long columns = 0;
        long frames = 1;
        long samples = 1;
        long bits = 16;
        while (true) {
            int tag = next();
            if (isPixels(tag)) break;
            long start = in.getFilePointer();
            if (counts())
                switch (tag) {
                    case ROWS -> rows = number();
                    case COLUMNS -> columns = number();
                    case SAMPLES -> samples = Math.max(1, number());
                    case BITS -> bits = Math.max(Byte.SIZE, number());
                    case FRAMES -> frames = count(text(), frames);
                    case TRANSFER_SYNTAX -> bigEndianSyntax |= text().contains(BIG_ENDIAN);
                    default -> {}
                }
            in.seek(start + used(tag));
            follow(tag);
        }
        double bytes = (double) rows * columns * frames * samples * bits / Byte.SIZE;
        double end = in.getFilePointer() + bytes;
        if (end > size)
            throw new IOException("it is cut off: " + size + " bytes instead of " + (long) end);
        ImageFile.checkMemory((long) bytes);
    }

    /** Whether what an element says is of the image. */
    private boolean counts() {
        return !inSequence || inAcquisition;
    }

    /** Begins or ends a sequence. */
    private void follow(int tag) {
        if (tag == ITEM_END || tag == SEQUENCE_END) inSequence = false;
        if (!type.equals("SQ")) return;
        if (tag == ACQUISITION_CONTEXT) inAcquisition = true;
        if (tag == VIEW_CODE) inAcquisition = false;
    }

    private boolean isDicom() throws IOException {
        in.seek(128);
        return letters(4).equals("DICM");
    }

    private boolean isPixels(int tag) {
        return counts()
                && length != 0
                && (tag == PIXELS || tag == FLOAT_PIXELS || tag == PACKED_PIXELS);
    }

    /** Reads the tag, type and length of the next element. */
    private int next() throws IOException {
        int group = number();
        if (group == 0x0800 && bigEndianSyntax) {
            bigEndian = true;
            group = 8;
        }
        int tag = (group << 16) | number();
        byte[] four = bytes(4);
        type = new String(four, 0, 2, StandardCharsets.ISO_8859_1);
        int found;
        if (SHORT.contains(type)) {
            found = value(four[2], four[3]);
        } else if (LONG.contains(type) && (four[2] == 0 || four[3] == 0)) {
            found = integer(bytes(4));
        } else {
            type = DicomTypes.of(tag);
            found = integer(four);
        }
        if (found == 13 && !odd) found = 10; // as some GE files need
        odd |= in.getFilePointer() % 2 != 0;
        if (found == -1) inSequence = true; // which is followed item by item
        length = found == -1 ? 0 : Integer.toUnsignedLong(found);
        if (used(tag) > Math.min(size - in.getFilePointer(), Integer.MAX_VALUE))
            throw new IOException(
                    String.format(
                            Locale.ROOT,
                            "it is damaged or cut off (element %08x is too long)",
                            tag));
        int bytes = NUMBERS.getOrDefault(type, 0);
        if (length > bytes && bytes > 0) numbers += length;
        if (numbers > MOST_NUMBERS) throw new IOException("it is damaged (too many numbers)");
        return tag;
    }

    /** Bytes of the element that are its own. */
    private long used(int tag) {
        if (isPixels(tag) || FRAMES_OF_ITEMS.contains(tag)) return 0;
        if (counts() && SHORTS.contains(tag)) return 2;
        if (counts() && TEXTS.contains(tag)) return length;
        boolean isPrivate = ((tag >> 16) & 1) != 0;
        if (type.equals("SQ") && tag != ICON && !isPrivate) return 0;
        int bytes = NUMBERS.getOrDefault(type, 1);
        return length / bytes * bytes;
    }

    private String text() throws IOException {
        return letters((int) length);
    }

    private String letters(int count) throws IOException {
        return new String(bytes(count), StandardCharsets.ISO_8859_1);
    }

    private static long count(String text, long before) {
        try {
            double count = Double.parseDouble(text.startsWith("\\") ? text.substring(1) : text);
            return count > 1 ? (long) count : before;
        } catch (NumberFormatException e) {
            return before; // ImageJ ignores such a number too
        }
    }

    private int number() throws IOException {
        byte[] two = bytes(2);
        return value(two[0], two[1]);
    }

    private int value(byte first, byte second) {
        return bigEndian
                ? ((first & 0xff) << 8) | (second & 0xff)
                : ((second & 0xff) << 8) | (first & 0xff);
    }

    private int integer(byte[] four) {
        int first = value(four[0], four[1]);
        int second = value(four[2], four[3]);
        return bigEndian ? (first << 16) | second : (second << 16) | first;
    }

    private byte[] bytes(int count) throws IOException {
        if (count > size - in.getFilePointer())
            throw new IOException("it is damaged or cut off (no pixels found)");
        byte[] bytes = new byte[count];
        in.readFully(bytes);
        return bytes;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
