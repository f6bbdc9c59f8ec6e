// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import java.nio.file.Path;
import java.util.List;
import sc.fiji.multimix.model.TwinReport;

/**
 * What a training left.
 *
 * @param model file of the best model, which is not the wanted one if it could not be saved there,
 *     see {@link TrainingListener#onSaveFailed}; null if no epoch was finished or the training was
 *     discarded
 * @param lastModel file of the model as it was last, amid an epoch if the program was ended; null
 *     if none was saved or it was discarded
 * @param history one report per finished epoch
 * @param best the report of the epoch that was kept; null if there is no model
 * @param canceled whether the user ended the training early
 * @param twin whether the unlabeled images helped; null if no supervised twin was trained
 */
public record TrainingResult(
        Path model,
        Path lastModel,
        List<EpochReport> history,
        EpochReport best,
        boolean canceled,
        TwinReport twin) {
    /** Copies the list. */
    public TrainingResult {
        history = List.copyOf(history);
    }

    /** This result with what a supervised twin showed. */
    public TrainingResult withTwin(TwinReport report) {
        return new TrainingResult(model, lastModel, history, best, canceled, report);
    }
}
