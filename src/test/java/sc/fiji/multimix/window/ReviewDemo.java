// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.window;

import ij.ImageJ;
import java.io.IOException;
import java.nio.file.Path;
import sc.fiji.multimix.review.CorrectedLabels;
import sc.fiji.multimix.review.ReviewFilter;
import sc.fiji.multimix.review.ReviewLog;
import sc.fiji.multimix.review.ReviewOrder;
import sc.fiji.multimix.review.ReviewSession;
import sc.fiji.multimix.review.ReviewTable;

/** Opens the window of a review: RESULTS IMAGES SEGMENTATION CLASSIFICATION. */
final class ReviewDemo {
    private ReviewDemo() {}

    public static void main(String[] args) throws IOException {
        new ImageJ();
        ReviewTable table = ReviewTable.read(Path.of(args[0]), Path.of(args[1]));
        CorrectedLabels labels = new CorrectedLabels(Path.of(args[2]), Path.of(args[3]));
        ReviewSession session = new ReviewSession(table, ReviewLog.open(table.folder()), labels);
        ReviewWindow.open(session, ReviewFilter.ALL, ReviewOrder.CONFIDENCE);
    }
}
