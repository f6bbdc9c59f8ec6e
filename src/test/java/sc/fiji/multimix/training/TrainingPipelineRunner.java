// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import java.io.IOException;
import java.nio.file.Path;
import sc.fiji.multimix.data.BatchLoader;
import sc.fiji.multimix.data.LabelBudget;
import sc.fiji.multimix.data.TrainingBatch;
import sc.fiji.multimix.data.TrainingData;
import sc.fiji.multimix.image.IntensityScaling;
import sc.fiji.multimix.image.Preprocessing;
import sc.fiji.multimix.progress.ProgressListener;

/** The batches of a training, of the preset "paper", without the training. */
public final class TrainingPipelineRunner implements AutoCloseable {
    private final TrainingData data;
    private final BatchLoader loader;

    /**
     * Reads the files and starts to prepare batches.
     *
     * @param folder with the folders "segmentation" and "classification"
     * @param resolution side of the network's input
     * @param batch images per stream
     */
    public TrainingPipelineRunner(Path folder, int resolution, int batch) throws IOException {
        TrainingOptions options = TrainingOptions.PAPER.withResolution(resolution).withBatch(batch);
        data =
                TrainingData.read(
                        folder.resolve("segmentation"),
                        folder.resolve("classification"),
                        LabelBudget.ALL,
                        new Preprocessing(resolution, IntensityScaling.DEFAULTS),
                        options.seed(),
                        ProgressListener.NONE);
        loader = new BatchLoader(TrainingRun.streams(data, options), TrainingRun.batches(options));
    }

    /** The next batch; waits for it. */
    public TrainingBatch next() {
        return loader.next();
    }

    @Override
    public void close() {
        loader.close();
        data.close();
    }
}
