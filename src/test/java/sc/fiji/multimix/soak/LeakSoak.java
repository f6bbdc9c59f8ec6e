// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.soak;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import sc.fiji.multimix.MultiMix;
import sc.fiji.multimix.benchmark.NativeCalls;
import sc.fiji.multimix.benchmark.ResidentMemory;
import sc.fiji.multimix.benchmark.TemporaryFolder;
import sc.fiji.multimix.engine.DeviceChoice;
import sc.fiji.multimix.engine.Engines;

/**
 * Rounds of 50 training steps, 50 predictions of all kinds, 10 loads and closes of a model, and a
 * training or prediction that fails in each of the known ways. After each round no array of PyTorch
 * may be alive, and at the end the process must not have grown by more than 2 % since the warm-up,
 * a sixth of the rounds.
 *
 * <pre>LeakSoak ROUNDS [memory]</pre>
 *
 * <p>24 rounds make 1,000 steps, 1,000 predictions and 200 loads after the warm-up. The process's
 * memory is judged only with the word "memory", and wants a heap that is whole from the start:
 * {@code -Xms512m -Xmx512m -XX:+AlwaysPreTouch}. Exit code 0, or 1 if anything was left over.
 */
final class LeakSoak {
    private static final int STEPS = 50;
    private static final int PREDICTIONS = 50;
    private static final int LOADS = 10;

    /** Rounds whose mean memory is compared. */
    private static final int COMPARED = 5;

    private static final double MOST_GROWTH = 0.02;

    private final SoakWork work;

    private LeakSoak(SoakWork work) {
        this.work = work;
    }

    @SuppressWarnings("SystemOut") // a program for the console
    public static void main(String[] arguments) throws Exception {
        int rounds = Integer.parseInt(arguments[0]);
        boolean judgesMemory = arguments.length > 1 && arguments[1].equals("memory");
        NativeCalls.install();
        List<Long> megabytes = new ArrayList<>();
        boolean clean;
        try (TemporaryFolder folder = new TemporaryFolder()) {
            clean = run(new LeakSoak(new SoakWork(folder.path())), rounds, megabytes);
        }
        double growth = growth(megabytes);
        System.out.printf(Locale.ROOT, "The process grew by %.1f %%.%n", 100 * growth);
        if (judgesMemory && growth > MOST_GROWTH) clean = false;
        System.exit(clean ? 0 : 1);
    }

    @SuppressWarnings("SystemOut")
    private static boolean run(LeakSoak soak, int rounds, List<Long> megabytes) throws Exception {
        boolean clean = true;
        for (int round = 1; round <= rounds; round++) {
            soak.round();
            int arrays = NativeCalls.arrays();
            clean &= arrays == 0;
            Engines.giveBackMemory();
            megabytes.add(Long.parseLong(ResidentMemory.megabytes().replace("-", "0")));
            System.out.printf(
                    "round %d: %d arrays, %d MB%n",
                    round, arrays, megabytes.get(megabytes.size() - 1));
        }
        return clean;
    }

    private void round() throws IOException, InterruptedException {
        work.train(STEPS);
        work.failToTrain();
        try (MultiMix multimix = MultiMix.load(work.model(), DeviceChoice.CPU)) {
            if (NativeCalls.arrays() == 0) throw new IllegalStateException("Weights do not count.");
            for (int i = 0; i < PREDICTIONS; i++) work.predict(multimix, i);
            work.failToPredict(multimix);
        }
        for (int i = 0; i < LOADS; i++) work.load();
        awaitEndOfTrainings();
    }

    /** A canceled training may end its last step in the background. */
    private static void awaitEndOfTrainings() throws InterruptedException {
        for (Thread thread : Thread.getAllStackTraces().keySet())
            if (thread.getName().startsWith("MultiMix training")) thread.join();
    }

    /** Of the mean of the last rounds over that of those after the warm-up. */
    private static double growth(List<Long> megabytes) {
        int warm = megabytes.size() / 6;
        int compared = Math.min(COMPARED, megabytes.size() - warm);
        return mean(megabytes.subList(megabytes.size() - compared, megabytes.size()))
                        / mean(megabytes.subList(warm, warm + compared))
                - 1;
    }

    private static double mean(List<Long> values) {
        return values.stream().mapToLong(Long::longValue).average().orElse(Double.NaN);
    }
}
