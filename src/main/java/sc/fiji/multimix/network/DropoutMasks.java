// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.SplittableRandom;

/**
 * Draws which values dropout keeps, each on its own with the same probability.
 *
 * <p>On the CPU the engine draws one number per value, one after the other, which takes a sixth of
 * a training step; here 64 values take a few random words. On a GPU the engine draws.
 *
 * <p>For one thread at a time, as training is.
 */
final class DropoutMasks {
    /** Binary digits of the probability; 0.25 is exact, others are off by less than 1e-5. */
    private static final int DIGITS = 16;

    private static final int WORD = Long.SIZE;

    /** The eight bits of a byte as eight bytes of 0 or 1, in the order of the bits. */
    private static final long[] BYTES = new long[256];

    static {
        for (int bits = 0; bits < BYTES.length; bits++)
            for (int i = 0; i < 8; i++) BYTES[bits] |= (long) ((bits >> i) & 1) << (8 * i);
    }

    private final int digits;
    private SplittableRandom random = new SplittableRandom(0);
    private ByteBuffer scratch = buffer(0);

    /**
     * Masks of a probability.
     *
     * @param probability of dropping a value, in [0, 1)
     */
    DropoutMasks(float probability) {
        digits = Math.min((1 << DIGITS) - 1, Math.round(probability * (1 << DIGITS)));
    }

    /** Whether there is anything to drop. */
    boolean isNeeded() {
        return digits > 0;
    }

    /** What kept values must be multiplied by, so that the expected value stays the same. */
    float scale() {
        return (float) (1 << DIGITS) / ((1 << DIGITS) - digits);
    }

    /** Goes on with these random numbers (on the CPU; elsewhere they are the engine's). */
    void drawFrom(SplittableRandom numbers) {
        random = numbers;
    }

    /**
     * Draws a mask.
     *
     * @param manager of the result, whose device tells who draws
     * @return float32, 1 where the value is kept, else 0
     */
    NDArray draw(NDManager manager, Shape shape) {
        try (NDArray kept =
                manager.getDevice().isGpu() ? there(manager, shape) : here(manager, shape)) {
            return kept.toType(DataType.FLOAT32, true);
        }
    }

    private NDArray there(NDManager manager, Shape shape) {
        float probability = (float) digits / (1 << DIGITS);
        // made on the device: a number of Java's would have to be copied there, and waited for
        try (NDArray uniform = manager.randomUniform(0, 1, shape);
                NDArray limit = manager.full(new Shape(), probability)) {
            return uniform.gte(limit);
        }
    }

    /** An array over the scratch memory, so valid until the next one. */
    private NDArray here(NDManager manager, Shape shape) {
        int size = Math.toIntExact(shape.size());
        fill(size);
        return manager.create(scratch.duplicate().limit(size), shape, DataType.BOOLEAN);
    }

    private void fill(int size) {
        if (scratch.capacity() < size) scratch = buffer(size);
        for (int first = 0; first < size; first += WORD) {
            long kept = ~dropped();
            for (int i = 0; i < WORD; i += 8)
                scratch.putLong(first + i, BYTES[(int) ((kept >>> i) & 0xff)]);
        }
    }

    /**
     * 64 bits, each set with the probability: read from its last binary digit on, a digit 1 halves
     * what is missing to 1, a digit 0 halves what there is.
     */
    private long dropped() {
        long bits = 0;
        for (int i = Integer.numberOfTrailingZeros(digits); i < DIGITS; i++) {
            long half = random.nextLong();
            bits = ((digits >> i) & 1) == 1 ? bits | half : bits & half;
        }
        return bits;
    }

    private static ByteBuffer buffer(int size) {
        return ByteBuffer.allocateDirect((size + WORD - 1) / WORD * WORD)
                .order(ByteOrder.LITTLE_ENDIAN);
    }
}
