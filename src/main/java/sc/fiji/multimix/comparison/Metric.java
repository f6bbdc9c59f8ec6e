// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.comparison;

/** What is measured on test images, in the order of the paper's tables. */
enum Metric {
    /** Share of images classified correctly. */
    ACCURACY("accuracy", "Acc", "Accuracy", false),
    /** Mean over the classes of the share classified correctly. */
    BALANCED_ACCURACY("balanced_accuracy", "BalAcc", "Balanced accuracy", false),
    /** Area under the ROC curve, mean over classes against the rest. */
    AUC("roc_auc", "AUC", "Area under the ROC curve", false),
    /** Dice coefficient. */
    DICE("dice", "DS", "Dice coefficient", true),
    /** Jaccard index. */
    JACCARD("jaccard", "JS", "Jaccard index", true),
    /** Structural similarity of the masks. */
    SSIM("ssim", "SSIM", "Structural similarity", true),
    /** Average Hausdorff distance in pixels. */
    AVERAGE_HAUSDORFF("average_hausdorff_px", "HD", "Average Hausdorff distance (pixels)", true),
    /** Share of the predicted foreground that is right. */
    PRECISION("precision", "P", "Precision", true),
    /** Share of the foreground that is found. */
    RECALL("recall", "R", "Recall", true);

    private final String key;
    private final String symbol;
    private final String label;
    private final boolean ofMasks;

    Metric(String key, String symbol, String label, boolean ofMasks) {
        this.key = key;
        this.symbol = symbol;
        this.label = label;
        this.ofMasks = ofMasks;
    }

    /** Its key in an evaluation and in files. */
    String key() {
        return key;
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

    /** Decimal places in tables: a length has fewer than a share. */
    int digits() {
        return this == AVERAGE_HAUSDORFF ? 2 : 3;
    }
}
