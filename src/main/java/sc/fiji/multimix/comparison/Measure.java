// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.comparison;

/** What is measured on test images, in the order of the paper's tables. */
enum Measure {
    /** Share of images classified correctly. */
    ACCURACY("Acc", "Accuracy", false),
    /** Mean over the classes of the share classified correctly. */
    BALANCED_ACCURACY("Bal. acc", "Balanced accuracy", false),
    /** Area under the ROC curve, mean over classes against the rest. */
    AUC("AUC", "Area under the ROC curve", false),
    /** Dice coefficient. */
    DICE("DS", "Dice coefficient", true),
    /** Jaccard index. */
    JACCARD("JS", "Jaccard index", true),
    /** Structural similarity of the masks. */
    SSIM("SSIM", "Structural similarity", true),
    /** Average Hausdorff distance in pixels. */
    AVERAGE_HAUSDORFF("HD", "Average Hausdorff distance (pixels)", true),
    /** Share of the predicted foreground that is right. */
    PRECISION("P", "Precision", true),
    /** Share of the foreground that is found. */
    RECALL("R", "Recall", true),
    /** Hausdorff distance in pixels. */
    HAUSDORFF("HD max", "Hausdorff distance (pixels)", true),
    /** 95 % Hausdorff distance in pixels. */
    HAUSDORFF_95("HD95", "95 % Hausdorff distance (pixels)", true);

    private final String symbol;
    private final String label;
    private final boolean ofMasks;

    Measure(String symbol, String label, boolean ofMasks) {
        this.symbol = symbol;
        this.label = label;
        this.ofMasks = ofMasks;
    }

    /** As the head of the paper's tables. */
    String symbol() {
        return symbol;
    }

    /** In full, with its unit. */
    String label() {
        return label;
    }

    /** Whether masks are measured, else classes. */
    boolean ofMasks() {
        return ofMasks;
    }
}
