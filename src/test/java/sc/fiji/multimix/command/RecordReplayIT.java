// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each command is chosen from ImageJ's menu with the Recorder open, and the recorded line runs the
 * same without a display.
 */
class RecordReplayIT {
    private static final Path HOME = Path.of(System.getProperty("multimix.app")).toAbsolutePath();

    private static final String END = "; that was it";

    /** Prints the macro's state as {@link RecordedStep} writes it. */
    private static final String TELL_STATE =
            """
            current = 'none';
            if (nImages > 0) {
                current = getTitle() + ' (' + getWidth() + ' wide)';
                if (is('binary')) current = 'binary ' + current;
            }
            print(nImages + ' open, current ' + current + ', ' + nResults + ' rowsEND');
            """
                    .replace("END", END);

    @TempDir private Path folder;

    @Test
    void recordedLinesReplayWithoutADisplay() throws Exception {
        VirtualDisplay.require();
        List<RecordedStep> steps = RecordedStep.all(HOME, folder);
        assertEquals(menu(), new TreeSet<>(steps.stream().map(RecordedStep::label).toList()));
        List<String> lines = record();
        for (RecordedStep step : steps) requireResults(step);
        for (RecordedStep step : steps) delete(step.results());
        List<String> macro = new ArrayList<>();
        for (RecordedStep step : steps) {
            String line = line(lines, step);
            for (String key : step.values().keySet())
                assertTrue(line.contains(key + "=" + value(step, key)), line + " lacks " + key);
            if (step.image() != null) macro.add("open('" + step.image() + "');");
            macro.add(line);
            macro.add(TELL_STATE);
            if (step.image() != null) macro.add("close('*');");
        }
        AppProcess replay = AppProcess.macro(folder, macro.toArray(String[]::new));
        assertEquals(0, replay.code(), replay.err());
        Iterator<String> told = List.of(replay.out().split(END, -1)).iterator();
        for (RecordedStep step : steps) {
            String text = told.next();
            for (String expected : step.told())
                assertTrue(
                        text.contains(expected),
                        step.label() + " told " + text + " without " + expected);
            requireResults(step);
        }
    }

    private static void requireResults(RecordedStep step) {
        for (Path result : step.results())
            assertTrue(Files.exists(result), step.label() + " made no " + result);
    }

    private static String value(RecordedStep step, String key) {
        String value = step.values().get(key);
        return value.contains(" ") ? "[" + value + "]" : value;
    }

    /** What the Recorder wrote while each command was run from the menu. */
    private List<String> record() throws Exception {
        try (VirtualDisplay display = VirtualDisplay.open()) {
            AppProcess session =
                    AppProcess.session(
                            folder,
                            display.name(),
                            RecordingSession.class,
                            HOME.toString(),
                            folder.toString());
            assertEquals(0, session.code(), session.err());
        }
        return Files.readAllLines(folder.resolve("recorded.txt"));
    }

    private static String line(List<String> lines, RecordedStep step) {
        return lines.stream()
                .filter(line -> line.startsWith("run(\"" + step.label() + "\""))
                .findFirst()
                .orElseThrow(() -> new AssertionError(step.label() + " is not in " + lines));
    }

    private static Set<String> menu() throws IOException {
        Set<String> labels = new TreeSet<>();
        for (String line : Files.readAllLines(Path.of("plugins.config")))
            if (line.contains("Launcher("))
                labels.add(line.replaceFirst("^[^\"]*\"([^\"]+)\".*", "$1"));
        return labels;
    }

    private static void delete(List<Path> results) throws IOException {
        for (Path result : results) {
            if (!Files.exists(result)) continue; // was in a folder before it
            try (Stream<Path> files = Files.walk(result)) {
                files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
            }
        }
    }
}
