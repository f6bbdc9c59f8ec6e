// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import sc.fiji.multimix.MultiMix;
import sc.fiji.multimix.inference.FolderStageTimes;
import sc.fiji.multimix.inference.FolderSummary;
import sc.fiji.multimix.inference.Predictor;
import sc.fiji.multimix.progress.ProgressListener;

/**
 * An analysis of a folder of PNG files of 1024 × 1024 pixels, with masks, overlays and saliency
 * maps. The times are those of a whole analysis, divided by the number of files.
 *
 * <p>Two parts of the work are measured alone after it: the network's, and that of the disk and the
 * codecs, each file by file and as many files at once as in the analysis.
 */
final class FolderWorkload implements Workload {
    private static final int SIDE = 1024;

    /** Files of an analysis that only warms up. */
    private static final int FEW = 4;

    private final BenchmarkOptions options;
    private final TemporaryFolder folder = new TemporaryFolder();
    private final Path few = folder.path().resolve("few");
    private final Path images = folder.path().resolve("images");
    private final Path results = folder.path().resolve("results");
    private final Path model = folder.path().resolve("model.zip");
    private final MultiMix multimix;

    FolderWorkload(BenchmarkOptions options) throws IOException {
        this.options = options;
        new GeneratedFiles(SIDE, 1).write(few, FEW);
        new GeneratedFiles(SIDE, 2).write(images, options.files());
        UntrainedModel.write(model, options.width(), options.size());
        multimix = MultiMix.load(model, options.device());
    }

    @Override
    public void warmUp() throws IOException {
        analyze(few, FEW);
    }

    @Override
    public void run() throws IOException {
        analyze(images, options.files());
    }

    private void analyze(Path input, int files) throws IOException {
        FolderSummary summary = multimix.analyzeFolder(input, results, true, ProgressListener.NONE);
        if (summary.images() != files || summary.failures() > 0)
            throw new IOException("The analysis failed: " + summary);
    }

    @Override
    public int parts() {
        return options.files();
    }

    @Override
    public int images() {
        return 1;
    }

    @Override
    public List<String> notes() throws IOException {
        try (Predictor predictor = Predictor.load(model, options.device())) {
            Path again = folder.path().resolve("again");
            FolderStageTimes times = new FolderStageTimes(predictor, images, again);
            return List.of(
                    "threads " + times.threads() + " cores_each " + times.coresEach(),
                    note("network_ms_per_file", times.networkInOrder(), times.network()),
                    note("disk_and_codec_ms_per_file", times.disk(1), times.disk(times.threads())));
        }
    }

    private String note(String what, double inOrder, double atOnce) {
        double millis = 1000.0 / options.files();
        return String.format(
                Locale.ROOT,
                "%s one_by_one %.2f several_at_once %.2f",
                what,
                millis * inOrder,
                millis * atOnce);
    }

    @Override
    public void close() {
        multimix.close();
        folder.close();
    }
}
