// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.comparison;

/** Where test images come from. */
enum Domain {
    /** From the source that the training's images come from. */
    IN("In-domain", "in-domain"),
    /** From another source. */
    CROSS("Cross-domain", "cross-domain");

    private final String label;
    private final String fileName;

    Domain(String label, String fileName) {
        this.label = label;
        this.fileName = fileName;
    }

    String label() {
        return label;
    }

    /** Part of the names of its files. */
    String fileName() {
        return fileName;
    }
}
