// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import ai.djl.Device;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import sc.fiji.multimix.engine.OutOfMemory;

/** What a training needs of the computer's memory, and whether it has it. */
final class MemoryEstimate {
    /**
     * Bytes per pixel, channel of the first stage and image of each stream in a part of a batch
     * that one step takes at its peak. Measured as the growth of the process on Linux, width 16:
     * 550 with parts of 4 images of 128 pixels, 580 and 480 with one of 256 and of 512 pixels. The
     * least of them, since what might fit is not refused. Measured with one unlabeled
     * classification image per labeled one; more of them weigh little, since they do not pass the
     * decoder.
     */
    private static final double BYTES = 480;

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

    /**
     * Bytes that one step takes at its peak, of the network's activations and gradients.
     *
     * @param plan how much of a batch passes the device at once
     */
    static double bytes(TrainingOptions options, PartPlan plan) {
        TrainingSystem system = options.system();
        double part =
                system.consistency()
                        ? 1
                        : system.segments() ? WITHOUT_CONSISTENCY : WITHOUT_DECODER;
        return BYTES
                * part
                * plan.atOnce()
                * options.width()
                * (double) options.resolution()
                * options.resolution();
    }

    /**
     * Refuses a resolution and width whose step cannot fit into the memory of the computer that is
     * to train on its processor; on many systems the program would be ended without a word.
     *
     * @throws IllegalArgumentException says what is needed and what there is
     */
    static void check(TrainingOptions options) {
        double total = physicalMemory();
        double others = (1 - USABLE) * total + Runtime.getRuntime().maxMemory();
        check(options, Math.max(total - others, total / 4));
    }

    static void check(TrainingOptions options, double available) {
        PartPlan plan = PartPlan.of(Device.cpu(), options, 1);
        double needed = bytes(options, plan);
        if (needed <= available) return;
        throw new IllegalArgumentException(
                String.format(
                        Locale.ROOT,
                        "Training with %s at %d pixels and width %d needs about %.1f GB of memory;"
                                + " this computer has about %.1f GB to spare. Choose a smaller"
                                + " %sresolution or width.",
                        images(plan),
                        options.resolution(),
                        options.width(),
                        needed / GIB,
                        available / GIB,
                        batchAdvice(plan)));
    }

    private static String images(PartPlan plan) {
        int count = plan.atOnce();
        return count == 1 ? "1 image per stream at once" : count + " images per stream at once";
    }

    /** A smaller batch helps only where all of it passes the device at once. */
    private static String batchAdvice(PartPlan plan) {
        return plan.parts() == 1 && plan.images() > 1 ? "batch, " : "";
    }

    private static double physicalMemory() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                ? system.getTotalMemorySize()
                : Double.POSITIVE_INFINITY;
    }

    /**
     * What to throw after a failed step: in plain words if memory ran out, else the cause itself.
     *
     * @param plan how much of a batch passed the device at once
     * @throws Error if the cause is one, and not for lack of memory
     */
    static RuntimeException failure(Throwable cause, TrainingOptions options, PartPlan plan) {
        if (cause instanceof Error error && !(error instanceof OutOfMemoryError)) throw error;
        if (cause instanceof OutOfMemoryError)
            return new IllegalStateException(
                    "Java's memory is not enough for this training ("
                            + cause.getMessage()
                            + "): give ImageJ more (Edit > Options > Memory & Threads...), or choose"
                            + " a smaller resolution or fewer images.",
                    cause);
        if (OutOfMemory.is(cause))
            return new IllegalStateException(
                    "The memory is not enough for "
                            + images(plan)
                            + ", of "
                            + options.resolution()
                            + " pixels and width "
                            + options.width()
                            + ": choose a smaller "
                            + batchAdvice(plan)
                            + "resolution or width.",
                    cause);
        return cause instanceof RuntimeException runtime
                ? runtime
                : new IllegalStateException(cause);
    }
}
