// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.network;

import ai.djl.Device;

/**
 * How many images (of each stream, in training) pass the network at once: few on a CPU, where what
 * they need then stays in its caches, all on a GPU.
 */
public final class PartSize {
    /**
     * Pixels of the images that pass a CPU at once. A training step on two cores took 0.63, 0.68
     * and 1.2 s per 65,536 pixels of each stream with parts of 65,536, 131,072 and 655,360; a
     * prediction 87 and 119 ms with parts of 65,536 and 524,288. With another number a seed gives
     * another training, since dropout is drawn part by part.
     */
    private static final int PIXELS = 1 << 16;

    private PartSize() {}

    /**
     * Images in a part, at least 1; the parts are as equal as they can be.
     *
     * @param resolution side of the images in pixels
     * @param images that there are
     */
    public static int of(Device device, int resolution, int images) {
        int most = device.isGpu() ? images : PIXELS / (resolution * resolution);
        int parts = Math.max(1, ceilDiv(images, Math.max(1, most)));
        return Math.max(1, ceilDiv(images, parts));
    }

    private static int ceilDiv(int a, int b) {
        return (a + b - 1) / b;
    }
}
