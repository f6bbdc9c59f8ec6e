// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.EventQueue;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import javax.swing.Icon;
import javax.swing.JTable;
import net.imglib2.img.array.ArrayImgs;
import org.junit.jupiter.api.Test;
import sc.fiji.multimix.datacheck.DataReport;
import sc.fiji.multimix.datacheck.PartReport;
import sc.fiji.multimix.datacheck.Problem;
import sc.fiji.multimix.datacheck.ProblemKind;
import sc.fiji.multimix.datacheck.Role;
import sc.fiji.multimix.datacheck.Task;
import sc.fiji.multimix.datacheck.Thumbnail;
import sc.fiji.multimix.datacheck.TrainingEstimate;

/** What the window shows; the window itself needs a display. */
class DataCheckDialogTest {
    private static final Path FOLDER = Path.of("data");
    private static final Problem LEAK =
            new Problem(
                    ProblemKind.LEAK,
                    "A picture is in both.",
                    List.of(List.of(FOLDER.resolve("a.png"), FOLDER.resolve("b.png"))));
    private static final Problem FEW =
            new Problem(ProblemKind.FEW_VALIDATION, "Only 2 images.", List.of());

    @Test
    void sumsUpTheProblems() {
        assertEquals("No problems found in the data.", DataCheckDialog.summary(report(List.of())));
        assertEquals(
                "1 severe problem, 2 warnings. Better mend the data before you train.",
                DataCheckDialog.summary(report(List.of(LEAK, FEW, FEW))));
        assertEquals(
                "1 warning. Have a look before you train.",
                DataCheckDialog.summary(report(List.of(FEW))));
    }

    @Test
    void textNamesSeverityInWordsAndTheFiles() {
        String text = ProblemsText.of(report(List.of(LEAK, FEW))).getText();
        assertTrue(text.contains("Severe: A picture is in both.\na.png  =  b.png\n"), text);
        assertTrue(text.contains("Warning: Only 2 images.\n"), text);
        assertTrue(text.contains("All files are in " + FOLDER), text);
    }

    @Test
    void tableHasARowPerPartWithThumbnails() {
        JTable table = PartsTable.of(report(List.of()).parts());
        assertEquals(1, table.getRowCount());
        assertEquals("NORMAL, training", table.getValueAt(0, 0));
        assertEquals("3 (25 %)", table.getValueAt(0, 1));
        assertEquals("64 x 32", table.getValueAt(0, 2));
        Icon strip = (Icon) table.getValueAt(0, 5);
        assertTrue(
                strip.getIconWidth() > strip.getIconHeight(),
                "wide as the image, but " + strip.getIconWidth());
    }

    @Test
    void doesNotBlockTheEventThread() {
        InvocationTargetException failure =
                assertThrows(
                        InvocationTargetException.class,
                        () ->
                                EventQueue.invokeAndWait(
                                        () -> DataCheckDialog.ask(report(List.of()), () -> false)));
        assertEquals(IllegalStateException.class, failure.getCause().getClass());
    }

    private static DataReport report(List<Problem> problems) {
        TreeMap<String, Long> depths = new TreeMap<>();
        depths.put("8-bit", 3L);
        PartReport.Size size = new PartReport.Size(64, 32);
        PartReport part =
                new PartReport(
                        Task.CLASSIFICATION,
                        Role.TRAINING,
                        "NORMAL",
                        3,
                        0.25,
                        size,
                        size,
                        1,
                        depths,
                        0,
                        255,
                        3,
                        250,
                        List.of(
                                new Thumbnail(
                                        FOLDER.resolve("a.png"),
                                        ArrayImgs.unsignedBytes(64, 64),
                                        64,
                                        32)));
        return new DataReport(
                FOLDER,
                List.of(part),
                problems,
                List.of(),
                new TrainingEstimate(1, 1, 1, false, 1, false, "CPU"));
    }
}
