// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.image;

import ij.util.Tools;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.Charset;
import java.util.HashSet;
import java.util.Set;

/**
 * Whether ImageJ's reader gets through a TIFF file's image file directories: it follows a chain of
 * them for ever if that is a ring, and takes memory for whatever length an entry claims. Only what
 * that reader looks at is checked, in its order; the chain ends where it ends for that reader: at
 * garbage, at the end of the file, and after a stack that ImageJ wrote.
 *
 * <p>Source: TIFF 6.0, section 2; {@code ij.io.TiffDecoder}.
 */
final class TiffDirectories {
    private static final int MOST_DIRECTORIES = 100_000;
    private static final int MOST_ENTRIES = 1000; // ImageJ takes more for garbage
    private static final int MOST_METADATA = 1 << 20; // byte counts: some per slice
    private static final int ENTRY = 12;
    private static final int TYPE_SHORT = 3;
    private static final int COMPRESSION = 259;
    private static final int DESCRIPTION = 270;
    private static final int METADATA_COUNTS = 50838;
    private static final int METADATA_MAGIC = 0x494a494a; // "IJIJ"
    private static final int METADATA = 50839;

    /** Tags whose entries are so many 4-byte numbers elsewhere in the file: strips. */
    private static final Set<Integer> NUMBERS = Set.of(273, 279, METADATA_COUNTS);

    /** Tags whose entries are texts of so many bytes elsewhere; read in the first directory. */
    private static final Set<Integer> TEXTS = Set.of(DESCRIPTION, 305, 306, 315, 316);

    /** Tags that change the number of images that ImageJ's description gives. */
    private static final Set<Integer> OTHER_STACKS = Set.of(274, 33628, 33629, 34122, 43314);

    /** Compressions that ImageJ takes for none. */
    private static final Set<Integer> UNCOMPRESSED = Set.of(0, 1, 7);

    private final RandomAccessFile in;
    private final long length;
    private boolean bigEndian;
    private boolean first = true;
    private boolean packed;
    private boolean stack;
    private int[] metadataCounts = {}; // ImageJ keeps them from one directory to the next
    private long left;

    private TiffDirectories(RandomAccessFile in) throws IOException {
        this.in = in;
        length = in.length();
        left = 2 * length; // directories that share a table, such as a color map, are few
    }

    /**
     * Follows the chain.
     *
     * @throws ForeignTiffException if the first directory is not for ImageJ's reader
     * @throws IOException if the chain is a ring or endless, or a later directory claims more than
     *     the file has
     */
    static void check(RandomAccessFile in) throws IOException {
        new TiffDirectories(in).check();
    }

    private void check() throws IOException {
        int[] header = bytes(0, 8);
        bigEndian = header[0] == 'M';
        Set<Long> seen = new HashSet<>();
        for (long at = unsigned(integer(header, 4)); at != 0; first = false) {
            if (!seen.add(at)) throw damaged("its directories form a ring");
            if (seen.size() > MOST_DIRECTORIES) throw damaged("too many directories");
            int entries = number(bytes(at, 2), 0);
            if (entries < 1 || entries > MOST_ENTRIES) return;
            int[] directory = bytes(at + 2, ENTRY * entries + 4);
            packed = false;
            stack = false;
            for (int i = 0; i < entries; i++) if (!checkEntry(directory, ENTRY * i)) return;
            if (stack) return;
            at = unsigned(integer(directory, ENTRY * entries));
        }
    }

    /** Checks an entry; false if ImageJ takes the directory for garbage. */
    private boolean checkEntry(int[] directory, int at) throws IOException {
        int tag = number(directory, at);
        boolean isShort = number(directory, at + 2) == TYPE_SHORT;
        int count = integer(directory, at + 4);
        int value = isShort && count == 1 ? number(directory, at + 8) : integer(directory, at + 8);
        if (!first && tag > 10_000 && tag < 32_768) return false;
        if (NUMBERS.contains(tag) && count != 1) checkLength(tag, 4 * unsigned(count));
        if (first && TEXTS.contains(tag) && count > 4) checkLength(tag, count);
        if (tag == COMPRESSION) packed |= !UNCOMPRESSED.contains(value);
        if (first && tag == DESCRIPTION && !packed) stack |= isStack(count, unsigned(value));
        if (OTHER_STACKS.contains(tag)) stack = false;
        if (tag == METADATA_COUNTS) metadataCounts = counts(count, unsigned(value));
        if (tag == METADATA && metadataCounts.length > 0) checkMetadata(unsigned(value));
        return true;
    }

    private void checkLength(int tag, long size) throws IOException {
        left -= size;
        if (size > length || left < 0) throw damaged("entry " + tag + " is longer than the file");
    }

    /** Whether a description is that of a stack of ImageJ, which needs no further directories. */
    private boolean isStack(int count, long at) throws IOException {
        if (count <= 4 || at + count > length) return false;
        byte[] bytes = new byte[count - 1];
        in.seek(at);
        in.readFully(bytes);
        String text = new String(bytes, Charset.defaultCharset()); // as ImageJ
        int start = text.indexOf("images=");
        if (!text.startsWith("ImageJ") || start < 0 || text.charAt(7) == '\n') return false;
        int end = text.indexOf('\n', start);
        return end > 0 && (int) Tools.parseDouble(text.substring(start + 7, end), 0) > 1;
    }

    private int[] counts(int count, long at) throws IOException {
        if (count < 0 || count > MOST_METADATA) throw damaged("too much metadata");
        int[] table = bytes(at, 4 * count);
        int[] counts = new int[count];
        for (int i = 0; i < count; i++) counts[i] = integer(table, 4 * i);
        return counts;
    }

    /** ImageJ's own metadata: labels, overlay and so on, each as long as a table says. */
    private void checkMetadata(long at) throws IOException {
        int size = metadataCounts[0];
        if (size < 12 || size > 804) return; // ImageJ skips it
        int[] header = bytes(at, size);
        if (integer(header, 0) != METADATA_MAGIC) return;
        long sum = 0;
        for (int each : metadataCounts) sum += unsigned(each);
        if (at + sum > length) throw damaged("its metadata are longer than the file");
        long pieces = 0; // after each kind, how many of it
        for (int i = 8; i + 4 <= size; i += 8) pieces += unsigned(integer(header, i));
        if (pieces > metadataCounts.length - 1) throw damaged("its metadata have no lengths");
    }

    /** Bytes of the file; -1, as ImageJ's reader has it, for each one after its end. */
    private int[] bytes(long at, int count) throws IOException {
        byte[] found = new byte[(int) Math.max(0, Math.min(count, length - at))];
        in.seek(at);
        in.readFully(found);
        int[] bytes = new int[count];
        for (int i = 0; i < count; i++) bytes[i] = i < found.length ? found[i] & 0xff : -1;
        return bytes;
    }

    private int number(int[] bytes, int at) {
        return bigEndian ? (bytes[at] << 8) + bytes[at + 1] : (bytes[at + 1] << 8) + bytes[at];
    }

    /** Added, not joined by "or", as ImageJ does: bytes may be -1. */
    private int integer(int[] bytes, int at) {
        int sum = 0;
        for (int i = 0; i < 4; i++) sum += bytes[at + i] << (8 * (bigEndian ? 3 - i : i));
        return sum;
    }

    private static long unsigned(int value) {
        return Integer.toUnsignedLong(value);
    }

    private IOException damaged(String why) {
        String message = "it is damaged (" + why + ")";
        return first ? new ForeignTiffException(message) : new IOException(message);
    }
}
