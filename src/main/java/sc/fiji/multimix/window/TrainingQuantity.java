// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.window;

import java.awt.Color;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import sc.fiji.multimix.training.EpochReport;
import sc.fiji.multimix.training.StepLosses;

/** What a training reports of each epoch, with one name and one color wherever it is drawn. */
public enum TrainingQuantity {
    TOTAL("total", Kind.LOSS, 0x000000, StepLosses::total),
    CLASS("class", Kind.LOSS, 0x0072b2, StepLosses::supervised),
    PSEUDO_LABEL("pseudo-label", Kind.LOSS, 0x56b4e9, StepLosses::pseudoLabel),
    GUESSED_LABEL("guessed label", Kind.LOSS, 0xcc79a7, StepLosses::guessedLabel),
    DICE_LOSS("dice", Kind.LOSS, 0xd55e00, StepLosses::dice),
    CONSISTENCY("consistency", Kind.LOSS, 0xe69f00, StepLosses::consistency),
    DICE("Dice", 0xd55e00, EpochReport::dice),
    ACCURACY("accuracy", 0x0072b2, EpochReport::accuracy),
    AUC("AUC", 0x009e73, EpochReport::auc),
    ACCEPTED("accepted pseudo-labels", Kind.PSEUDO_LABEL, 0x56b4e9, accepted()),
    RIGHT("right pseudo-labels", Kind.PSEUDO_LABEL, 0x000000, right());

    /** Quantities that share an axis. */
    public enum Kind {
        /** Unweighted loss terms and their weighted sum, at least 0. */
        LOSS,
        /** Scores on the validation images, in [0, 1]. */
        SCORE,
        /** Shares of the unlabeled images or of the pseudo-labels, in [0, 1]. */
        PSEUDO_LABEL
    }

    private final String label;
    private final Kind kind;
    private final Color color;
    private final ToDoubleFunction<StepLosses> ofStep; // null for a score
    private final ToDoubleFunction<EpochReport> ofEpoch;

    TrainingQuantity(String label, Kind kind, int color, ToDoubleFunction<StepLosses> ofStep) {
        this.label = label;
        this.kind = kind;
        this.color = new Color(color); // of Okabe and Ito (2008)
        this.ofStep = ofStep;
        ofEpoch = epoch -> ofStep.applyAsDouble(epoch.losses());
    }

    TrainingQuantity(String label, int color, ToDoubleFunction<EpochReport> ofEpoch) {
        this.label = label;
        kind = Kind.SCORE;
        this.color = new Color(color);
        ofStep = null;
        this.ofEpoch = ofEpoch;
    }

    private static ToDoubleFunction<StepLosses> accepted() {
        return losses -> losses.pseudoLabels().acceptedShare();
    }

    private static ToDoubleFunction<StepLosses> right() {
        return losses -> losses.pseudoLabels().precision();
    }

    /** Those of a kind, in the order in which they are drawn. */
    public static List<TrainingQuantity> of(Kind kind) {
        return Arrays.stream(values()).filter(quantity -> quantity.kind == kind).toList();
    }

    /** Its name in legends. */
    public String label() {
        return label;
    }

    /** Its name in tables, without spaces. */
    public String column() {
        return (kind == Kind.LOSS ? "loss_" : "") + label.replace(' ', '_');
    }

    public Color color() {
        return color;
    }

    /** Its value in an epoch; NaN where it is not defined. */
    public double of(EpochReport epoch) {
        return ofEpoch.applyAsDouble(epoch);
    }

    /** Its value in a step; NaN where it is not defined, as a score never is. */
    double of(StepLosses step) {
        return ofStep == null ? Double.NaN : ofStep.applyAsDouble(step);
    }
}
