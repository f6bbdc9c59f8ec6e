// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.window;

import java.awt.Color;
import java.util.Arrays;
import java.util.List;
import sc.fiji.multimix.training.EpochReport;
import sc.fiji.multimix.training.StepLosses;

/** What a training reports of each epoch, with one name and one color wherever it is drawn. */
public enum TrainingQuantity {
    TOTAL("total", Kind.LOSS, 0x000000),
    CLASS("class", Kind.LOSS, 0x0072b2),
    PSEUDO_LABEL("pseudo-label", Kind.LOSS, 0x56b4e9),
    GUESSED_LABEL("guessed label", Kind.LOSS, 0xcc79a7),
    DICE_LOSS("dice", Kind.LOSS, 0xd55e00),
    CONSISTENCY("consistency", Kind.LOSS, 0xe69f00),
    DICE("Dice", Kind.SCORE, 0xd55e00),
    ACCURACY("accuracy", Kind.SCORE, 0x0072b2),
    AUC("AUC", Kind.SCORE, 0x009e73),
    ACCEPTED("accepted pseudo-labels", Kind.PSEUDO_LABEL, 0x56b4e9),
    RIGHT("right pseudo-labels", Kind.PSEUDO_LABEL, 0x000000);

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
    private final int color; // of Okabe and Ito (2008)

    TrainingQuantity(String label, Kind kind, int color) {
        this.label = label;
        this.kind = kind;
        this.color = color;
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
        return new Color(color);
    }

    /** Its value in an epoch; NaN where it is not defined. */
    public double of(EpochReport epoch) {
        return switch (this) {
            case DICE -> epoch.dice();
            case ACCURACY -> epoch.accuracy();
            case AUC -> epoch.auc();
            default -> of(epoch.losses());
        };
    }

    /** Its value in a step; NaN where it is not defined, as a score never is. */
    double of(StepLosses step) {
        return switch (this) {
            case TOTAL -> step.total();
            case CLASS -> step.supervised();
            case PSEUDO_LABEL -> step.pseudoLabel();
            case GUESSED_LABEL -> step.guessedLabel();
            case DICE_LOSS -> step.dice();
            case CONSISTENCY -> step.consistency();
            case ACCEPTED -> step.pseudoLabels().acceptedShare();
            case RIGHT -> step.pseudoLabels().precision();
            case DICE, ACCURACY, AUC -> Double.NaN;
        };
    }
}
