// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.soak;

import com.sun.jna.Function;
import com.sun.jna.Memory;
import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ByteProcessor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.function.LongPredicate;
import sc.fiji.multimix.MultiMix;
import sc.fiji.multimix.TestFilms;
import sc.fiji.multimix.TinyTraining;
import sc.fiji.multimix.benchmark.TemporaryFolder;
import sc.fiji.multimix.benchmark.UntrainedModel;
import sc.fiji.multimix.engine.DeviceChoice;
import sc.fiji.multimix.engine.OutOfMemory;
import sc.fiji.multimix.image.ResultFiles;
import sc.fiji.multimix.inference.Classification;
import sc.fiji.multimix.inference.FolderSummary;
import sc.fiji.multimix.phantom.SampleDataSet;
import sc.fiji.multimix.progress.ProgressListener;
import sc.fiji.multimix.training.TrainingListener;
import sc.fiji.multimix.training.TrainingOptions;

/**
 * Lets memory run out for real and prints what the suite says and that it works again afterwards:
 * {@code MemoryShortage heap} Java's, of which all is taken but what one image needs; {@code
 * MemoryShortage native} PyTorch's, by a limit of the process's address space (Linux).
 */
final class MemoryShortage {
    private static final int MEBIBYTE = 1 << 20;

    private MemoryShortage() {}

    public static void main(String[] arguments) throws Exception {
        try (TemporaryFolder folder = new TemporaryFolder()) {
            if (arguments[0].equals("heap")) new OfJava(folder.path()).run();
            else new OfTheEngine(folder.path()).run();
        }
    }

    @SuppressWarnings("SystemOut") // a program for the console
    private static void print(String line) {
        System.out.println(line);
    }

    private static ByteProcessor noise(int side, long seed) {
        byte[] pixels = new byte[side * side];
        new SplittableRandom(seed).nextBytes(pixels);
        return new ByteProcessor(side, side, pixels);
    }

    /** Too little of Java's memory. */
    private static final class OfJava {
        private static final int SLICES = 4;
        private static final int STACK_SIDE = 2048; // of float, 16 MB a slice
        private static final int FILMS = 12;
        private static final int FILM_SIDE = 1024; // about 30 MB in an analysis

        private final Path folder;
        private final ProgressListener log =
                new ProgressListener() {
                    @Override
                    public void progress(String message, double fraction) {}

                    @Override
                    public void log(String line) {
                        print(line);
                    }
                };

        OfJava(Path folder) {
            this.folder = folder;
        }

        void run() throws Exception {
            Path model = folder.resolve("model.zip");
            UntrainedModel.write(model, 2, 32);
            ImageStack slices = new ImageStack();
            for (int i = 0; i < SLICES; i++) slices.addSlice(noise(STACK_SIDE, i));
            ImagePlus stack = new ImagePlus("stack", slices);
            Path films = folder.resolve("films");
            for (int i = 0; i < FILMS; i++)
                ResultFiles.savePng(noise(FILM_SIDE, i), films.resolve("film" + i + ".png"));
            try (MultiMix multimix = MultiMix.load(model, DeviceChoice.CPU)) {
                List<Classification> classes = withFree(50, () -> multimix.classify(stack, log));
                print(classes.size() + " slices");
                FolderSummary summary =
                        withFree(
                                40,
                                () ->
                                        multimix.analyzeFolder(
                                                films, folder.resolve("results"), false, log));
                print(summary.images() + " films, " + summary.failures() + " failures");
            }
        }

        /** Works while all memory but some is taken. */
        private static <T> T withFree(int mebibytes, Callable<T> work) throws Exception {
            List<byte[]> ballast = new ArrayList<>();
            LongPredicate tooMuch = free -> free > (long) mebibytes * MEBIBYTE;
            while (tooMuch.test(free())) ballast.add(new byte[MEBIBYTE / 2]);
            T result = work.call();
            if (ballast.isEmpty()) throw new IllegalStateException("No memory was taken.");
            return result;
        }

        private static long free() {
            Runtime runtime = Runtime.getRuntime();
            System.gc();
            return runtime.maxMemory() - runtime.totalMemory() + runtime.freeMemory();
        }
    }

    /** Too little memory for PyTorch. */
    private static final class OfTheEngine {
        private static final int RLIMIT_AS = 9; // sys/resource.h of Linux
        private static final int ROOM = 200; // mebibytes; three maps of the first stage

        private final Path folder;

        OfTheEngine(Path folder) {
            this.folder = folder;
        }

        void run() throws IOException {
            SampleDataSet.write(folder.resolve("data"), TinyTraining.FILMS, 1);
            train(TinyTraining.OPTIONS);
            Path large = folder.resolve("large.zip");
            UntrainedModel.write(large, 16, 1024);
            ImagePlus image = new ImagePlus("film", TestFilms.film(1));
            try (MultiMix multimix = MultiMix.load(large, DeviceChoice.CPU)) {
                limit(addressSpace() + (long) ROOM * MEBIBYTE);
                try {
                    multimix.saliency(image, null);
                    print("There was memory enough.");
                } catch (RuntimeException e) {
                    print("prediction out of memory: " + OutOfMemory.is(e));
                }
                try {
                    train(TinyTraining.OPTIONS.withResolution(1024).withWidth(16));
                    print("There was memory enough.");
                } catch (IllegalStateException e) {
                    print(e.getMessage());
                }
                limit(-1);
                train(TinyTraining.OPTIONS);
                print("trained again: " + Files.exists(folder.resolve("model.zip")));
                print("classes: " + multimix.classify(image).size());
            }
        }

        private void train(TrainingOptions options) throws IOException {
            MultiMix.train(
                    folder.resolve("data/segmentation"),
                    folder.resolve("data/classification"),
                    folder.resolve("model.zip"),
                    options,
                    TrainingListener.NONE);
        }

        /** In bytes; -1 for none. */
        private static void limit(long bytes) {
            try (Memory limits = new Memory(2L * Long.BYTES)) {
                limits.setLong(0, bytes);
                limits.setLong(Long.BYTES, -1);
                int failure =
                        Function.getFunction("c", "setrlimit")
                                .invokeInt(new Object[] {RLIMIT_AS, limits});
                if (failure != 0) throw new IllegalStateException("The limit cannot be set.");
            }
        }

        private static long addressSpace() throws IOException {
            for (String line : Files.readAllLines(Path.of("/proc/self/status")))
                if (line.startsWith("VmSize:"))
                    return 1024 * Long.parseLong(line.replaceAll("[^0-9]", ""));
            throw new IOException("No VmSize in /proc/self/status");
        }
    }
}
