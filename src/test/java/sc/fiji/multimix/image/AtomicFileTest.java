// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
    private static FileSystemException openElsewhere() {
        return new FileSystemException(
                "a", "b", "The process cannot access the file because it is being used");
    }

    @TempDir Path folder;
    private Path file;

    @BeforeEach
    void writeTheOldFile() throws IOException {
        file = Files.writeString(folder.resolve("a.txt"), "old");
    }

    private static AtomicFile.Content text(String text) {
        return out -> out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void replacesAFileAndMakesItsFolders() throws IOException {
        AtomicFile.write(file, text("new"));
        AtomicFile.write(folder.resolve("b/c/d.txt"), text("deep"));
        assertEquals("new", Files.readString(file));
        assertEquals("deep", Files.readString(folder.resolve("b/c/d.txt")));
        assertEquals(List.of("a.txt", "b"), names());
    }

    @Test
    @DisabledOnOs(OS.WINDOWS) // where users may not make links
    void aLinkStaysAndItsFileIsReplaced() throws IOException {
        Path elsewhere = Files.createDirectory(folder.resolve("b"));
        Path link = Files.createSymbolicLink(elsewhere.resolve("link.txt"), file);
        Path second = Files.createSymbolicLink(elsewhere.resolve("second.txt"), link);
        AtomicFile.check(second);
        AtomicFile.write(second, text("new"));
        assertTrue(Files.isSymbolicLink(link));
        assertTrue(Files.isSymbolicLink(second));
        assertFalse(Files.isSymbolicLink(file));
        assertEquals("new", Files.readString(file));
        assertEquals(List.of("a.txt", "b"), names());
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aLinkToNothingBecomesAFile() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("l.txt"), folder.resolve("none/c.txt"));
        AtomicFile.write(link, text("new"));
        assertFalse(Files.isSymbolicLink(link));
        assertEquals("new", Files.readString(link));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS) // has other permissions, which are the folder's
    void aReplacedFileKeepsItsPermissions() throws IOException {
        for (String permissions : List.of("rw-rw-r--", "rw-------", "r--r--r--", "rwxrwxrwx")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
            AtomicFile.write(file, text(permissions));
            assertEquals(permissions, Files.readString(file));
            assertEquals(
                    permissions,
                    PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        }
    }

    @Test
    void aFullDiskLeavesTheOldFileAndNothingElse() throws IOException {
        IOException e =
                assertThrows(
                        IOException.class,
                        () ->
                                AtomicFile.write(
                                        file,
                                        out -> {
                                            out.write(new byte[1 << 20]);
                                            throw new IOException("No space left on device");
                                        }));
        assertEquals(
                "Cannot write the file "
                        + file
                        + ": the disk is full (No space left on device). Free some space or choose"
                        + " another place.",
                e.getMessage());
        assertIsAsBefore();
    }

    @Test
    void aFailureOfTheProgramLeavesTheOldFileToo() throws IOException {
        assertThrows(
                IllegalStateException.class,
                () ->
                        AtomicFile.write(
                                file,
                                out -> {
                                    out.write(1);
                                    throw new IllegalStateException();
                                }));
        assertIsAsBefore();
    }

    @Test
    void aFileThatAnotherProgramHasOpenIsTriedAgain() throws IOException {
        List<Path> tries = new ArrayList<>();
        FileMove move =
                new FileMove(
                        (from, to) -> {
                            tries.add(to);
                            if (tries.size() < 3) throw openElsewhere();
                            Files.delete(to);
                            Files.move(from, to);
                        },
                        1,
                        1);
        AtomicFile.write(file, text("new"), move);
        assertEquals(List.of(file, file, file), tries);
        assertEquals("new", Files.readString(file));
        assertEquals(List.of("a.txt"), names());
    }

    @Test
    void aFileThatStaysOpenIsAnErrorThatSaysWhatToDo() throws IOException {
        for (FileSystemException refusal :
                List.of(openElsewhere(), new AccessDeniedException("a", "b", null))) {
            List<Path> tries = new ArrayList<>();
            FileMove move =
                    new FileMove(
                            (from, to) -> {
                                tries.add(to);
                                throw refusal;
                            },
                            1,
                            1);
            IOException e =
                    assertThrows(
                            IOException.class, () -> AtomicFile.write(file, text("new"), move));
            assertEquals(3, tries.size());
            assertTrue(e.getMessage().startsWith("Cannot write the file " + file + ": "));
            assertTrue(e.getMessage().contains("another program has it open"), e.getMessage());
            assertIsAsBefore();
        }
    }

    @Test
    void whatIsInTheWayIsNamed() throws IOException {
        Path below = file.resolve("b.txt");
        IOException noFolder =
                assertThrows(IOException.class, () -> AtomicFile.write(below, text("new")));
        assertTrue(noFolder.getMessage().contains(file + " is a file"), noFolder.getMessage());
        assertThrows(IOException.class, () -> AtomicFile.check(below));
        IOException isFolder =
                assertThrows(IOException.class, () -> AtomicFile.write(folder, text("new")));
        assertTrue(isFolder.getMessage().contains("it is a folder"), isFolder.getMessage());
        assertIsAsBefore();
    }

    /** The kernel's own files: nobody can make one there, not even root. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void aFolderThatMayNotBeWrittenToIsAnErrorThatSaysSo() {
        for (String place : List.of("/sys/a.txt", "/proc/a.txt")) {
            for (boolean check : new boolean[] {true, false}) {
                IOException e =
                        assertThrows(
                                IOException.class,
                                () -> {
                                    if (check) AtomicFile.check(Path.of(place));
                                    else AtomicFile.write(Path.of(place), text("new"));
                                });
                assertTrue(
                        e.getMessage().startsWith("Cannot write the file " + place + ": "),
                        e.getMessage());
                assertTrue(e.getMessage().contains("another place"), e.getMessage());
            }
        }
    }

    @Test
    void aCheckLeavesNothing() throws IOException {
        AtomicFile.check(file);
        AtomicFile.check(folder.resolve("b").resolve("new.txt"));
        assertEquals("old", Files.readString(file));
        assertEquals(List.of("a.txt", "b"), names());
    }

    @Test
    void anInterruptedThreadStillWrites() throws IOException {
        Thread.currentThread().interrupt();
        AtomicFile.write(file, text("new"));
        assertTrue(Thread.interrupted());
        assertEquals("new", Files.readString(file));
    }

    @Test
    void abandonedFilesAreDeletedAndOthersAreNot() throws IOException {
        Instant now = Instant.now();
        Path abandoned = unfinished(".a.txt.0123abcd.multimix", now.minusSeconds(120));
        Path another = unfinished(".b.zip.ffffffff.multimix", now.minusSeconds(120));
        Path young = unfinished(".a.txt.89abcdef.multimix", now.minusSeconds(10));
        Path users = unfinished(".a.txt.backup.multimix", now.minusSeconds(120));
        try (UnfinishedFile mine = UnfinishedFile.create(file)) {
            Files.setLastModifiedTime(mine.path(), FileTime.from(now.minusSeconds(120)));
            AbandonedFiles.deleteIn(folder, now);
            assertFalse(Files.exists(abandoned));
            assertFalse(Files.exists(another));
            assertTrue(Files.exists(young));
            assertTrue(Files.exists(users));
            assertTrue(Files.exists(mine.path()));
        }
    }

    /** Else its lock would be lost: POSIX ends it when the file is closed, by whomever. */
    @Test
    void isKnownToBeInUseHoweverItsFolderIsNamed() throws IOException {
        Path inner = Files.createDirectory(folder.resolve("b"));
        try (UnfinishedFile mine = UnfinishedFile.create(file)) {
            Path roundabout = inner.resolve("..").resolve(mine.path().getFileName());
            assertTrue(UnfinishedFile.isInUse(roundabout));
            assertFalse(UnfinishedFile.isInUse(inner.resolve(mine.path().getFileName())));
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void isKnownToBeInUseThroughALinkUntilItIsClosed() throws IOException {
        Path inner = Files.createDirectory(folder.resolve("b"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), inner);
        Path name;
        try (UnfinishedFile mine = UnfinishedFile.create(link.resolve("a.txt"))) {
            name = mine.path().getFileName();
            assertTrue(UnfinishedFile.isInUse(inner.resolve(name)));
            assertTrue(UnfinishedFile.isInUse(link.resolve(name)));
        }
        assertFalse(UnfinishedFile.isInUse(inner.resolve(name)));
    }

    @Test
    void aFolderIsNotLookedThroughForEachOfThousandsOfResults() throws IOException {
        Instant now = Instant.now();
        AbandonedFiles.deleteIn(folder, now);
        Path abandoned = unfinished(".a.txt.0123abcd.multimix", now.minusSeconds(120));
        AbandonedFiles.deleteIn(folder, now.plusSeconds(1));
        assertTrue(Files.exists(abandoned));
        AbandonedFiles.deleteIn(folder, now.plus(Duration.ofMinutes(2)));
        assertFalse(Files.exists(abandoned));
    }

    private Path unfinished(String name, Instant written) throws IOException {
        Path unfinished = Files.writeString(folder.resolve(name), "half");
        return Files.setLastModifiedTime(unfinished, FileTime.from(written));
    }

    private void assertIsAsBefore() throws IOException {
        assertEquals("old", Files.readString(file));
        assertEquals(List.of("a.txt"), names());
    }

    private List<String> names() throws IOException {
        try (Stream<Path> content = Files.list(folder)) {
            return content.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }
}
