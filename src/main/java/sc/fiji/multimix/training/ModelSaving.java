// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Brings the models of a training to the disk. Where that fails, the listener is asked for another
 * place; without one, a running training goes on with its models in memory, and one that ends is
 * saved in a {@link FallbackPlace}: hours of training are not lost to a full disk.
 */
final class ModelSaving {
    private final Checkpoints checkpoints;
    private final TrainingListener listener;

    ModelSaving(Checkpoints checkpoints, TrainingListener listener) {
        this.checkpoints = checkpoints;
        this.listener = listener;
    }

    /**
     * Saves after an epoch, there or elsewhere or later.
     *
     * @return whether it was saved now
     * @throws IOException if the listener wants the training to end with it
     */
    boolean save() throws IOException {
        Path place = checkpoints.model();
        while (true) {
            try {
                checkpoints.save(place);
                return true;
            } catch (IOException e) {
                Path elsewhere = listener.onSaveFailed(place, e);
                if (elsewhere == null) {
                    listener.log(
                            e.getMessage()
                                    + " The model is kept in memory and the training goes on; it"
                                    + " tries again after the next epoch.");
                    return false;
                }
                place = elsewhere;
            }
        }
    }

    /**
     * Saves at the end of the training and gives the best model its name.
     *
     * @param asks whether the listener is asked for another place; looked at each time, since the
     *     program may end meanwhile
     * @param discarded whether the user has decided, when asked, to lose the model
     * @return whether there is a model; its place is the checkpoints'
     * @throws IOException if nowhere is a place for it, or the listener wants to end with it
     */
    boolean finish(BooleanSupplier asks, BooleanSupplier discarded) throws IOException {
        boolean hasBest = finishBest(asks, discarded);
        if (hasBest) attempt(checkpoints::finishLast, this::lastIsNotSaved);
        attempt(
                checkpoints::complete,
                () -> "The model is saved, but its planned epochs could not be corrected.");
        attempt(
                checkpoints::settleOlder,
                () -> "The model is saved, but older files beside it could not be renamed.");
        return hasBest;
    }

    private String lastIsNotSaved() {
        Path earlier = checkpoints.last();
        return "The best model is saved as "
                + checkpoints.model()
                + ", but the last one is not"
                + (earlier == null ? "." : "; an earlier one is still in " + earlier + ".");
    }

    /** Something that a saved model can do without. */
    @FunctionalInterface
    private interface Attempt {
        void run() throws IOException;
    }

    private void attempt(Attempt attempt, Supplier<String> failure) {
        try {
            attempt.run();
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            listener.log(failure.get() + " " + e.getMessage());
        }
    }

    private boolean finishBest(BooleanSupplier asks, BooleanSupplier discarded) throws IOException {
        Path place = checkpoints.model();
        while (true) {
            try {
                return checkpoints.finish(place);
            } catch (IOException e) {
                Path elsewhere = asks.getAsBoolean() ? listener.onSaveFailed(place, e) : null;
                if (elsewhere == null && discarded.getAsBoolean()) {
                    checkpoints.discard();
                    return false;
                }
                if (elsewhere == null) return finishInFallback(e);
                place = elsewhere;
            }
        }
    }

    private boolean finishInFallback(IOException refusal) throws IOException {
        for (Path place : FallbackPlace.all(checkpoints.model())) {
            try {
                boolean hasBest = checkpoints.finish(place);
                listener.log(
                        refusal.getMessage()
                                + (hasBest
                                        ? " The model is saved as " + place + " instead."
                                        : " The last state is saved as "
                                                + checkpoints.last()
                                                + " instead."));
                return hasBest;
            } catch (IOException e) {
                refusal.addSuppressed(e);
            }
        }
        throw new IOException(
                refusal.getMessage() + " It could not be saved in your home folder either.",
                refusal);
    }
}
