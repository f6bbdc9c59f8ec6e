// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReviewTableTest {
    private static final String HEADER = "file,class,confidence,foreground_fraction,error\n";

    @TempDir private Path folder;

    @Test
    void readsWhatTheAnalysisWrites() throws IOException {
        TestResults test = new TestResults(folder);
        ReviewTable table = test.table();
        assertEquals(List.of("NORMAL", "PNEUMONIA"), table.classNames());
        assertEquals(
                List.of("a.png", "bad.png", "films.tif#1", "films.tif#2", "sub/b.png"),
                table.cases().stream().map(ReviewCase::name).toList());
        ReviewCase first = table.cases().get(0);
        assertEquals("NORMAL", first.className());
        assertEquals(0.9, first.confidence());
        assertEquals(List.of(0.9, 0.1), first.probabilities());
        assertEquals(0.25, first.foregroundFraction());
        assertFalse(first.failed() || first.warned());
        assertEquals(test.images.resolve("a.png"), first.image());
        assertEquals(test.results.resolve("masks/a.png"), first.mask());
        assertEquals(test.results.resolve("overlays/a.png"), first.overlay());
        assertEquals(test.results.resolve("masks/sub/b.png"), table.cases().get(4).mask());
    }

    @Test
    void takesTheTableItselfToo() throws IOException {
        TestResults test = new TestResults(folder);
        assertEquals(
                test.table(), ReviewTable.read(test.results.resolve("results.csv"), test.images));
    }

    @Test
    void givesARowPerSliceTheFilesOfItsStack() throws IOException {
        TestResults test = new TestResults(folder);
        ReviewCase slice = test.find("films.tif#2");
        assertEquals("films.tif", slice.file());
        assertEquals(2, slice.slice());
        assertEquals(test.images.resolve("films.tif"), slice.image());
        assertEquals(test.results.resolve("masks/films.tif"), slice.mask());
    }

    @Test
    void keepsTheErrorOfARow() throws IOException {
        ReviewCase bad = new TestResults(folder).find("bad.png");
        assertTrue(bad.failed());
        assertEquals("it is damaged, sorry", bad.error());
        assertTrue(Double.isNaN(bad.confidence()) && Double.isNaN(bad.foregroundFraction()));
        assertTrue(Double.isNaN(bad.probabilities().get(0)));
    }

    @Test
    void readsColumnsByNameInAnyOrderAndIgnoresOthers() throws IOException {
        ReviewTable table =
                read(
                        """
                        new,error,warning,foreground_fraction,p_B,confidence,class,file
                        ?,,looks inverted,0.5,0.75,0.75,B,x.png
                        """);
        ReviewCase only = table.cases().get(0);
        assertEquals("x.png B looks inverted", only.name() + " B " + only.warning());
        assertTrue(only.warned());
        assertEquals(List.of(0.75), only.probabilities());
        assertEquals(Set.of("B"), table.predictedClasses());
    }

    @Test
    void knowsTheFilesOfImagesWhoseNamesDifferInTheirEndsOrCaseOnly() throws IOException {
        ReviewTable table =
                read(
                        HEADER
                                + "A.png,,,0.5,\na.png,,,0.5,\na.tif#1,,,0.5,\na.tif#2,,,0.5,\n"
                                + "b#2.png,,,0.5,\n");
        assertEquals(
                List.of("A.png", "a.png.png", "a.tif.tif", "a.tif.tif", "b#2.png"),
                table.cases().stream().map(each -> each.mask().getFileName().toString()).toList());
        assertEquals(0, table.cases().get(4).slice());
        assertEquals("b#2.png", table.cases().get(4).file());
    }

    @Test
    void namesAMissingColumn() {
        assertFails("file,class,confidence,error\n", "no column 'foreground_fraction'", "class");
        assertFails("file;class;confidence\n", "no column 'file'", "commas");
    }

    @Test
    void namesAValueThatIsNoNumberOrOutOfRange() {
        assertFails(HEADER + "a.png,X,high,0.5,\n", "Row 1", "'confidence'", "'high'");
        assertFails(HEADER + "a.png,X,0.5,1.5,\n", "Row 1", "'foreground_fraction'", "1.5");
        assertFails(HEADER + "a.png,X,NaN,0.5,\n", "NaN");
    }

    @Test
    void refusesFilesOutsideTheFolder() {
        for (String name :
                new String[] {
                    "../secret.png", "/etc/x.png", "", "a\0.png", "../in/a.png", "x/../a.png"
                }) assertFails(HEADER + name + ",X,0.5,0.5,\n", "Row 1");
    }

    @Test
    void saysWhereATableWasLookedFor() {
        String message =
                assertThrows(IOException.class, () -> ReviewTable.read(folder, folder))
                        .getMessage();
        assertTrue(message.contains(folder.resolve("results.csv").toString()), message);
    }

    @Test
    void listsImagesThatWereMovedOnce() throws IOException {
        TestResults test = new TestResults(folder);
        assertEquals(List.of(), test.table().missingImages());
        Files.delete(test.images.resolve("films.tif"));
        assertEquals(List.of(test.images.resolve("films.tif")), test.table().missingImages());
    }

    private void assertFails(String text, String... parts) {
        String message = assertThrows(IOException.class, () -> read(text)).getMessage();
        for (String part : parts) assertTrue(message.contains(part), message);
    }

    private ReviewTable read(String text) throws IOException {
        Files.writeString(folder.resolve("results.csv"), text);
        return ReviewTable.read(folder, folder.resolve("images"));
    }
}
