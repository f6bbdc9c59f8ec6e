// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.benchmark;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;
import sc.fiji.multimix.MultiMix;
import sc.fiji.multimix.engine.DeviceChoice;
import sc.fiji.multimix.progress.ProgressListener;

/**
 * The memory of an analysis of a folder of films of 1024 × 1024 pixels with all pictures, printed
 * after each 100 files: it must not grow with their number.
 *
 * <pre>FolderMemory [FILES]</pre>
 */
final class FolderMemory {
    private static final int SIDE = 1024;
    private static final int EACH = 100; // files

    private final int files;
    private final PrintStream out;
    private long printed;

    private FolderMemory(int files, PrintStream out) {
        this.files = files;
        this.out = out;
    }

    @SuppressWarnings("SystemOut") // a program for the console
    public static void main(String[] args) throws IOException {
        new FolderMemory(args.length > 0 ? Integer.parseInt(args[0]) : 1000, System.out).run();
    }

    private void run() throws IOException {
        try (TemporaryFolder folder = new TemporaryFolder()) {
            Path images = folder.path().resolve("images");
            new GeneratedFiles(SIDE, 1).write(images, files);
            Path model = folder.path().resolve("model.zip");
            UntrainedModel.write(
                    model, BenchmarkOptions.DEFAULTS.width(), BenchmarkOptions.DEFAULTS.size());
            try (MultiMix multimix = MultiMix.load(model, DeviceChoice.CPU)) {
                ProgressListener memory = this::print;
                multimix.analyzeFolder(images, folder.path().resolve("results"), true, memory);
            }
        }
    }

    private void print(String message, double fraction) {
        long done = Math.round(fraction * files);
        if (done == printed || done % EACH != 0) return;
        printed = done;
        Runtime runtime = Runtime.getRuntime();
        System.gc();
        out.printf(
                Locale.ROOT,
                "%5d files: heap after collection %4d MB, process %5s MB%n",
                done,
                (runtime.totalMemory() - runtime.freeMemory()) >> 20,
                ResidentMemory.megabytes());
    }
}
