// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.benchmark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import sc.fiji.multimix.engine.DeviceChoice;

/**
 * What is timed, and how large it is.
 *
 * @param what is timed
 * @param size side of the network's input, in pixels
 * @param batch images per stream of a step, or of a prediction
 * @param steps runs that are timed
 * @param width channels of the network's first stage
 * @param threads of the CPU that compute
 * @param files of a generated folder
 * @param device where to compute
 * @param counts whether native calls and arrays are counted too
 */
record BenchmarkOptions(
        What what,
        int size,
        int batch,
        int steps,
        int width,
        int threads,
        int files,
        DeviceChoice device,
        boolean counts) {
    /** The PyTorch script's. */
    static final BenchmarkOptions DEFAULTS =
            new BenchmarkOptions(What.STEP, 256, 2, 12, 16, 2, 40, DeviceChoice.AUTO, true);

    /** Runs of an analysis of a folder, each of which takes seconds. */
    private static final int FOLDERS = 3;

    /** How to call the program. */
    static final String USAGE =
            words(What.values(), "|")
                    + " [--size 256] [--batch 2] [--steps 12, of folders 3] [--width 16] [--threads 2]"
                    + " [--files 40] [--device auto|cpu|gpu|all] [--counts on|off]";

    private static final Pattern SPACES = Pattern.compile("\\s+");

    BenchmarkOptions {
        require(size >= 32 && size % 16 == 0, "size", size, "at least 32 and divisible by 16");
        require(batch >= 1, "batch", batch, "at least 1");
        require(steps >= 1, "steps", steps, "at least 1");
        require(width >= 1, "width", width, "at least 1");
        require(threads >= 1, "threads", threads, "at least 1");
        require(files >= 1, "files", files, "at least 1");
    }

    private static void require(boolean fulfilled, String name, int value, String range) {
        if (!fulfilled)
            throw new IllegalArgumentException(
                    "--" + name + " must be " + range + ", but is " + value + ".");
    }

    /**
     * Reads a command line.
     *
     * @param line what to time, then pairs of an option and its value
     * @throws IllegalArgumentException if a word is unknown or a value out of range; says which
     */
    static BenchmarkOptions parse(String line) {
        List<String> words =
                SPACES.splitAsStream(line)
                        .filter(word -> !word.isEmpty())
                        .collect(Collectors.toCollection(ArrayList::new));
        if (words.isEmpty()) throw new IllegalArgumentException("Say what to time: " + USAGE);
        BenchmarkOptions options =
                DEFAULTS.with(choice("benchmark", words.remove(0), What.values()));
        while (!words.isEmpty()) {
            String option = words.remove(0);
            if (words.isEmpty())
                throw new IllegalArgumentException("The option " + option + " has no value.");
            options = options.with(option, words.remove(0));
        }
        return options;
    }

    /** Tells the engine, which reads it once, when it starts. */
    void setThreads() {
        System.setProperty("ai.djl.pytorch.num_threads", Integer.toString(threads));
    }

    private BenchmarkOptions with(What other) {
        int runs = other == What.FOLDER ? FOLDERS : steps;
        return new BenchmarkOptions(
                other, size, batch, runs, width, threads, files, device, counts);
    }

    private BenchmarkOptions with(String option, String value) {
        return switch (option) {
            case "--size" -> with(number(option, value), batch, steps, width, threads, files);
            case "--batch" -> with(size, number(option, value), steps, width, threads, files);
            case "--steps" -> with(size, batch, number(option, value), width, threads, files);
            case "--width" -> with(size, batch, steps, number(option, value), threads, files);
            case "--threads" -> with(size, batch, steps, width, number(option, value), files);
            case "--files" -> with(size, batch, steps, width, threads, number(option, value));
            case "--device" -> with(choice("device", value, DeviceChoice.values()), counts);
            case "--counts" -> with(device, choice(option, value, Switch.values()) == Switch.ON);
            default ->
                    throw new IllegalArgumentException(
                            "There is no option " + option + ". The call is: " + USAGE);
        };
    }

    private BenchmarkOptions with(
            int size, int batch, int steps, int width, int threads, int files) {
        return new BenchmarkOptions(
                what, size, batch, steps, width, threads, files, device, counts);
    }

    private BenchmarkOptions with(DeviceChoice device, boolean counts) {
        return new BenchmarkOptions(
                what, size, batch, steps, width, threads, files, device, counts);
    }

    private enum Switch {
        ON,
        OFF
    }

    private static int number(String option, String value) {
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    option + " must be a whole number, but is " + value + ".", e);
        }
    }

    private static <E extends Enum<E>> E choice(String kind, String word, E[] values) {
        return Arrays.stream(values)
                .filter(value -> word(value).equals(word))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "There is no "
                                                + kind
                                                + " '"
                                                + word
                                                + "': choose "
                                                + words(values, ", ")
                                                + "."));
    }

    private static String words(Enum<?>[] values, String separator) {
        return Stream.of(values).map(BenchmarkOptions::word).collect(Collectors.joining(separator));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
