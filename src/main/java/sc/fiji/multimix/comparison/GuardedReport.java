// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.comparison;

import java.io.IOException;
import java.nio.file.Path;
import sc.fiji.multimix.training.TrainingListener;

/**
 * Writes the report so that a table that is open elsewhere, or a chart that cannot be drawn, does
 * not end a comparison of days.
 */
final class GuardedReport {
    /** Writes everything anew. */
    @FunctionalInterface
    interface Report {
        /** Writes; returns the page. */
        Path write() throws IOException;
    }

    private final Report report;
    private final TrainingListener listener;

    GuardedReport(Report report, TrainingListener listener) {
        this.report = report;
        this.listener = listener;
    }

    /** Writes what is there so far; a failure is logged, the last report would throw it. */
    void interim() {
        try {
            report.write();
        } catch (IOException | RuntimeException | Error e) {
            listener.log(
                    "The results so far could not be written: "
                            + FileProblem.inWords(e)
                            + " If one of them is open in another program, close it there. The"
                            + " finished trainings are kept; the results will be written anew.");
        }
    }

    /**
     * Writes the report of all trainings; returns the page.
     *
     * @throws IOException if it cannot be written or drawn; says what to do
     */
    Path last() throws IOException {
        try {
            return report.write();
        } catch (IOException | LinkageError | InternalError e) {
            throw new IOException(
                    "The trainings are done and kept, but their results could not be written: "
                            + FileProblem.inWords(e)
                            + " If one of them is open in another program, close it there. Then run"
                            + " it again with the same values: no finished training is done anew.",
                    e);
        }
    }
}
