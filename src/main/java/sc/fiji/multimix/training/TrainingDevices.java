// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import ai.djl.Device;
import java.util.ArrayList;
import java.util.List;
import sc.fiji.multimix.engine.DeviceChoice;
import sc.fiji.multimix.engine.Engines;

/** The devices that a training divides its batches among: of those it is given, what it can use. */
final class TrainingDevices {
    private final List<Device> used;
    private final List<String> notes;

    private TrainingDevices(List<Device> used, List<String> notes) {
        this.used = used;
        this.notes = notes;
    }

    /**
     * Those that a training with these options uses.
     *
     * @param available at least one, the first of which keeps the model; equal ones are devices of
     *     their own
     */
    static TrainingDevices of(List<Device> available, TrainingOptions options) {
        List<String> notes = new ArrayList<>();
        if (options.device() == DeviceChoice.ALL && !available.get(0).isGpu())
            notes.add("There is no GPU to compute on (device=all): the CPU is used.");
        int usable = options.batch();
        if (options.system().unlabeledClasses() == UnlabeledClasses.MIX_MATCH) usable = 1;
        if (usable < available.size())
            notes.add(
                    usable == 1 && options.batch() > 1
                            ? "MixMatch mixes the images of a whole batch, so only the first of "
                                    + available.size()
                                    + " devices is used."
                            : "A batch of "
                                    + options.batch()
                                    + " images per stream cannot be divided among "
                                    + available.size()
                                    + " devices: "
                                    + usable
                                    + (usable == 1 ? " is used." : " are used."));
        return new TrainingDevices(
                List.copyOf(available.subList(0, Math.min(usable, available.size()))), notes);
    }

    /** At least one; no more than a batch has images. */
    List<Device> list() {
        return used;
    }

    /** How a batch passes the first of them, which has the largest share. */
    PartPlan plan(TrainingOptions options) {
        return PartPlan.of(used.get(0), options, used.size());
    }

    /** What a user should know of the choice, in sentences. */
    List<String> notes() {
        return notes;
    }

    /** Whether GPUs compute. */
    boolean areGpus() {
        return used.get(0).isGpu();
    }

    /** In words, for example "2 GPUs (0, 1)". */
    String inWords() {
        return Engines.describe(used);
    }
}
