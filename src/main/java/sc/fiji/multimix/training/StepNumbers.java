// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import sc.fiji.multimix.network.GradientMode;

/**
 * The losses and counts of steps, and whether the weights are finite after them, kept on the device
 * until they are read: all at once, since each reading waits for the device, and a GPU would have
 * nothing to do meanwhile.
 */
final class StepNumbers implements AutoCloseable {
    /** Parts of steps that are kept at least before they must be read. */
    private static final int ROWS = 256;

    private static final List<String> TERM_NAMES =
            List.of(
                    "class loss",
                    "pseudo-label loss",
                    "guessed-label loss",
                    "Dice loss",
                    "consistency loss",
                    "total loss");

    // the table's columns: the terms, their total as the last; the counts; the sum of the weights
    private static final int TERMS = TERM_NAMES.size();
    private static final int TOTAL = TERMS - 1;
    private static final int WEIGHTS = TERMS + 4;
    private static final int COLUMNS = WEIGHTS + 1;

    private final NDManager manager;
    private final int partsPerStep;
    private final int room; // for so many parts
    private final NDArray table; // (room, COLUMNS)
    private final NDArray missing; // scalar
    private final NDArray none; // scalar
    private final long interval; // nanoseconds
    private final LongSupplier nanoTime;
    private final List<Row> rows = new ArrayList<>();
    private long lastReading;

    /**
     * What a row belongs to.
     *
     * @param step number of the step
     * @param share of the step's images, in (0, 1]
     * @param used columns of the terms that were computed
     */
    private record Row(long step, float share, Set<Integer> used) {}

    /**
     * The numbers of a step.
     *
     * @param step number of the step, from 0
     * @param notFinite names of the loss terms that are NaN or infinite; of the weights only if all
     *     terms are finite, since they follow
     */
    record Numbers(long step, StepLosses losses, Set<String> notFinite) {
        /** The numbers of two shares of a batch in the same step. */
        Numbers plus(Numbers other) {
            Set<String> both = new LinkedHashSet<>(notFinite);
            both.addAll(other.notFinite);
            return new Numbers(step, losses.plus(other.losses), both);
        }
    }

    /**
     * No numbers yet.
     *
     * @param manager whose sub-manager shall own the numbers
     * @param partsPerStep parts of a step, at most
     * @param interval time after which numbers should be read
     */
    StepNumbers(NDManager manager, int partsPerStep, Duration interval) {
        this(manager, partsPerStep, interval, System::nanoTime);
    }

    StepNumbers(NDManager manager, int partsPerStep, Duration interval, LongSupplier nanoTime) {
        this.manager = manager.newSubManager();
        this.partsPerStep = partsPerStep;
        room = Math.max(ROWS, partsPerStep);
        this.interval = interval.toNanos();
        this.nanoTime = nanoTime;
        table = this.manager.zeros(new Shape(room, COLUMNS));
        missing = this.manager.create(Float.NaN);
        none = this.manager.create(0f);
        lastReading = nanoTime.getAsLong();
    }

    /**
     * Keeps the numbers of a step's part.
     *
     * @param step number of the step, not before that of the last part
     * @param share of the step's images that are in the part, in (0, 1]
     * @param hidden class index of each unlabeled classification image, -1 where unknown, int64;
     *     null without such images
     */
    void add(long step, float share, StepOutputs outputs, NDArray hidden) {
        if (rows.size() == room)
            throw new IllegalStateException("The numbers of " + room + " parts were never read");
        LossTerms terms = outputs.terms();
        NDList columns = new NDList();
        Set<Integer> used = new TreeSet<>();
        for (NDArray term :
                new NDArray[] {
                    terms.supervised(),
                    terms.pseudoLabel(),
                    terms.guessedLabel(),
                    terms.dice(),
                    terms.consistency(),
                    outputs.total()
                }) {
            if (term != null) used.add(columns.size());
            columns.add(term == null ? missing : term);
        }
        GradientMode.notRecording(
                () -> {
                    if (outputs.pseudoLabels() == null) columns.addAll(noCounts());
                    else columns.addAll(outputs.pseudoLabels().counts(hidden));
                    columns.add(none); // until the weights are added
                    try (NDArray row = NDArrays.stack(columns)) {
                        table.set(new NDIndex(rows.size()), row);
                    }
                });
        rows.add(new Row(step, share, used));
    }

    /**
     * Keeps what the weights are after the last step that was added.
     *
     * @param sum of all weights, a scalar: see {@link WeightSum}
     */
    void addWeights(NDArray sum) {
        table.set(new NDIndex(rows.size() - 1, WEIGHTS), sum);
    }

    private NDList noCounts() {
        return new NDList(none, none, none, none);
    }

    /** Whether it is time to read: the interval is over, or there is no room for another step. */
    boolean isDue() {
        return rows.size() + partsPerStep > room || nanoTime.getAsLong() - lastReading >= interval;
    }

    /** Reads what was added since the last reading, one element per step, in order. */
    List<Numbers> read() {
        lastReading = nanoTime.getAsLong();
        if (rows.isEmpty()) return List.of();
        float[] values = table.toFloatArray();
        List<Numbers> numbers = new ArrayList<>();
        for (int first = 0; first < rows.size(); ) {
            int last = first + 1;
            long step = rows.get(first).step;
            while (last < rows.size() && rows.get(last).step == step) last++;
            float[] sums = sums(values, first, last);
            numbers.add(new Numbers(step, losses(sums), notFinite(sums, rows.get(first).used)));
            first = last;
        }
        rows.clear();
        return numbers;
    }

    /** Forgets what was added since the last reading. */
    void clear() {
        rows.clear();
    }

    /** The parts of a step together: losses are means over its images, counts are sums. */
    private float[] sums(float[] values, int first, int last) {
        float[] sums = new float[COLUMNS];
        for (int row = first; row < last; row++)
            for (int column = 0; column < COLUMNS; column++)
                sums[column] +=
                        values[row * COLUMNS + column] * (column < TERMS ? rows.get(row).share : 1);
        return sums;
    }

    private static StepLosses losses(float[] sums) {
        return new StepLosses(
                sums[0],
                sums[1],
                sums[2],
                sums[3],
                sums[4],
                sums[5],
                new PseudoLabelCounts(
                        (long) sums[TERMS],
                        (long) sums[TERMS + 1],
                        (long) sums[TERMS + 2],
                        (long) sums[TERMS + 3]));
    }

    /** Names of what is NaN or infinite: of the cause, where there are consequences too. */
    private static Set<String> notFinite(float[] sums, Set<Integer> used) {
        Set<String> names = new LinkedHashSet<>();
        for (int term : used)
            if (!Float.isFinite(sums[term]) && (term < TOTAL || names.isEmpty()))
                names.add(TERM_NAMES.get(term));
        if (names.isEmpty() && !Float.isFinite(sums[WEIGHTS])) names.add("weights");
        return names;
    }

    @Override
    public void close() {
        manager.close();
    }
}
