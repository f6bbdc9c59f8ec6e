// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.inference;

/**
 * How much of a folder is worked on at the same time.
 *
 * @param threads that read and finish files, besides the one that predicts
 * @param files from the first without a row in the table to the last that is read, if a pass has
 *     fewer
 * @param pixels of the images in memory, unless it is one pass
 */
record PipelineLimits(int threads, int files, long pixels) {
    /** More threads than this mostly wait for the disk. */
    private static final int MOST_THREADS = 16;

    /**
     * Bytes of the largest memory for each pixel: a file that is finished takes about 30 (the image,
     * its gray values, both maps, the picture), one that waits for the network up to 5; half of the
     * memory is left to others.
     */
    private static final int BYTES = 64;

    PipelineLimits {
        if (threads < 1 || files < 1 || pixels < 1)
            throw new IllegalArgumentException(
                    "All limits must be at least 1, but are "
                            + threads
                            + " threads, "
                            + files
                            + " files, "
                            + pixels
                            + " pixels");
    }

    /** For this computer, and a network that takes so many images in a pass. */
    static PipelineLimits of(Runtime computer, int passSize) {
        int threads = Math.min(MOST_THREADS, computer.availableProcessors());
        return new PipelineLimits(
                threads, 2 * (passSize + threads), Math.max(1, computer.maxMemory() / BYTES));
    }
}
