// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.engine;

import java.util.function.Consumer;
import java.util.function.IntFunction;

/**
 * A number of images at once that the memory suffices for: where it runs out, half as many are
 * tried, down to one. What did not fit once is not tried again.
 */
public final class FittingBatch {
    private final Consumer<String> log;
    private int size;

    /**
     * A number that has not been tried.
     *
     * @param size images at once, at least 1
     * @param log told when the number is halved
     */
    public FittingBatch(int size, Consumer<String> log) {
        this.size = size;
        this.log = log;
    }

    /**
     * Does work on as many images as fit.
     *
     * @param left images that there are, at least 1
     * @param work of a number of images, from 1 to {@code left}; after a failure for want of memory
     *     done again with fewer, so it must leave nothing behind
     * @return the work's result
     * @throws RuntimeException the work's; for want of memory only after one image alone
     * @throws OutOfMemoryError if one image alone does not fit
     */
    public <T> T run(int left, IntFunction<T> work) {
        while (true) {
            int images = Math.min(left, size);
            try {
                return work.apply(images);
            } catch (RuntimeException | OutOfMemoryError e) {
                if (images == 1 || !OutOfMemory.is(e)) throw e;
                size = images / 2;
            }
            log.accept(
                    "The memory is not enough for "
                            + images
                            + " images at once; going on with "
                            + size
                            + ".");
        }
    }
}
