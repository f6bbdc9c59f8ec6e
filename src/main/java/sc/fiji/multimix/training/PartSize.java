// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import ai.djl.Device;

/** How many images of each stream pass the network at once. */
final class PartSize {
    /**
     * Pixels of each stream in a part, on a CPU. Measured on two cores with 65,536, 131,072 and
     * 655,360: 0.63, 0.68 and 1.2 s per 65,536 pixels.
     */
    private static final int PIXELS = 1 << 16;

    private PartSize() {}

    /** Images of each stream in a part; on a GPU the whole batch. */
    static int of(Device device, TrainingOptions options) {
        return of(device.isGpu(), options.resolution(), options.batch());
    }

    static int of(boolean gpu, int resolution, int batch) {
        if (gpu) return batch;
        return Math.max(1, Math.min(batch, PIXELS / (resolution * resolution)));
    }
}
