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
import net.imglib2.img.array.ArrayImgs;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sc.fiji.multimix.inference.TestFiles;

class ReviewSessionTest {
    @TempDir private Path folder;

    private TestResults test;
    private ReviewSession session;

    @BeforeEach
    void start() throws IOException {
        test = new TestResults(folder);
        session = test.session();
    }

    @Test
    void notesEachDecisionAndLeavesTheResultsAlone() throws IOException {
        byte[] before = Files.readAllBytes(test.results.resolve("results.csv"));
        session.accept(test.find("sub/b.png"));
        session.saveClass(test.find("a.png"), "NORMAL", false);
        session.saveMask(test.find("films.tif#2"), ArrayImgs.unsignedBytes(20, 16));
        ReviewSession later = test.session();
        for (String name : new String[] {"sub/b.png", "a.png", "films.tif#2"})
            assertTrue(later.isReviewed(test.find(name)), name);
        assertFalse(later.isReviewed(test.find("films.tif#1")));
        Decision saved = later.decisions(test.find("a.png")).get(0);
        assertEquals("NORMAL", saved.newClass());
        assertEquals(test.classification.resolve("NORMAL/a.png").toString(), saved.saved());
        assertEquals(
                new String(before, java.nio.charset.StandardCharsets.UTF_8),
                Files.readString(test.results.resolve("results.csv")));
    }

    @Test
    void aMaskBesideAnotherIsNotedAsSuch() throws IOException {
        byte[] other = new byte[20 * 16];
        other[0] = -1;
        ReviewCase each = test.find("a.png");
        session.saveMask(each, ArrayImgs.unsignedBytes(20, 16));
        session.saveMask(each, ArrayImgs.unsignedBytes(other, 20, 16));
        List<Decision> noted = test.session().decisions(each);
        assertEquals(Decision.Kind.MASK, noted.get(0).kind());
        assertEquals(Decision.Kind.SECOND_MASK, noted.get(1).kind());
        assertTrue(noted.get(1).saved().endsWith("a-2.png"), noted.get(1).saved());
        assertTrue(
                Files.readString(test.results.resolve("review.csv"))
                        .contains("mask saved beside another: remove the wrong one"));
    }

    @Test
    void listsWhatIsLeftToReview() throws IOException {
        session.accept(test.find("films.tif#1"));
        ReviewFilter left = new ReviewFilter("", 0, 1, ReviewFilter.Only.UNREVIEWED);
        assertEquals(
                List.of("films.tif#2", "sub/b.png", "a.png", "bad.png"),
                session.cases(left, ReviewOrder.CONFIDENCE).stream()
                        .map(ReviewCase::name)
                        .toList());
    }

    @Test
    void offersTheModelsClassesAndThoseWithAFolder() throws IOException {
        Files.createDirectory(test.classification.resolve("COVID"));
        assertEquals(List.of("COVID", "NORMAL", "PNEUMONIA"), session.classNames());
    }

    @Test
    void takesTheLastDecisionBack() throws IOException {
        assertFalse(session.canUndo());
        session.saveClass(test.find("a.png"), "NORMAL", false);
        assertTrue(session.canUndo());
        String message = session.undo();
        assertTrue(message.contains("deleted") && message.contains("a.png"), message);
        assertEquals(List.of(), TestFiles.list(test.classification));
        assertFalse(test.session().isReviewed(test.find("a.png")));
        assertFalse(session.canUndo());
        assertThrows(IllegalStateException.class, () -> session.undo());
    }

    @Test
    void takingBackAnAcceptanceDeletesNothing() throws IOException {
        session.saveClass(test.find("a.png"), "NORMAL", false);
        session.accept(test.find("a.png"));
        session.undo();
        assertEquals(1, session.decisions(test.find("a.png")).size());
        assertEquals(List.of("NORMAL/a.png"), TestFiles.list(test.classification));
    }

    @Test
    void aFailedSaveIsNoDecision() throws IOException {
        assertThrows(
                IllegalArgumentException.class,
                () -> session.saveClass(test.find("a.png"), "COVID", false));
        assertFalse(session.isReviewed(test.find("a.png")));
        assertFalse(Files.exists(test.results.resolve("review.csv")));
    }

    @Test
    void saysWhatWasSavedIfItCannotBeNoted() throws IOException {
        Files.createDirectory(test.results.resolve("review.csv"));
        String message =
                assertThrows(
                                IOException.class,
                                () -> session.saveClass(test.find("a.png"), "NORMAL", false))
                        .getMessage();
        assertTrue(message.startsWith("Saved ") && message.contains("review.csv"), message);
    }

    @Test
    void summarizesTheCases() throws IOException {
        session.accept(test.find("a.png"));
        Files.delete(test.images.resolve("films.tif"));
        List<String> lines = ReviewSummary.lines(session, session.table().cases());
        assertEquals(
                List.of(
                        "5 of 5 cases of results.csv",
                        "  NORMAL: 2",
                        "  PNEUMONIA: 2",
                        "  with an error: 1, with a warning: 0, reviewed: 1",
                        "  least confident: films.tif#1 PNEUMONIA 0.600",
                        "  least confident: films.tif#2 NORMAL 0.700",
                        "  least confident: sub/b.png PNEUMONIA 0.800",
                        "  least confident: a.png NORMAL 0.900",
                        "  1 image files are missing, the first: films.tif. Choose the folder that has them."),
                lines);
    }
}
