// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.benchmark;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import sc.fiji.multimix.engine.DeviceChoice;
import sc.fiji.multimix.training.StepReport;
import sc.fiji.multimix.training.Training;
import sc.fiji.multimix.training.TrainingListener;
import sc.fiji.multimix.training.TrainingOptions;

/**
 * Trains a small network on many small files with little memory, and prints what that takes: the
 * time of reading and checking, images per second and memory of each epoch.
 *
 * <p>Arguments: see {@link #USAGE}. Exit code 2 without.
 */
public final class ManyFiles {
    private static final String USAGE =
            "Usage: ManyFiles FOLDER [FILES [EPOCHS]], with 20000 files and 3 epochs if nothing is"
                    + " said. FOLDER gets the files, or has them from an earlier run.";

    private static final int SIDE = 96;
    private static final int LABELED = 200;
    private static final long MEGABYTE = 1 << 20;
    private static final TrainingOptions OPTIONS =
            TrainingOptions.FAST
                    .withResolution(64)
                    .withWidth(4)
                    .withBatch(16)
                    .withStepsPerEpoch(0)
                    .withDevice(DeviceChoice.CPU);

    private ManyFiles() {}

    /** Runs. */
    @SuppressWarnings("SystemOut") // a program for the console
    public static void main(String[] arguments) throws IOException {
        if (arguments.length == 0) {
            System.err.println(USAGE);
            System.exit(2);
        }
        Path folder = Path.of(arguments[0]);
        int count = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 20000;
        int epochs = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 3;
        Path classes = folder.resolve("files" + count);
        if (!Files.exists(classes))
            IntStream.range(0, count).parallel().forEach(i -> write(classes, i));
        Log log = new Log();
        log.print(count + " files, -Xmx " + Runtime.getRuntime().maxMemory() / MEGABYTE + " MB");
        Training.run(null, classes, folder.resolve("model.zip"), OPTIONS.withEpochs(epochs), log)
                .close();
        log.print("finished");
    }

    /** A disk of the class's brightness on noise; most files are unlabeled, a tenth validates. */
    private static void write(Path folder, int index) {
        SplittableRandom random = new SplittableRandom(index);
        boolean bright = random.nextBoolean();
        String name = bright ? "BRIGHT" : "DARK";
        String part =
                index % 10 == 0
                        ? "validation/" + name
                        : index < LABELED ? "train/" + name : "unlabeled";
        int x0 = 20 + random.nextInt(56);
        int y0 = 20 + random.nextInt(56);
        BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 0; y < SIDE; y++)
            for (int x = 0; x < SIDE; x++) {
                boolean inside = (x - x0) * (x - x0) + (y - y0) * (y - y0) < 200;
                int gray = inside ? (bright ? 180 : 20) : 80 + x / 2;
                image.getRaster().setSample(x, y, 0, gray + random.nextInt(40));
            }
        try {
            Path file =
                    folder.resolve(part)
                            .resolve(String.format(Locale.ROOT, "image%06d.png", index));
            Files.createDirectories(file.getParent());
            ImageIO.write(image, "png", file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Prints time, resident memory (of Linux) and Java's heap with each line. */
    private static final class Log implements TrainingListener {
        private static final int IMAGES_PER_STEP =
                OPTIONS.batch() * (1 + 2 * OPTIONS.unlabeledRatio());

        private final long start = System.nanoTime();
        private String reading = "";
        private int epoch;
        private long epochStart;
        private long epochFirst;

        void print(String line) {
            Runtime runtime = Runtime.getRuntime();
            System.out.printf(
                    Locale.ROOT,
                    "%6.1f s | process %s MB, at most %s MB, heap %d MB | %s%n",
                    (System.nanoTime() - start) / 1e9,
                    ResidentMemory.megabytes(),
                    ResidentMemory.peakMegabytes(),
                    (runtime.totalMemory() - runtime.freeMemory()) / MEGABYTE,
                    line);
        }

        @Override
        public void progress(String message, double fraction) {
            String what = message.replaceAll("\\d.*", "");
            if (!what.equals(reading) || fraction == 1) print(message);
            reading = what;
        }

        @Override
        public void log(String line) {
            print(line.length() > 160 ? line.substring(0, 160) + "..." : line);
        }

        @Override
        public void onStep(StepReport step) {
            if (step.epoch() != epoch) {
                epoch = step.epoch();
                epochStart = System.nanoTime();
                epochFirst = step.step();
            }
            if (step.step() % 100 == 0) print("step " + step.step() + " of " + step.steps());
            if (step.steps() / step.epochs() * epoch == step.step()) tellSpeed(step.step());
        }

        private void tellSpeed(long last) {
            double seconds = (System.nanoTime() - epochStart) / 1e9;
            print(
                    String.format(
                            Locale.ROOT,
                            "epoch %d: %.0f images/s",
                            epoch,
                            (last - epochFirst) * IMAGES_PER_STEP / seconds));
        }
    }
}
