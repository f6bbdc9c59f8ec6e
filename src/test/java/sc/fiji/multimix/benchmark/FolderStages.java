// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.benchmark;

import ai.djl.Device;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import sc.fiji.multimix.engine.Engines;
import sc.fiji.multimix.inference.FolderStageTimes;
import sc.fiji.multimix.inference.Predictor;
import sc.fiji.multimix.inference.TestPredictor;
import sc.fiji.multimix.network.NetworkOptions;
import sc.fiji.multimix.progress.ProgressListener;

/**
 * Analyze Folder on films of 1024 × 1024 pixels with all pictures: the whole, and its parts alone.
 * The network has random weights, so its masks are more ragged than those of a trained one.
 *
 * <p>Arguments: see {@link #USAGE}. Exit code 2 without.
 */
public final class FolderStages {
    private static final String USAGE =
            "Usage: FolderStages [memory] FOLDER [FILES [RESOLUTION [WIDTH [MIRRORED]]]], with 400"
                    + " files, resolution 256, width 16 and false if nothing is said. FOLDER gets"
                    + " the files, or has them from an earlier run. With \"memory\", prints the"
                    + " memory after each 100 files instead, of 1000.";

    private static final Path STATUS = Path.of("/proc/self/status"); // Linux
    private static final int WARM_UP = 32; // films

    private final Path folder;
    private final int films;
    private final NetworkOptions network;
    private final boolean mirrored;
    private final PrintStream out;

    private FolderStages(
            Path folder, int films, NetworkOptions network, boolean mirrored, PrintStream out) {
        this.folder = folder;
        this.films = films;
        this.network = network;
        this.mirrored = mirrored;
        this.out = out;
    }

    @SuppressWarnings("SystemOut") // a program for the console
    public static void main(String[] args) throws IOException {
        boolean memory = args.length > 0 && args[0].equals("memory");
        int first = memory ? 1 : 0;
        if (args.length <= first) {
            System.err.println(USAGE);
            System.exit(2);
        }
        NetworkOptions network =
                NetworkOptions.multiMix(
                        number(args, first + 3, 16), 2, number(args, first + 2, 256), 0);
        FolderStages stages =
                new FolderStages(
                        Path.of(args[first]),
                        number(args, first + 1, memory ? 1000 : 400),
                        network,
                        args.length > first + 4 && Boolean.parseBoolean(args[first + 4]),
                        System.out);
        if (memory) stages.measureMemory();
        else stages.measureTimes();
    }

    private static int number(String[] args, int index, int otherwise) {
        return args.length > index ? Integer.parseInt(args[index]) : otherwise;
    }

    private Predictor predictor() {
        Engines.get().setRandomSeed(1);
        return TestPredictor.of(network, mirrored);
    }

    private void measureTimes() throws IOException {
        Path input = folder.resolve("films" + films);
        LargeFilms.write(input, films);
        Path few = folder.resolve("films" + WARM_UP);
        LargeFilms.write(few, WARM_UP);
        Path output = folder.resolve("results");
        try (Predictor predictor = predictor()) {
            FolderStageTimes warmUp = new FolderStageTimes(predictor, few, output);
            warmUp.readingAndWriting(1);
            warmUp.all(ProgressListener.NONE);
            FolderStageTimes times = new FolderStageTimes(predictor, input, output);
            int threads = times.threads();
            out.printf(
                    Locale.ROOT,
                    "%d films, resolution %d, width %d, mirrored %b, %s, %d at once%n",
                    films,
                    network.resolution(),
                    network.width(),
                    mirrored,
                    Engines.describe(Device.cpu()),
                    threads);
            double all = times.all(ProgressListener.NONE);
            double passes = times.network();
            double files = times.readingAndWriting(threads);
            print("all", all, films);
            print("network alone", passes, films);
            print("files alone", files, films);
            print("network alone, in order", warmUp.networkInOrder(), WARM_UP);
            print("files alone, 1 thread", warmUp.readingAndWriting(1), WARM_UP);
            print("reading alone, 1 thread", warmUp.reading(1), WARM_UP);
            out.printf(Locale.ROOT, "all / larger part %.3f%n", all / Math.max(passes, files));
            out.printf(Locale.ROOT, "all / sum of parts %.3f%n", all / (passes + files));
        }
    }

    private void print(String what, double seconds, int count) {
        out.printf(
                Locale.ROOT,
                "%-24s %7.2f s for %d, %6.1f ms a film%n",
                what,
                seconds,
                count,
                1000 * seconds / count);
    }

    private void measureMemory() throws IOException {
        Path input = folder.resolve("films" + films);
        LargeFilms.write(input, films);
        try (Predictor predictor = predictor()) {
            new FolderStageTimes(predictor, input, folder.resolve("results"))
                    .all(this::printMemory);
        }
    }

    private void printMemory(String message, double fraction) {
        long done = Math.round(fraction * films);
        if (done == 0 || done % 100 != 0) return;
        Runtime runtime = Runtime.getRuntime();
        System.gc();
        out.printf(
                Locale.ROOT,
                "%5d films: heap after collection %4d MB, process %5d MB%n",
                done,
                (runtime.totalMemory() - runtime.freeMemory()) >> 20,
                residentKilobytes() >> 10);
    }

    private static long residentKilobytes() {
        try {
            for (String line : Files.readAllLines(STATUS))
                if (line.startsWith("VmRSS:")) return Long.parseLong(line.replaceAll("[^0-9]", ""));
        } catch (IOException e) {
            return 0; // not Linux
        }
        return 0;
    }
}
