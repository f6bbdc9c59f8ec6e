// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.hostile;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Flips bits, writes numbers that break sums, cuts, inserts and copies; up to six times. */
final class ByteMutation implements Mutation {
    private static final int MOST_CHANGES = 6;
    private static final int HEADER = 256;
    private static final int LONGEST_BLOCK = 600;

    private static final long[] NUMBERS = {
        0,
        1,
        -1,
        2,
        3,
        7,
        8,
        16,
        100,
        127,
        128,
        255,
        256,
        32767,
        32768,
        65535,
        65536,
        1 << 20,
        1 << 24,
        1 << 30,
        Integer.MAX_VALUE,
        Integer.MIN_VALUE,
        0xffffffffL,
        0xfffffffeL,
        Long.MAX_VALUE
    };

    @Override
    public byte[] of(byte[] file, byte[] other, SplittableRandom random) {
        byte[] bytes = file.clone();
        for (int i = random.nextInt(1, MOST_CHANGES + 1); i > 0; i--)
            bytes = change(bytes, other, random);
        return bytes;
    }

    private static byte[] change(byte[] bytes, byte[] other, SplittableRandom random) {
        if (bytes.length == 0) return other.clone();
        int at = place(bytes.length, random);
        int block = Math.min(1 + random.nextInt(LONGEST_BLOCK), bytes.length - at);
        switch (random.nextInt(16)) {
            case 0, 1, 2 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
            case 3, 4 -> bytes[at] = (byte) random.nextInt();
            case 5 -> bytes[at] += (byte) random.nextInt(-3, 4);
            case 6, 7, 8, 9, 10 -> writeNumber(bytes, at, random);
            case 11 -> {
                return Arrays.copyOf(bytes, at);
            }
            case 12 -> {
                return replaced(bytes, at, at + block, new byte[0]);
            }
            case 13 -> {
                byte[] inserted = new byte[block];
                Arrays.fill(inserted, (byte) random.nextInt());
                return replaced(bytes, at, at, inserted);
            }
            case 14 -> {
                int to = place(bytes.length, random);
                return replaced(bytes, to, to, Arrays.copyOfRange(bytes, at, at + block));
            }
            default -> {
                int from = place(Math.max(1, other.length), random);
                byte[] part = Arrays.copyOfRange(other, from, Math.min(other.length, from + block));
                return replaced(bytes, at, Math.min(bytes.length, at + part.length), part);
            }
        }
        return bytes;
    }

    /** Half of the changes are near one of the ends, where headers and directories are. */
    private static int place(int length, SplittableRandom random) {
        int near = Math.min(length, HEADER);
        return switch (random.nextInt(4)) {
            case 0 -> random.nextInt(near);
            case 1 -> length - 1 - random.nextInt(near);
            default -> random.nextInt(length);
        };
    }

    private static void writeNumber(byte[] bytes, int at, SplittableRandom random) {
        long number = NUMBERS[random.nextInt(NUMBERS.length)];
        if (random.nextInt(4) == 0) number = bytes.length + (long) random.nextInt(-2, 3);
        boolean little = random.nextBoolean();
        byte[] eight =
                ByteBuffer.allocate(8)
                        .order(little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN)
                        .putLong(number)
                        .array();
        int size = Math.min(1 << random.nextInt(4), bytes.length - at);
        System.arraycopy(eight, little ? 0 : 8 - size, bytes, at, size);
    }

    /** The bytes with those from start to end, the latter not included, replaced. */
    static byte[] replaced(byte[] bytes, int start, int end, byte[] by) {
        return ByteBuffer.allocate(bytes.length - (end - start) + by.length)
                .put(bytes, 0, start)
                .put(by)
                .put(bytes, end, bytes.length - end)
                .array();
    }
}
