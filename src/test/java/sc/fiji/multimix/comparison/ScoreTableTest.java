// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.comparison;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import sc.fiji.multimix.training.TrainingSystem;

class ScoreTableTest {
    private final List<CellResult> results =
            List.of(
                    TestCells.result(TrainingSystem.U_NET, 10, 0, 1, 0.7, 0),
                    TestCells.result(TrainingSystem.MULTIMIX, 10, 100, 1, 0.8, 0.6),
                    TestCells.result(TrainingSystem.MULTIMIX, 10, 100, 2, 0.9, 0.7));
    private final List<Cell> failed =
            List.of(
                    new Cell(new Setting(TrainingSystem.MULTIMIX, 10, 100), 3),
                    new Cell(new Setting(TrainingSystem.ENC_MM, 0, 100), 1));
    private final ScoreTable table;

    ScoreTableTest() throws IOException {
        table =
                ScoreTable.of(
                        Domain.IN,
                        SettingResult.all(results, failed),
                        TestCells.CLASSES,
                        PublishedResults.read());
    }

    @Test
    void masksHaveMeanDeviationAndThePapersRows() {
        assertEquals(
                List.of("Model", "Labels", "Masks", "DS", "JS", "SSIM", "HD", "P", "R", "Runs"),
                table.part(true).head());
        assertEquals(
                List.of(
                        List.of("U-Net", "", "10", "0.700", "–", "–", "–", "–", "–", "1"),
                        List.of(
                                "published",
                                "",
                                "10",
                                "0.634",
                                "0.695",
                                "0.810",
                                "2.90",
                                "0.779",
                                "0.865",
                                ""),
                        List.of(
                                "MultiMix",
                                "100",
                                "10",
                                "0.850 ± 0.071",
                                "–",
                                "–",
                                "–",
                                "–",
                                "–",
                                "2 (1 failed)"),
                        List.of(
                                "published",
                                "100",
                                "10",
                                "0.954",
                                "0.920",
                                "0.938",
                                "0.70",
                                "0.949",
                                "0.969",
                                "")),
                table.part(true).texts());
    }

    @Test
    void classesHaveF1OfEachAndFailures() {
        ScoreTable part = table.part(false);
        assertEquals(
                List.of(
                        "Model",
                        "Labels",
                        "Masks",
                        "Acc",
                        "BalAcc",
                        "AUC",
                        "F1 NORMAL",
                        "F1 PNEUMONIA",
                        "Runs"),
                part.head());
        assertEquals(
                List.of(
                        "Enc-MM",
                        "100",
                        "",
                        "failed",
                        "failed",
                        "failed",
                        "failed",
                        "failed",
                        "0 (1 failed)"),
                part.texts().get(0));
        assertEquals("0.650 ± 0.071", part.texts().get(1).get(3));
        assertEquals("0.594", part.texts().get(2).get(6));
    }

    @Test
    void csvHasMeansAndDeviationsInColumns() {
        List<String> lines = ScoreTableFiles.csv(table).lines().toList();
        List<String> head = List.of(lines.get(0).split(",", -1));
        int dice = head.indexOf("dice_mean");
        List<String> multimix = List.of(lines.get(4).split(",", -1));
        assertEquals(
                List.of("MultiMix", "trained", "100", "10", "2", "1", "8"), multimix.subList(0, 7));
        assertEquals("0.850000", multimix.get(dice));
        assertEquals("0.070711", multimix.get(dice + 1));
        assertEquals("8", multimix.get(dice + 2));
        assertEquals("", multimix.get(head.indexOf("jaccard_masks")), "not known");
        assertEquals("published", lines.get(5).split(",", -1)[1]);
        for (String line : lines) assertEquals(head.size(), line.split(",", -1).length);
    }

    private static CellResult withHausdorff(int repeat, double value, int defined) {
        CellResult result = TestCells.result(TrainingSystem.U_NET, 10, 0, repeat, 0.7, 0);
        String key = Metric.AVERAGE_HAUSDORFF.key();
        return new CellResult(
                result.cell(),
                1,
                List.of(),
                result.training(),
                result.images(),
                new TestScores(20, 0, 0, Map.of(key, value), Map.of(key, defined)),
                null,
                1);
    }

