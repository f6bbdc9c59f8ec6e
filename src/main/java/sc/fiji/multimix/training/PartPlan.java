// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import ai.djl.Device;
import sc.fiji.multimix.network.PartSize;

/**
 * How a replica's share of a batch passes its device: in parts, but for MixMatch, which mixes
 * images of the whole batch.
 *
 * @param images of each stream in the share
 * @param atOnce images of each stream in a part
 */
record PartPlan(int images, int atOnce) {
    /** The plan of the first replica, which has the largest share. */
    static PartPlan of(Device device, TrainingOptions options, int replicas) {
        return of(device, options, new BatchShare(0, replicas));
    }

    static PartPlan of(Device device, TrainingOptions options, BatchShare share) {
        if (options.system().unlabeledClasses() == UnlabeledClasses.MIX_MATCH)
            return new PartPlan(options.batch(), options.batch());
        int images = share.last(options.batch()) - share.first(options.batch());
        return new PartPlan(images, PartSize.of(device, options.resolution(), images));
    }

    /** Number of parts. */
    int parts() {
        return (images + atOnce - 1) / atOnce;
    }
}
