// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.image;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashSet;
import java.util.Set;

/**
 * Whether ImageJ's reader gets through a TIFF file's image file directories: it follows a chain of
 * them for ever if that is a ring, and takes memory for whatever length an entry claims. Only what
 * that reader looks at is checked.
 *
 * <p>Source: TIFF 6.0, section 2; {@code ij.io.TiffDecoder}.
 */
final class TiffDirectories {
    private static final int MOST_DIRECTORIES = 100_000;
    private static final int MOST_METADATA = 1 << 20; // byte counts: some per slice
    private static final int ENTRY = 12;
    private static final int METADATA_COUNTS = 50838;
    private static final int METADATA_MAGIC = 0x494a494a; // "IJIJ"
    private static final int METADATA = 50839;

    /** Tags whose entries are so many 4-byte numbers elsewhere in the file: strips. */
    private static final Set<Integer> NUMBERS = Set.of(273, 279, METADATA_COUNTS);

    /** Tags whose entries are texts of so many bytes elsewhere in the file. */
    private static final Set<Integer> TEXTS = Set.of(270, 305, 306, 315, 316, 347);

    private final RandomAccessFile in;
    private final long length;
    private ByteOrder order;
    private long left;

    private TiffDirectories(RandomAccessFile in) throws IOException {
        this.in = in;
        length = in.length();
        left = 2 * length; // directories that share a table, such as a color map, are few
    }

    /**
     * Follows the chain.
     *
     * @throws IOException if it is a ring, endless, or leads out of the file
     */
    static void check(RandomAccessFile in) throws IOException {
        new TiffDirectories(in).check();
    }

    private void check() throws IOException {
        if (length < 8) throw damaged("too short");
        order = ByteOrder.LITTLE_ENDIAN;
        if (bytes(0, 2).get(0) == 'M') order = ByteOrder.BIG_ENDIAN;
        Set<Long> seen = new HashSet<>();
        for (long at = unsigned(bytes(4, 4).getInt()); at != 0; ) {
            if (!seen.add(at)) throw damaged("its directories form a ring");
            if (seen.size() > MOST_DIRECTORIES) throw damaged("too many directories");
            int entries = Short.toUnsignedInt(bytes(at, 2).getShort());
            if (entries == 0) return;
            ByteBuffer directory = bytes(at + 2, ENTRY * entries + 4);
            for (int i = 0; i < entries; i++) checkEntry(directory, ENTRY * i);
            checkMetadata(directory, entries);
            at = unsigned(directory.getInt(ENTRY * entries));
        }
    }

    private void checkEntry(ByteBuffer directory, int at) throws IOException {
        int tag = Short.toUnsignedInt(directory.getShort(at));
        long count = unsigned(directory.getInt(at + 4));
        if (!NUMBERS.contains(tag) && !TEXTS.contains(tag)) return;
        long size = NUMBERS.contains(tag) ? 4 * count : count;
        if (size <= 4) return; // inside the entry
        left -= size;
        if (size > length || left < 0) throw damaged("entry " + tag + " is longer than the file");
    }

    /** ImageJ's own metadata: labels, overlay and so on, each as long as a table says. */
    private void checkMetadata(ByteBuffer directory, int entries) throws IOException {
        long[] counts = null;
        for (int i = 0; i < entries; i++) {
            int tag = Short.toUnsignedInt(directory.getShort(ENTRY * i));
            long count = unsigned(directory.getInt(ENTRY * i + 4));
            int value = directory.getInt(ENTRY * i + 8);
            if (tag == METADATA_COUNTS) counts = counts(count, value);
            if (tag == METADATA && counts != null) checkMetadata(counts, unsigned(value));
        }
    }

    private long[] counts(long count, int value) throws IOException {
        if (count > MOST_METADATA) throw damaged("too much metadata");
        if (count == 1) return new long[] {unsigned(value)};
        ByteBuffer table = bytes(unsigned(value), 4 * (int) count);
        long[] counts = new long[(int) count];
        for (int i = 0; i < counts.length; i++) counts[i] = unsigned(table.getInt());
        return counts;
    }

    private void checkMetadata(long[] counts, long at) throws IOException {
        long sum = 0;
        for (long each : counts) sum += each;
        if (at + sum > length) throw damaged("its metadata are longer than the file");
        if (counts.length == 0 || counts[0] < 12 || counts[0] > 804) return; // ImageJ skips it
        ByteBuffer header = bytes(at, (int) counts[0]);
        if (header.getInt() != METADATA_MAGIC) return;
        long pieces = 0;
        while (header.remaining() >= 8) {
            header.getInt(); // the kind
            pieces += unsigned(header.getInt());
        }
        if (pieces > counts.length - 1) throw damaged("its metadata have no lengths");
    }

    /** Bytes of the file. */
    private ByteBuffer bytes(long at, int count) throws IOException {
        if (at + count > length) throw damaged("cut off");
        byte[] bytes = new byte[count];
        in.seek(at);
        in.readFully(bytes);
        return ByteBuffer.wrap(bytes).order(order);
    }

    private static long unsigned(int value) {
        return Integer.toUnsignedLong(value);
    }

    private static IOException damaged(String why) {
        return new IOException("it is damaged (" + why + ")");
    }
}
