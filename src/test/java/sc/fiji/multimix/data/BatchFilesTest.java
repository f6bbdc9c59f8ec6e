// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchFilesTest {
    private static List<Path> files(String folder, int count) {
        return IntStream.range(0, count).mapToObj(i -> Path.of(folder, i + ".png")).toList();
    }

    @Test
    void areNamedByStreamWithTheirFolderOnly() {
        BatchFiles files =
                new BatchFiles(
                        List.of(Path.of("/home/ann/lungs/a.png").toAbsolutePath()),
                        List.of(Path.of("b.png")),
                        List.of(Path.of("data", "NORMAL", "c.png")),
                        List.of(Path.of("d", "e.png")));
        assertEquals(
                "with masks: lungs/a.png; without masks: b.png; with classes: NORMAL/c.png;"
                        + " without classes: d/e.png",
                files.inWords(20));
    }

    @Test
    void eachIsNamedOnce() {
        Path a = Path.of("a.png");
        Path b = Path.of("b.png");
        BatchFiles files = new BatchFiles(List.of(b, a, b, a), List.of(), List.of(), List.of());
        assertEquals("with masks: b.png, a.png", files.inWords(20));
    }

    @Test
    void theStreamsShareTheNames() {
        BatchFiles two = new BatchFiles(files("x", 3), List.of(), files("y", 2), List.of());
        assertEquals(
                "with masks: x/0.png, x/1.png and 1 more; with classes: y/0.png, y/1.png",
                two.inWords(4));
        BatchFiles one = new BatchFiles(List.of(), List.of(), List.of(), files("x", 5));
        assertEquals(
                "without classes: x/0.png, x/1.png, x/2.png, x/3.png and 1 more", one.inWords(4));
    }
}