    private static ScoreTable hausdorff(CellResult... repeats) throws IOException {
        return ScoreTable.of(
                Domain.IN,
                SettingResult.all(List.of(repeats), List.of()),
                List.of(),
                PublishedResults.read());
    }

    @Test
    void imagesWithoutADistanceAreCountedOverTheRepeats() throws IOException {
        ScoreTable marked = hausdorff(withHausdorff(1, 3, 20), withHausdorff(2, 2, 17));
        int column = marked.part(true).head().indexOf("HD");
        assertEquals("2.50 ± 0.71 (37 of 40)", marked.part(true).texts().get(0).get(column));
        assertEquals("2.90", marked.part(true).texts().get(1).get(column), "published");
        String latex = ScoreTableFiles.latex(marked, "");
        assertTrue(latex.contains("2.50$\\pm$0.71 (37 of 40) &"), latex);
        List<String> lines = ScoreTableFiles.csv(marked).lines().toList();
        List<String> head = List.of(lines.get(0).split(",", -1));
        String[] row = lines.get(1).split(",", -1);
        assertEquals("37", row[head.indexOf("average_hausdorff_px_masks")]);
        assertEquals("40", row[head.indexOf("tested_masks")]);
        String cells = CellsTable.csv(List.of(withHausdorff(2, 2, 17)));
        assertTrue(cells.lines().findFirst().get().endsWith(",average_hausdorff_px_masks"), cells);
        assertTrue(cells.endsWith(",2.00000,17\n"), cells);
    }

    @Test
    void aModelThatFindsNothingHasNoDistanceButACount() throws IOException {
        ScoreTable none = hausdorff(withHausdorff(1, Double.NaN, 0));
        assertTrue(none.part(true).texts().get(0).contains("– (0 of 20)"));
        ScoreTable all = hausdorff(withHausdorff(1, 3, 20));
        assertTrue(
                all.part(true).texts().get(0).contains("3.00"), "no mark where none is left out");
    }

    @Test
    void aClassNameIsQuotedInCsvAndEscapedInLatex() {
        ScoreTable odd =
                new ScoreTable(Domain.IN, Column.all(List.of("a,b", "c_d & 50%")), List.of());
        assertTrue(ScoreTableFiles.csv(odd).contains(",\"f1_a,b_mean\","));
        assertEquals(
                "c\\_d \\& 50\\% \\#\\{\\}\\textbackslash{}\\textasciitilde{}"
                        + "\\textasciicircum{}$<$ $\\pm$ --\\$",
                ScoreTableFiles.escape("c_d & 50% #{}\\~^< ± –$"));
    }

    @Test
    void latexRowsHaveAsManyCellsAsTheHead() {
        String latex = ScoreTableFiles.latex(table, "50 % caption");
        assertTrue(latex.startsWith("\\begin{table}"), latex);
        assertTrue(latex.contains("\\caption{50 \\% caption}"), latex);
        assertTrue(latex.contains("0.850$\\pm$0.071"), latex);
        List<Integer> widths =
                latex.lines()
                        .filter(line -> line.endsWith("\\\\"))
                        .map(line -> line.split("(?<!\\\\)&", -1).length)
                        .distinct()
                        .toList();
        assertEquals(List.of(9, 10), widths);
        assertTrue(latex.contains("\\begin{tabular}{@{}lrrrrrrrr@{}}"), latex);
        assertTrue(latex.contains("\\begin{tabular}{@{}lrrrrrrrrr@{}}"), latex);
    }

    @Test
    void aDomainWithoutScoresIsEmpty() throws IOException {
        assertFalse(table.isEmpty());
        assertTrue(
                ScoreTable.of(
                                Domain.CROSS,
                                SettingResult.all(results, List.of()),
                                TestCells.CLASSES,
                                PublishedResults.read())
                        .isEmpty());
    }
}
