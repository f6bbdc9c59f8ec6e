// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import sc.fiji.multimix.data.TrainingData;

/**
 * The steps of one training: how many there are, where the epochs end, and the learning rate of
 * each. It becomes longer when the training is extended, and shorter when it is finished in its
 * first epoch; the rate is halved when the training has diverged.
 */
public final class TrainingSchedule {
    private final float initialRate;
    private final LearningRateSchedule fall;
    private final long stepsPerEpoch;
    private final boolean extendable;

    /** From which step on the rate falls over how many epochs. */
    private final NavigableMap<Long, Integer> epochs = new TreeMap<>();

    /** From which step on the rate is halved how many times. */
    private final NavigableMap<Long, Integer> halvings = new TreeMap<>();

    private int added; // epochs
    private long end; // number of steps

    /** The schedule of these options. */
    TrainingSchedule(TrainingData data, TrainingOptions options) {
        initialRate = options.rate();
        fall = options.schedule();
        stepsPerEpoch =
                options.stepsPerEpoch() > 0
                        ? options.stepsPerEpoch()
                        : (data.streams().longest() + options.batch() - 1L) / options.batch();
        extendable = true;
        epochs.put(0L, options.epochs());
        halvings.put(0L, 0);
        end = stepsPerEpoch * options.epochs();
    }

    private TrainingSchedule(TrainingSchedule other, long end) {
        initialRate = other.initialRate;
        fall = other.fall;
        stepsPerEpoch = other.stepsPerEpoch;
        extendable = false;
        epochs.putAll(other.epochs);
        halvings.putAll(other.halvings);
        this.end = end;
    }

    /** The same steps with the same rates up to the end of an epoch; cannot be extended. */
    synchronized TrainingSchedule until(int epoch) {
        return new TrainingSchedule(this, Math.min(end, epoch * stepsPerEpoch));
    }

    /**
     * Adds epochs to the planned ones, of which the rate knows from a step on.
     *
     * @param wanted epochs added in all
     * @param step number of the step, from 0
     * @return whether there are more than before
     */
    synchronized boolean extend(int wanted, long step) {
        return extend(wanted, plannedEpochs(), step);
    }

    /**
     * Adds epochs to those that are done, of a training that would end before the planned ones.
     *
     * @param wanted epochs added in all
     * @param steps done, whole epochs
     * @return whether there are more than were added before
     */
    synchronized boolean extendFrom(int wanted, long steps) {
        return extend(wanted, Math.toIntExact(steps / stepsPerEpoch), steps);
    }

    private boolean extend(int wanted, int from, long step) {
        if (!extendable || !isToAdd(wanted)) return false;
        int longer = from + wanted - added;
        added = wanted;
        planFrom(step, longer);
        end = stepsPerEpoch * longer;
        return true;
    }

    /**
     * Halves the rate of all steps from one on, beyond earlier halvings.
     *
     * @param step number of the step, from 0
     */
    synchronized void halveRate(long step) {
        int times = halvings.lastEntry().getValue() + 1;
        halvings.tailMap(step, true).clear(); // of steps that are done anew
        halvings.put(step, times);
    }

    /** Whether fewer epochs are added than these. */
    synchronized boolean isToAdd(int wanted) {
        return added < wanted;
    }

    /** Ends the training after so many steps, which need not fill an epoch. */
    synchronized void endAt(long steps) {
        end = steps;
    }

    /**
     * How a schedule was changed while the training ran.
     *
     * @param epochs from which step on the rate falls over how many epochs
     * @param halvings from which step on the rate is halved how many times
     */
    record Changes(SortedMap<Long, Integer> epochs, SortedMap<Long, Integer> halvings) {
        /** Checks the values, and copies the maps. */
        Changes {
            epochs = new TreeMap<>(Objects.requireNonNull(epochs, "the epochs are missing"));
            halvings = new TreeMap<>(Objects.requireNonNull(halvings, "the halvings are missing"));
            if (!isFromStart(epochs, 1) || !isFromStart(halvings, 0))
                throw new IllegalArgumentException("The changes of the schedule are impossible.");
        }

