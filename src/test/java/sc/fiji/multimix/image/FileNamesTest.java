// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import sc.fiji.multimix.FileNameSupport;
import sc.fiji.multimix.TestClassPath;
import sc.fiji.multimix.TestJvm;

class FileNamesTest {
    @TempDir private Path folder;

    @Test
    void namesThatAreOneSomewhereHaveOneKey() {
        for (String other : List.of("CAF\u00c9 I", "cafe\u0301 i", "Cafe\u0301 i"))
            assertEquals(FileNames.key("caf\u00e9 i"), FileNames.key(other));
        assertEquals(FileNames.key("ΟΔΟΣ"), FileNames.key("οδος"));
    }

    @Test
    void aLongNameIsCutBetweenCharacters() {
        assertEquals("a.zip", FileNames.beginning("a.zip"));
        assertEquals("😀".repeat(40), FileNames.beginning("😀".repeat(60)));
    }

    @Test
    void aNameOf255BytesCanBeWritten() throws Exception {
        FileNameSupport.require();
        Path file = folder.resolve("日".repeat(84) + "abc");
        AtomicFile.write(file, out -> out.write(1));
        assertEquals(1, Files.size(file));
    }

    /** Only there a locale can lack letters that names of files have. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void aJavaThatCannotNameAFileSaysWhatToDo() throws Exception {
        FileNameSupport.require();
        Path films = Files.createDirectory(folder.resolve("films"));
        Files.write(films.resolve("\u00fc.png"), new byte[] {1});
        Path out = folder.resolve("out.txt");
        ProcessBuilder builder =
                new ProcessBuilder(
                                TestJvm.command(
                                        "-cp",
                                        TestClassPath.current(),
                                        FileNamesProbe.class.getName(),
                                        films.toString()))
                        .redirectErrorStream(true)
                        .redirectOutput(out.toFile());
        builder.environment().put("LC_ALL", "POSIX");
        assertEquals(0, builder.start().waitFor(), () -> out.toString());
        List<String> lines = Files.readAllLines(out);
        assertEquals(2, lines.size(), lines.toString());
        for (String line : lines)
            assertTrue(
                    line.endsWith("start it with the environment variable LC_ALL=C.UTF-8"), line);
        assertTrue(
                lines.get(0).startsWith("'\u00fc.png' cannot be the name of a file: "),
                lines.get(0));
        assertTrue(lines.get(1).contains("Java cannot name it"), lines.get(1));
    }
}
