// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.measure.ResultsTable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.scijava.command.CommandModule;
import org.scijava.command.CommandService;
import sc.fiji.multimix.review.ReviewFilter;
import sc.fiji.multimix.review.ReviewOrder;
import sc.fiji.multimix.review.ReviewSession;
import sc.fiji.multimix.review.TestResults;

@ResourceLock("ImageJ")
class ReviewCommandTest {
    @TempDir private Path folder;

    @Test
    void runsWithoutADisplayAndWritesNothing() throws Exception {
        TestResults test = new TestResults(folder);
        CommandModule run =
                Contexts.current()
                        .service(CommandService.class)
                        .run(
                                ReviewCommand.class,
                                true,
                                "results",
                                test.results.toFile(),
                                "images",
                                test.images.toFile(),
                                "segmentation",
                                test.segmentation.toFile(),
                                "classification",
                                test.classification.toFile(),
                                "classname",
                                "NORMAL",
                                "highest",
                                0.8)
                        .get();
        assertFalse(run.isCanceled(), run.getCancelReason());
        assertFalse(Files.exists(test.results.resolve("review.csv")));
    }

    @Test
    void listsARowPerCase() throws Exception {
        TestResults test = new TestResults(folder);
        ReviewSession session = test.session();
        session.accept(test.find("sub/b.png"));
        ResultsTable table =
                ReviewCommand.list(
                        session, session.cases(ReviewFilter.ALL, ReviewOrder.CONFIDENCE));
        assertEquals(5, table.size());
        assertEquals(
                "file,slice,class,confidence,foreground_fraction,warning,error,reviewed",
                table.getColumnHeadings().strip().replace('\t', ',').replaceFirst("^ ,", ""));
        assertEquals("films.tif", table.getStringValue("file", 0));
        assertEquals(1, table.getValue("slice", 0));
        assertEquals(0.6, table.getValue("confidence", 0));
        assertEquals("", table.getStringValue("reviewed", 0));
        List<String> files = List.of("films.tif", "films.tif", "sub/b.png", "a.png", "bad.png");
        for (int row = 0; row < 5; row++)
            assertEquals(files.get(row), table.getStringValue("file", row));
        assertEquals("accepted", table.getStringValue("reviewed", 2));
        assertEquals("it is damaged, sorry", table.getStringValue("error", 4));
        assertTrue(Double.isNaN(table.getValue("confidence", 4)));
    }
}
