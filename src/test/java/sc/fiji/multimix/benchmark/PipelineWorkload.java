// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.benchmark;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import sc.fiji.multimix.training.TrainingPipelineRunner;

/**
 * The batches of a training of MultiMix, with nothing else to do: a run waits for the next one. The
 * files, twice as large as the network's input, are read before the first batch, as a training
 * does; how long that took is told in a note. The warm-up takes the batches that are made ahead.
 */
final class PipelineWorkload implements Workload {
    private final BenchmarkOptions options;
    private final TemporaryFolder folder = new TemporaryFolder();
    private final TrainingPipelineRunner pipeline;
    private final double readingMillis;
    private int images;

    PipelineWorkload(BenchmarkOptions options) throws IOException {
        this.options = options;
        new GeneratedFiles(2 * options.size(), 1).writeTrainingSet(folder.path(), options.files());
        long start = System.nanoTime();
        pipeline = new TrainingPipelineRunner(folder.path(), options.size(), options.batch());
        readingMillis = (System.nanoTime() - start) / 1e6;
    }

    @Override
    public void run() {
        images = pipeline.next().size();
    }

    @Override
    public int images() {
        return images;
    }

    @Override
    public List<String> notes() {
        return List.of(
                String.format(
                        Locale.ROOT,
                        "reading_ms_per_file %.2f of %d files of %d x %d pixels, once per training",
                        readingMillis / (2 * options.files()),
                        2 * options.files(),
                        2 * options.size(),
                        2 * options.size()));
    }

    @Override
    public void close() {
        pipeline.close();
        folder.close();
    }
}
