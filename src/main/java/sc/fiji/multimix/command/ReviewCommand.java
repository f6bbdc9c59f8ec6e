// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.command;

import ij.IJ;
import ij.measure.ResultsTable;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import sc.fiji.multimix.review.CorrectedLabels;
import sc.fiji.multimix.review.Decision;
import sc.fiji.multimix.review.ReviewCase;
import sc.fiji.multimix.review.ReviewFilter;
import sc.fiji.multimix.review.ReviewLog;
import sc.fiji.multimix.review.ReviewOrder;
import sc.fiji.multimix.review.ReviewSession;
import sc.fiji.multimix.review.ReviewSummary;
import sc.fiji.multimix.review.ReviewTable;
import sc.fiji.multimix.window.ReviewWindow;

/**
 * Shows the results of a folder one by one, to be corrected and saved as new labels; in a macro,
 * lists them.
 */
@Plugin(
        type = Command.class,
        label = "MultiMix Review...",
        description =
                "Looks through the results of MultiMix Analyze Folder one by one, and saves corrections as new labels.",
        visible = false)
public class ReviewCommand extends MultiMixCommand {
    private static final String TITLE = "MultiMix Review";

    @Parameter(
            label = "Results folder",
            description =
                    "Output folder of MultiMix Analyze Folder, with results.csv; or that file. What"
                            + " was reviewed is noted there in review.csv.",
            style = "directory",
            persist = false)
    private File results;

    @Parameter(
            label = "Images folder",
            description = "The folder of images that was analyzed.",
            style = "directory",
            persist = false)
    private File images;

    @Parameter(
            label = "Segmentation folder",
            description =
                    "Where corrected masks go with their images, as for MultiMix Train. Empty ="
                            + " masks are not saved.",
            style = "directory",
            required = false,
            persist = false)
    private File segmentation;

    @Parameter(
            label = "Classification folder",
            description =
                    "Where images of a corrected class go, as for MultiMix Train. Empty = classes"
                            + " are not saved.",
            style = "directory",
            required = false,
            persist = false)
    private File classification;

    @Parameter(
            label = "Predicted class",
            description = "Only cases of this class. Empty = all.",
            required = false,
            persist = false)
    private String classname = ReviewFilter.ALL.className();

    @Parameter(
            label = "Lowest confidence",
            description = "Only cases of at least this confidence, from 0 to 1.",
            min = "0",
            max = "1",
            stepSize = "0.05",
            persist = false)
    private double lowest = ReviewFilter.ALL.lowest();

    @Parameter(
            label = "Highest confidence",
            description = "Only cases of at most this confidence, from 0 to 1.",
            min = "0",
            max = "1",
            stepSize = "0.05",
            persist = false)
    private double highest = ReviewFilter.ALL.highest();

    @Parameter(
            label = "Only",
            description =
                    "Which cases: all, those with errors, those analyzed without, those with"
                            + " warnings, or those not reviewed yet.",
            persist = false)
    private ReviewFilter.Only only = ReviewFilter.ALL.only();

    @Parameter(
            label = "Order",
            description =
                    "As in the table, the least confident first, or the smallest foreground first.",
            persist = false)
    private ReviewOrder order = ReviewOrder.TABLE;

    @Override
    void work() throws IOException {
        Path table = Inputs.given(results, "results", "the folder that has results.csv");
        Path analyzed = Inputs.folder(images, "images");
        CorrectedLabels labels =
                new CorrectedLabels(
                        Inputs.optionalFolder(segmentation, "segmentation"),
                        Inputs.optionalFolder(classification, "classification"));
        ReviewTable read = ReviewTable.read(table, analyzed);
        ReviewSession session = new ReviewSession(read, ReviewLog.open(read.folder()), labels);
        ReviewFilter filter = filter(session);
        if (isInteractive()) {
            ReviewWindow.open(session, filter, order);
            return;
        }
        List<ReviewCase> cases = session.cases(filter, order);
        ReviewSummary.lines(session, cases).forEach(IJ::log);
        list(session, cases).show(TITLE);
    }

    private ReviewFilter filter(ReviewSession session) {
        String wanted = classname == null ? "" : classname.strip();
        if (!wanted.isEmpty() && !session.table().predictedClasses().contains(wanted))
            throw new IllegalArgumentException(
                    "There is no class '"
                            + wanted
                            + "' in the results; the classes are: "
                            + String.join(", ", session.table().predictedClasses())
                            + ".");
        return new ReviewFilter(wanted, lowest, highest, only);
    }

    /** A row per case; numbers that are not there are empty. */
    static ResultsTable list(ReviewSession session, List<ReviewCase> cases) {
        ResultsTable table = new ResultsTable();
        table.setNaNEmptyCells(true);
        for (ReviewCase each : cases) {
            table.addRow();
            table.addValue("file", each.file());
            table.addValue("slice", each.slice());
            table.addValue("class", each.className());
            table.addValue("confidence", each.confidence());
            table.addValue("foreground_fraction", each.foregroundFraction());
            table.addValue("warning", each.warning());
            table.addValue("error", each.error());
            List<Decision> decisions = session.decisions(each);
            table.addValue(
                    "reviewed",
                    decisions.isEmpty()
                            ? ""
                            : decisions.get(decisions.size() - 1).kind().toString());
        }
        return table;
    }
}
