// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.command;

import java.nio.file.Path;
import sc.fiji.multimix.image.LocalNames;
import sc.fiji.multimix.training.TrainingResult;

/** Names the model that a training has left. */
final class SavedModel {
    private SavedModel() {}

    /**
     * For the end of a sentence, without its full stop.
     *
     * @param result with a model
     * @param wanted where it was to be saved; if it had to be saved elsewhere, that is named in
     *     full, since nobody would find it
     */
    static String describe(TrainingResult result, Path wanted) {
        Path place = result.model().toAbsolutePath();
        return "the model of epoch "
                + result.best().epoch()
                + ": "
                + (isWhereWanted(result, wanted) ? LocalNames.name(place) : place);
    }

    /** Whether the model did not have to be saved elsewhere. */
    static boolean isWhereWanted(TrainingResult result, Path wanted) {
        return result.model().toAbsolutePath().equals(wanted.toAbsolutePath());
    }
}
