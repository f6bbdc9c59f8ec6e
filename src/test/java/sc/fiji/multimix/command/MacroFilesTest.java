// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scijava.Context;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.module.ModuleItem;

/** The macros that are shipped: their keys are parameters of the commands they run. */
class MacroFilesTest {
    private static final Path FOLDER = Path.of("macros");
    private static final Pattern RUN = Pattern.compile("(?s)run\\(\"([^\"]+)\"(.*?)\\);\n");
    private static final Pattern OPTION = Pattern.compile("option\\(\"([a-z]+)\"");
    private static final Pattern CHECKED = Pattern.compile("readArgument\\(newArray\\((.*?)\\)");
    private static final Pattern DOCUMENTED = Pattern.compile("(?m)^//     ([a-z]+) +[a-z]");
    private static final Pattern KEY = Pattern.compile("[\" ]([a-z]+)=");

    @Test
    void areTheFiveDocumentedOnes() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertEquals(
                    Set.of(
                            "train.ijm",
                            "segment_folder.ijm",
                            "classify_folder.ijm",
                            "saliency.ijm",
                            "demo.ijm"),
                    new TreeSet<>(files.map(file -> file.getFileName().toString()).toList()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"segment_folder", "classify_folder", "saliency", "demo"})
    void passOnlyKeysOfTheirCommands(String name) throws IOException {
        Matcher runs = RUN.matcher(Files.readString(FOLDER.resolve(name + ".ijm")));
        int found = 0;
        while (runs.find()) {
            Set<String> known = keys(runs.group(1));
            List<String> used =
                    KEY.matcher(runs.group(2)).results().map(match -> match.group(1)).toList();
            assertTrue(!used.isEmpty(), runs.group());
            assertEquals(Set.of(), without(used, known), runs.group());
            found++;
        }
        assertTrue(found > 0, name);
    }

    @Test
    void trainPassesOnlyKeysOfTrain() throws IOException {
        String macro = Files.readString(FOLDER.resolve("train.ijm"));
        List<String> used = KEY.matcher(macro).results().map(match -> match.group(1)).toList();
        assertTrue(used.contains("model") && used.contains("segmentation"), used.toString());
        assertEquals(Set.of(), without(used, keys("MultiMix Train...")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"segment_folder", "classify_folder", "saliency", "demo"})
    void documentAndCheckEveryKeyTheyRead(String name) throws IOException {
        String macro = Files.readString(FOLDER.resolve(name + ".ijm"));
        Set<String> documented = found(DOCUMENTED, macro);
        assertEquals(documented, found(OPTION, macro));
        Matcher checked = CHECKED.matcher(macro);
        assertTrue(checked.find(), name);
        assertEquals(documented, found(Pattern.compile("\"([a-z]+)\""), checked.group(1)));
    }

    /** ImageJ's macros cannot share functions. */
    @ParameterizedTest
    @ValueSource(strings = {"classify_folder", "saliency", "demo"})
    void readTheirArgumentInTheSameWay(String name) throws IOException {
        assertEquals(argumentFunctions("segment_folder"), argumentFunctions(name));
    }

    private static String argumentFunctions(String name) throws IOException {
        String macro = Files.readString(FOLDER.resolve(name + ".ijm"));
        return macro.substring(macro.indexOf("// The value of a key in the argument."));
    }

    private static Set<String> found(Pattern pattern, String text) {
        Set<String> found = new TreeSet<>();
        pattern.matcher(text).results().forEach(match -> found.add(match.group(1)));
        return found;
    }

    private static Set<String> without(List<String> used, Set<String> known) {
        Set<String> rest = new TreeSet<>(used);
        rest.removeAll(known);
        return rest;
    }

    private static Set<String> keys(String label) {
        Context context = Contexts.current();
        Set<String> keys = new HashSet<>();
        for (CommandInfo command : context.service(CommandService.class).getCommands())
            if (command.getLabel().equals(label))
                for (ModuleItem<?> input : command.inputs()) keys.add(input.getName());
        assertTrue(!keys.isEmpty(), "No command " + label);
        return keys;
    }
}
