// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/** What a training needs of the computer's memory, and whether it has it. */
final class MemoryEstimate {
    /**
     * Bytes per pixel, channel of the first stage and image of a stream that one step takes at its
     * peak. Measured as the growth of the process on Linux, width 16: 690 at 128 pixels and batch
     * 4, 840 at batch 8, 650 at 256 pixels and batch 4. The least of them, since what might fit is
     * not refused. Measured with one unlabeled classification image per labeled one; more of them
     * weigh little, since they do not pass the decoder.
     */
    private static final double BYTES = 650;

    /**
     * Part of it for a system without the consistency term, whose unlabeled segmentation images
     * stay out, and for one without decoder: counted from the images that pass encoder and decoder,
     * rounded down.
     */
    private static final double WITHOUT_CONSISTENCY = 0.4;

    private static final double WITHOUT_DECODER = 0.1;

    /** Part of the computer's memory that the system leaves to programs. */
    private static final double USABLE = 0.8;

    private static final double GIB = 1L << 30;

    private MemoryEstimate() {}

    /** Bytes that one step takes at its peak, of the network's activations and gradients. */
    static double bytes(TrainingOptions options) {
        return bytes(options, 1);
    }

    /** The same on the first of some devices, which takes the most. */
    static double bytes(TrainingOptions options, int devices) {
        TrainingSystem system = options.system();
        double part =
                system.consistency()
                        ? 1
                        : system.segments() ? WITHOUT_CONSISTENCY : WITHOUT_DECODER;
        return BYTES
                * part
                * new BatchShare(0, devices).last(options.batch())
                * options.width()
                * (double) options.resolution()
                * options.resolution();
    }

    /**
     * Refuses a batch that cannot fit into the computer's memory; on many systems the program would
     * be ended without a word.
     *
     * @throws IllegalArgumentException with the batch that would fit
     */
    static void check(TrainingOptions options) {
        double total = physicalMemory();
        double others = (1 - USABLE) * total + Runtime.getRuntime().maxMemory();
        check(options, Math.max(total - others, total / 4));
    }

    static void check(TrainingOptions options, double available) {
        double needed = bytes(options);
        if (needed <= available) return;
        long fitting = (long) (options.batch() * (available / needed));
        throw new IllegalArgumentException(
                String.format(
                        Locale.ROOT,
                        "A batch of %d images per stream at %d pixels and width %d needs about"
                                + " %.1f GB of memory; this computer has about %.1f GB to spare."
                                + " %s",
                        options.batch(),
                        options.resolution(),
                        options.width(),
                        needed / GIB,
                        available / GIB,
                        fitting >= 1
                                ? "Choose a batch of " + fitting + " or less."
                                : "Choose a smaller resolution or width."));
    }

    private static double physicalMemory() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                ? system.getTotalMemorySize()
                : Double.POSITIVE_INFINITY;
    }

    /**
     * What to throw after a failed step: in plain words if memory ran out, else the cause itself.
     *
     * @throws Error if the cause is one, and not for lack of memory
     */
    static RuntimeException failure(Throwable cause, TrainingOptions options) {
        if (cause instanceof Error error && !(error instanceof OutOfMemoryError)) throw error;
        if (isOutOfMemory(cause))
            return new IllegalStateException(
                    "The memory is not enough for "
                            + options.batch()
                            + " images per stream at "
                            + options.resolution()
                            + " pixels: choose a smaller batch, resolution or width.",
                    cause);
        return cause instanceof RuntimeException runtime
                ? runtime
                : new IllegalStateException(cause);
    }

    /** Whether a failure of the engine or of Java says that memory ran out. */
    static boolean isOutOfMemory(Throwable failure) {
        if (failure instanceof OutOfMemoryError) return true;
        String message = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        return message.contains("allocate memory") // PyTorch on Linux and macOS
                || message.contains("not enough memory") // PyTorch on Windows
                || message.contains("out of memory"); // CUDA
    }
}