        private static boolean isFromStart(SortedMap<Long, Integer> changes, int least) {
            return !changes.isEmpty()
                    && changes.firstKey() == 0
                    && changes.values().stream().allMatch(value -> value != null && value >= least);
        }

        /** These changes, the rate never halved. */
        Changes withoutHalvings() {
            return new Changes(epochs, new TreeMap<>(Map.of(0L, 0)));
        }

        /** These changes for epochs of another length. */
        Changes scaled(long stepsPerEpoch, long wanted) {
            return new Changes(
                    scaled(epochs, stepsPerEpoch, wanted), scaled(halvings, stepsPerEpoch, wanted));
        }

        private static SortedMap<Long, Integer> scaled(
                SortedMap<Long, Integer> changes, long stepsPerEpoch, long wanted) {
            SortedMap<Long, Integer> scaled = new TreeMap<>();
            changes.forEach((step, value) -> scaled.put(step / stepsPerEpoch * wanted, value));
            return scaled;
        }
    }

    /** How this schedule was changed so far. */
    synchronized Changes changes() {
        return new Changes(epochs, halvings);
    }

    /**
     * Changes this schedule as that of a training that is resumed. What is added from now on counts
     * anew.
     *
     * @param changes of that training
     * @param more epochs that the options want now than they wanted then; may be negative
     * @param from the step that the training goes on with
     * @throws IllegalArgumentException if there would be no epoch, or more than can be counted
     */
    synchronized void restore(Changes changes, int more, long from) {
        long planned = (long) changes.epochs.get(changes.epochs.lastKey()) + more;
        if (planned < 1 || planned > Integer.MAX_VALUE)
            throw new IllegalArgumentException(
                    "The training that is to be resumed would have "
                            + planned
                            + " epochs. Choose another number of epochs.");
        epochs.clear();
        epochs.putAll(changes.epochs);
        halvings.clear();
        halvings.putAll(changes.halvings);
        added = 0;
        if (more != 0) planFrom(from, (int) planned);
        end = stepsPerEpoch * plannedEpochs();
    }

    /** From a step on the rate falls over so many epochs; what was planned beyond it is past. */
    private void planFrom(long step, int count) {
        epochs.tailMap(step, true).clear();
        epochs.put(step, count);
    }

    boolean isExtendable() {
        return extendable;
    }

    long stepsPerEpoch() {
        return stepsPerEpoch;
    }

    /** Number of steps. */
    synchronized long steps() {
        return end;
    }

    /** Number of epochs that are begun. */
    synchronized int epochs() {
        return epoch(end - 1);
    }

    /** Number of epochs that the rate falls over now. */
    synchronized int plannedEpochs() {
        return epochs.lastEntry().getValue();
    }

    /** How many of the finished epochs ended after the last extension; all if there was none. */
    synchronized long epochsSinceExtension(int finished) {
        return finished - epochs.lastKey() / stepsPerEpoch;
    }

    /**
     * The epoch that a step belongs to, from 1.
     *
     * @param step number of the step, from 0
     */
    int epoch(long step) {
        return Math.toIntExact(step / stepsPerEpoch + 1);
    }

    /** Whether an epoch ends after so many steps. */
    synchronized boolean isEpochEnd(long steps) {
        return steps % stepsPerEpoch == 0 || steps == end;
    }

    /** The learning rate of the first step, had it never been halved. */
    float initialRate() {
        return initialRate;
    }

    /**
     * The learning rate.
     *
     * @param step number of the step, from 0
     */
    synchronized float rate(long step) {
        long steps = stepsPerEpoch * epochs.floorEntry(step).getValue();
        float rate = fall.rate(initialRate, step, stepsPerEpoch, steps);
        return Math.scalb(rate, -halvings.floorEntry(step).getValue());
    }
}
