// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Ten thousand damaged files of each kind: each is read, or refused with an error of the suite's
 * own. What fails is printed with its number; {@link HostileFilesSoak} says how to repeat it.
 */
class HostileFilesTest {
    private static final int FILES = 10_000;

    @TempDir private Path folder;

    @Test
    void everyDamagedFileIsReadOrRefused() throws Exception {
        List<String> names =
                FileKinds.all(Files.createDirectories(folder.resolve("kinds"))).stream()
                        .map(FileKind::name)
                        .toList();
        assertTrue(names.size() >= 20, "kinds: " + names);
        List<HostileProcess.Started> halves = new ArrayList<>();
        for (int half = 0; half < 2; half++) halves.add(start(half, names));
        for (HostileProcess.Started half : halves) {
            HostileProcess ended = half.end();
            assertEquals(0, ended.code(), ended.out());
            assertTrue(ended.out().contains("No failures."), ended.out());
        }
    }

    /** Two processes, as there are two processors: every second kind each. */
    private HostileProcess.Started start(int half, List<String> names) throws IOException {
        List<String> mine = new ArrayList<>();
        for (int i = half; i < names.size(); i += 2) mine.add(names.get(i));
        return HostileProcess.start(
                Files.createDirectories(folder.resolve("half" + half)),
                "256m",
                HostileFilesSoak.class,
                String.join(",", mine),
                Integer.toString(FILES),
                "0");
    }
}
