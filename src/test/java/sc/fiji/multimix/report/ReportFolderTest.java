// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sc.fiji.multimix.inference.TestFiles;

class ReportFolderTest {
    @TempDir private Path root;

    private static void fill(Path folder) throws IOException {
        Files.writeString(folder.resolve("report.html"), "new");
    }

    @Test
    void newAndEmptyFoldersAreFilled() throws IOException {
        Path empty = Files.createDirectory(root.resolve("empty"));
        ReportFolder.write(empty, ReportFolderTest::fill);
        ReportFolder.write(root.resolve("a/new one"), ReportFolderTest::fill);
        assertEquals(List.of("a/new one/report.html", "empty/report.html"), TestFiles.list(root));
    }

    @Test
    void anotherReportIsKept() throws IOException {
        Path folder = Files.createDirectory(root.resolve("old"));
        Files.writeString(folder.resolve("report.html"), "old");
        for (boolean check : new boolean[] {true, false}) {
            IOException e =
                    assertThrows(
                            IOException.class,
                            () -> {
                                if (check) ReportFolder.check(folder);
                                else ReportFolder.write(folder, ReportFolderTest::fill);
                            });
            assertTrue(e.getMessage().contains("holds another report, which is kept"));
        }
        assertEquals("old", Files.readString(folder.resolve("report.html")));
        Path other = Files.createDirectory(root.resolve("other"));
        Files.writeString(other.resolve("mine.txt"), "mine");
        assertThrows(IOException.class, () -> ReportFolder.check(other));
        assertEquals(List.of("old/report.html", "other/mine.txt"), TestFiles.list(root));
    }

    @Test
    void aCancelLeavesNothing() throws IOException {
        Path folder = root.resolve("canceled");
        assertThrows(
                CancellationException.class,
                () ->
                        ReportFolder.write(
                                folder,
                                inside -> {
                                    fill(inside);
                                    throw new CancellationException();
                                }));
        assertEquals(List.of(), TestFiles.list(root));
        try (var entries = Files.list(root)) {
            assertEquals(0, entries.count());
        }
    }

    @Test
    void aFileInTheWayIsRefused() throws IOException {
        Path file = Files.writeString(root.resolve("file"), "x");
        assertThrows(IOException.class, () -> ReportFolder.check(file));
        assertThrows(IOException.class, () -> ReportFolder.check(file.resolve("below")));
        assertEquals("x", Files.readString(file));
    }

    @Test
    void anEmptyFolderIsFilledNotReplaced() throws IOException {
        Path target = Files.createDirectory(root.resolve("target"));
        Files.writeString(target.resolve(".DS_Store"), "clutter");
        Object before = Files.readAttributes(target, BasicFileAttributes.class).fileKey();
        Path link = Files.createSymbolicLink(root.resolve("link"), target);
        ReportFolder.check(link);
        ReportFolder.write(
                link,
                inside -> {
                    fill(inside);
                    Files.createDirectory(inside.resolve("plots"));
                    Files.writeString(inside.resolve("plots/a.png"), "a");
                });
        assertTrue(Files.isSymbolicLink(link));
        assertEquals(before, Files.readAttributes(target, BasicFileAttributes.class).fileKey());
        assertEquals(List.of(".DS_Store", "plots/a.png", "report.html"), TestFiles.list(target));
        try (var entries = Files.list(root)) {
            assertEquals(2, entries.count());
        }
    }

    @Test
    void whatCannotBeMovedToItsPlaceIsKeptAndNamed() throws IOException {
        Path folder = Files.createDirectory(root.resolve("taken"));
        IOException e =
                assertThrows(
                        IOException.class,
                        () ->
                                ReportFolder.write(
                                        folder,
                                        inside -> {
                                            fill(inside);
                                            Files.writeString(folder.resolve("mine"), "mine");
                                        }));
        String kept = e.getMessage().substring(e.getMessage().lastIndexOf(" in ") + 4);
        assertEquals("new", Files.readString(Path.of(kept, "report.html")));
        assertEquals("mine", Files.readString(folder.resolve("mine")));
        assertFalse(Files.exists(folder.resolve("report.html")));
    }

    @Test
    void aLinkToNothingIsRefused() throws IOException {
        Path link = Files.createSymbolicLink(root.resolve("link"), root.resolve("gone"));
        assertThrows(IOException.class, () -> ReportFolder.check(link));
        assertTrue(Files.isSymbolicLink(link));
    }

    @Test
    void aReportThatWasKilledWhileItWasMovedIsMovedToItsEnd() throws IOException {
        Path folder = Files.createDirectory(root.resolve("report"));
        Path complete = Files.createDirectory(folder.resolve(".0123abcd.complete"));
        Files.createDirectory(folder.resolve("plots")); // was moved already
        Files.writeString(complete.resolve("metrics.json"), "{}");
        fill(complete);
        age(complete, Duration.ofMinutes(2));
        IOException e = assertThrows(IOException.class, () -> ReportFolder.check(folder));
        assertTrue(e.getMessage().contains("holds another report"), e.getMessage());
        assertEquals(List.of("metrics.json", "report.html"), TestFiles.list(folder));
        assertFalse(Files.exists(complete));
    }

    @Test
    void halfAReportIsNotInTheWayAndDeletedWhenItIsOld() throws IOException {
        Path folder = Files.createDirectory(root.resolve("report"));
        Path young = Files.createDirectory(folder.resolve(".0123abcd.tmp"));
        Path old = Files.createDirectory(folder.resolve(".89abcdef.tmp"));
        Path beside = Files.createDirectory(root.resolve(".new.89abcdef.tmp"));
        for (Path each : List.of(young, old, beside)) Files.writeString(each.resolve("x"), "half");
        age(old, Duration.ofDays(2));
        age(beside, Duration.ofDays(2));
        ReportFolder.write(folder, ReportFolderTest::fill);
        ReportFolder.write(root.resolve("new"), ReportFolderTest::fill);
        assertEquals(
                List.of("new/report.html", "report/.0123abcd.tmp/x", "report/report.html"),
                TestFiles.list(root));
    }

    private static void age(Path folder, Duration age) throws IOException {
        Files.setLastModifiedTime(folder, FileTime.from(Instant.now().minus(age)));
    }
}
