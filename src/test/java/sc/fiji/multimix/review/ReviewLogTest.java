// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReviewLogTest {
    private static final Instant TIME = Instant.parse("2026-01-02T03:04:05Z");

    @TempDir private Path folder;

    @Test
    void writesARowPerDecisionUnderOneHeader() throws IOException {
        ReviewLog log = ReviewLog.open(folder);
        assertFalse(Files.exists(log.file()));
        log.add(decision("a.png", 0, Decision.Kind.ACCEPTED, ""));
        log.add(decision("=b, c.tif", 3, Decision.Kind.CLASS, "PNEUMONIA"));
        assertEquals(
                List.of(
                        "file,slice,decision,old_class,new_class,saved_as,time",
                        "a.png,0,accepted,NORMAL,,,2026-01-02T03:04:05Z",
                        "\"'=b, c.tif\",3,class saved,NORMAL,PNEUMONIA,,2026-01-02T03:04:05Z"),
                Files.readAllLines(log.file()));
    }

    @Test
    void goesOnWithWhatWasDecided() throws IOException {
        Decision first = decision("a.png", 0, Decision.Kind.ACCEPTED, "");
        Decision second = decision("=b, c.tif", 3, Decision.Kind.MASK, "");
        ReviewLog.open(folder).add(first);
        ReviewLog.open(folder).add(second);
        ReviewLog log = ReviewLog.open(folder);
        assertEquals(List.of(first), log.decisions(reviewCase("a.png", 0, "NORMAL")));
        assertEquals(List.of(second), log.decisions(reviewCase("=b, c.tif", 3, "NORMAL")));
        assertFalse(log.isReviewed(reviewCase("=b, c.tif", 2, "NORMAL")));
    }

    @Test
    void aLastLineWithoutItsEndIsNotGluedToTheNext() throws IOException {
        ReviewLog log = ReviewLog.open(folder);
        Decision first = decision("a.png", 0, Decision.Kind.ACCEPTED, "");
        Decision second = decision("b.png", 0, Decision.Kind.ACCEPTED, "");
        log.add(first);
        Files.writeString(log.file(), Files.readString(log.file()).stripTrailing());
        ReviewLog.open(folder).add(second);
        ReviewLog read = ReviewLog.open(folder);
        assertEquals(List.of(first), read.decisions(reviewCase("a.png", 0, "NORMAL")));
        assertEquals(List.of(second), read.decisions(reviewCase("b.png", 0, "NORMAL")));
    }

    @Test
    void refusesColumnsThatItWouldNotAppendTo() throws IOException {
        Files.writeString(
                folder.resolve("review.csv"),
                "file,slice,decision,old_class,new_class,saved_as,time,comment\n");
        assertTrue(message().contains("has other columns than"), message());
    }

    @Test
    void forgetsWhatWasTakenBack() throws IOException {
        ReviewLog log = ReviewLog.open(folder);
        Decision mask = decision("a.png", 0, Decision.Kind.MASK, "");
        log.add(mask);
        log.add(decision("a.png", 0, Decision.Kind.CLASS, "PNEUMONIA"));
        log.add(decision("a.png", 0, Decision.Kind.UNDONE, ""));
        ReviewCase each = reviewCase("a.png", 0, "NORMAL");
        assertEquals(List.of(mask), log.decisions(each));
        assertEquals(List.of(mask), ReviewLog.open(folder).decisions(each));
    }

    @Test
    void decisionsOnAnotherPredictionDoNotCount() throws IOException {
        ReviewLog log = ReviewLog.open(folder);
        log.add(decision("a.png", 0, Decision.Kind.ACCEPTED, ""));
        assertTrue(log.isReviewed(reviewCase("a.png", 0, "NORMAL")));
        assertFalse(log.isReviewed(reviewCase("a.png", 0, "PNEUMONIA")));
    }

    @Test
    void refusesATableThatIsNotItsOwn() throws IOException {
        Path file = folder.resolve("review.csv");
        Files.writeString(file, "a,b\n1,2\n");
        assertTrue(message().contains("no column 'file'"));
        Files.writeString(
                file,
                "file,slice,decision,old_class,new_class,saved_as,time\na.png,x,accepted,,,,now\n");
        assertTrue(message().contains("a.png,x,accepted"));
    }

    @Test
    void saysWhereItCannotWrite() throws IOException {
        ReviewLog log = ReviewLog.open(folder.resolve("gone"));
        String message =
                assertThrows(
                                IOException.class,
                                () -> log.add(decision("a.png", 0, Decision.Kind.ACCEPTED, "")))
                        .getMessage();
        assertTrue(message.contains(log.file().toString()), message);
        assertFalse(log.isReviewed(reviewCase("a.png", 0, "NORMAL")));
    }

    private String message() {
        return assertThrows(IOException.class, () -> ReviewLog.open(folder)).getMessage();
    }

    private static Decision decision(String file, int slice, Decision.Kind kind, String newClass) {
        return new Decision(file, slice, kind, "NORMAL", newClass, "", TIME);
    }

    private static ReviewCase reviewCase(String file, int slice, String className) {
        Path path = Path.of("x");
        return new ReviewCase(
                file, slice, className, 0.5, List.of(), 0.5, "", "", path, path, path);
    }
}
