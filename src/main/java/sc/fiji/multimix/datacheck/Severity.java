// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.datacheck;

/** How much a problem matters, the worst first. */
public enum Severity {
    /** The scores or the model would be wrong: better mend it first. */
    SEVERE("Severe"),
    /** Probably a mistake, or worse results. */
    WARNING("Warning"),
    /** Worth knowing. */
    NOTE("Note");

    private final String word;

    Severity(String word) {
        this.word = word;
    }

    @Override
    public String toString() {
        return word;
    }
}
