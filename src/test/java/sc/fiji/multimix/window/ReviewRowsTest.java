// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.process.ByteProcessor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.imglib2.img.array.ArrayImgs;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sc.fiji.multimix.image.ResultFiles;
import sc.fiji.multimix.review.ReviewSession;
import sc.fiji.multimix.review.TestResults;

/** What the review's window shows, without the window. */
class ReviewRowsTest {
    @TempDir private Path folder;

    private TestResults test;
    private ReviewSession session;

    @BeforeEach
    void start() throws IOException {
        test = new TestResults(folder);
        session = test.session();
    }

    @Test
    void rowsHoldTheCasesAndWhatWasDecided() throws IOException {
        ReviewRows rows = new ReviewRows(session);
        assertEquals(5, rows.getRowCount());
        assertEquals("a.png NORMAL 0.9 0.25  ", row(rows, 0));
        assertEquals("bad.png  NaN NaN  it is damaged, sorry", row(rows, 1));
        session.accept(test.find("a.png"));
        session.saveClass(test.find("a.png"), "NORMAL", false);
        assertEquals("a.png NORMAL 0.9 0.25 accepted, NORMAL ", row(rows, 0));
        byte[] other = new byte[20 * 16];
        other[0] = -1;
        session.saveMask(test.find("films.tif#1"), ArrayImgs.unsignedBytes(20, 16));
        session.saveMask(test.find("films.tif#1"), ArrayImgs.unsignedBytes(other, 20, 16));
        assertTrue(
                rowOf(rows, "films.tif#1").contains("mask beside another: remove the wrong one"));
    }

    private static String rowOf(ReviewRows rows, String name) {
        for (int row = 0; row < rows.getRowCount(); row++)
            if (rows.get(row).name().equals(name)) return row(rows, row);
        throw new AssertionError("no case " + name);
    }

    private static String row(ReviewRows rows, int row) {
        StringBuilder text = new StringBuilder();
        for (int column = 0; column < rows.getColumnCount(); column++) {
            Object value = rows.getValueAt(row, column);
            assertTrue(rows.getColumnClass(column).isInstance(value));
            text.append(column == 0 ? "" : " ").append(value);
        }
        return text.toString();
    }

    @Test
    void detailsSayPredictionErrorAndDecisions() throws IOException {
        assertEquals(
                "films.tif#1: PNEUMONIA (NORMAL 0.400, PNEUMONIA 0.600) foreground 0.500",
                CaseText.of(test.find("films.tif#1"), session));
        assertEquals(
                "bad.png\nError: it is damaged, sorry", CaseText.of(test.find("bad.png"), session));
        session.saveClass(test.find("a.png"), "NORMAL", false);
        assertTrue(
                CaseText.of(test.find("a.png"), session)
                        .endsWith(
                                "\nReviewed: class saved NORMAL, "
                                        + test.classification.resolve("NORMAL/a.png")));
    }

    @Test
    void loadsTheSliceAndItsMask() throws IOException {
        LoadedCase slice = LoadedCase.load(test.find("films.tif#2"));
        assertEquals(20, slice.pixels().getWidth());
        assertNull(slice.mask());
        assertTrue(slice.problem().contains("mask is not there"), slice.problem());
        ByteProcessor mask = new ByteProcessor(20, 16);
        mask.set(3, 4, 255);
        ResultFiles.savePng(mask, test.results.resolve("masks/a.png"));
        LoadedCase single = LoadedCase.load(test.find("a.png"));
        assertEquals(255, single.mask().get(3, 4));
        assertEquals("", single.problem());
    }

    @Test
    void saysThatAMaskIsOfAnotherSize() throws IOException {
        ResultFiles.savePng(new ByteProcessor(5, 6), test.results.resolve("masks/a.png"));
        LoadedCase loaded = LoadedCase.load(test.find("a.png"));
        assertNull(loaded.mask());
        assertTrue(loaded.problem().contains("mask 5 x 6"), loaded.problem());
    }

    @Test
    void namesTheFileOfAnImageThatWasMoved() throws IOException {
        Path image = test.images.resolve("a.png");
        Files.delete(image);
        String message =
                assertThrows(IOException.class, () -> LoadedCase.load(test.find("a.png")))
                        .getMessage();
        assertTrue(message.contains(image.toString()), message);
        assertThrows(IOException.class, () -> LoadedCase.load(test.find("bad.png")));
    }
}
