// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import sc.fiji.multimix.data.MaskAugmentation;
import sc.fiji.multimix.engine.DeviceChoice;

/** The values of {@link TrainingOptions} while some of them are being changed. */
final class TrainingOptionsDraft {
    TrainingSystem system;
    int masks;
    int labels;
    int resolution;
    int width;
    int batch;
    int unlabeledRatio;
    int epochs;
    int stepsPerEpoch;
    float rate;
    LearningRateSchedule schedule;
    int patience;
    float dropout;
    MaskAugmentation maskAugmentation;
    boolean balanced;
    float averaging;
    boolean calibrated;
    boolean mirrored;
    LossWeights weights;
    boolean twin;
    long seed;
    DeviceChoice device;

    TrainingOptionsDraft(TrainingOptions options) {
        system = options.system();
        masks = options.masks();
        labels = options.labels();
        resolution = options.resolution();
        width = options.width();
        batch = options.batch();
        unlabeledRatio = options.unlabeledRatio();
        epochs = options.epochs();
        stepsPerEpoch = options.stepsPerEpoch();
        rate = options.rate();
        schedule = options.schedule();
        patience = options.patience();
        dropout = options.dropout();
        maskAugmentation = options.maskAugmentation();
        balanced = options.balanced();
        averaging = options.averaging();
        calibrated = options.calibrated();
        mirrored = options.mirrored();
        weights = options.weights();
        twin = options.twin();
        seed = options.seed();
        device = options.device();
    }

    TrainingOptions options() {
        return new TrainingOptions(
                system,
                masks,
                labels,
                resolution,
                width,
                batch,
                unlabeledRatio,
                epochs,
                stepsPerEpoch,
                rate,
                schedule,
                patience,
                dropout,
                maskAugmentation,
                balanced,
                averaging,
                calibrated,
                mirrored,
                weights,
                twin,
                seed,
                device);
    }
}
