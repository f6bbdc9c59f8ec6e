// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.module.ModuleItem;
import org.scijava.util.Types;

/** What all commands and plugins.config must keep for the macro language. */
class CommandDeclarationTest {
    private static final Pattern MENU_LINE =
            Pattern.compile("Plugins>MultiMix, \"([^\"]+)\", ([\\w.]+)\\(\"([\\w.]+)\"\\)");

    private final List<CommandInfo> commands = commands();

    @Test
    void theCommandsHaveTheirKeys() {
        Map<String, List<String>> keys = new TreeMap<>();
        for (CommandInfo command : commands) keys.put(command.getLabel(), keys(command));
        Map<String, List<String>> wanted = new TreeMap<>();
        wanted.put(
                "MultiMix Train...",
                List.of(
                        "segmentation classification model preset system masks labels resolution width"
                                .concat(" batch epochs rate patience twin seed device resume force")
                                .split(" ")));
        wanted.put(
                "MultiMix Segment...",
                List.of(
                        "image model threshold preview probability overlay opacity rois measure"
                                .concat(" device")
                                .split(" ")));
        wanted.put("MultiMix Classify...", List.of("image", "model", "device"));
        wanted.put(
                "MultiMix Saliency...",
                List.of("image", "model", "target", "overlay", "opacity", "device"));
        wanted.put(
                "MultiMix Explain...",
                List.of("image model target samples noise overlay seed device".split(" ")));
        wanted.put("MultiMix Show Network Input...", List.of("image", "model"));
        wanted.put(
                "MultiMix Analyze Folder...",
                List.of("input", "output", "model", "saliency", "device"));
        wanted.put(
                "MultiMix Review...",
                List.of(
                        "results images segmentation classification classname lowest highest only"
                                .concat(" order")
                                .split(" ")));
        wanted.put(
                "MultiMix Evaluate...",
                List.of(
                        "model",
                        "segmentation",
                        "classification",
                        "output",
                        "bootstrap",
                        "device"));
        wanted.put(
                "MultiMix Compare Systems...",
                List.of(
                        "segmentation classification crosssegmentation crossclassification output"
                                .concat(" systems masks labels repeats preset resolution epochs")
                                .concat(" seed device")
                                .split(" ")));
        wanted.put("MultiMix Create Sample Data...", List.of("output", "images", "seed"));
        wanted.put("MultiMix Check Installation...", List.of("speed"));
        wanted.put(
                "MultiMix Install GPU Support...",
                List.of("action", "source", "checksum", "confirm"));
        wanted.put("MultiMix About...", List.of());
        assertEquals(wanted, keys);
    }

    @Test
    void keysAreLowerCaseLetters() {
        for (CommandInfo command : commands)
            for (String key : keys(command)) assertTrue(key.matches("[a-z]+"), key);
    }

    @Test
    void noKeyIsFoundInsideAnother() {
        // ij.Macro.getValue finds "size=" in "tile_size=": any character but a letter may precede
        for (CommandInfo command : commands)
            for (String key : keys(command))
                for (String other : keys(command))
                    assertFalse(
                            other.matches(".*[^a-zA-Z]" + Pattern.quote(key)), key + ", " + other);
    }

    @Test
    void inputsHaveLabelTooltipAndAreNotRemembered() {
        for (CommandInfo command : commands)
            for (ModuleItem<?> input : inputs(command)) {
                String name = command.getLabel() + " " + input.getName();
                assertTrue(input.getLabel() != null && !input.getLabel().isBlank(), name);
                assertTrue(String.valueOf(input.getDescription()).endsWith("."), name);
                assertFalse(input.isPersisted(), name);
            }
    }

    /**
     * The recorder writes a value's {@code toString}: of an array or a list, nothing that could be
     * read again.
     */
    @Test
    void inputsAreOfTypesThatAreRecordedAndReadAgain() throws CommandFailure {
        Set<Class<?>> known =
                Set.of(
                        Integer.class,
                        Long.class,
                        Double.class,
                        Boolean.class,
                        String.class,
                        java.io.File.class,
                        ij.ImagePlus.class);
        for (CommandInfo command : commands)
            for (ModuleItem<?> input : inputs(command)) {
                String name = command.getLabel() + " " + input.getName();
                Class<?> type = Types.box(input.getType());
                assertFalse(type.isArray() || Iterable.class.isAssignableFrom(type), name);
                assertTrue(known.contains(type) || type.isEnum(), name + " is a " + type);
                for (Object value : samples(input))
                    assertEquals(value, InputText.parse(input, InputText.format(value)), name);
            }
    }

    /** Values of an input that a dialog can give; none for an image, which is not recorded. */
    private static List<?> samples(ModuleItem<?> input) {
        List<?> choices = InputText.choices(input);
        if (!choices.isEmpty()) return choices;
        Class<?> type = Types.box(input.getType());
        if (type == Integer.class) return List.of(0, -3, 100000);
        if (type == Long.class) return List.of(0L, Long.MAX_VALUE);
        if (type == Double.class) return List.of(0.5, 1e-9, 1e12);
        if (type == Boolean.class) return List.of(true, false);
        if (type == String.class) return List.of("a b", "");
        if (type == java.io.File.class) return List.of(new java.io.File("some dir/model.zip"));
        return List.of();
    }

    @Test
    void noCommandIsInAMenuByItself() {
        for (CommandInfo command : commands) {
            assertFalse(command.isVisible(), command.getLabel());
            assertTrue(command.getMenuPath().isEmpty(), command.getLabel());
        }
    }

    @Test
    void menuLabelsAreThoseOfTheCommands() throws IOException {
        Map<String, String> menu = new TreeMap<>();
        for (String line : Files.readAllLines(Path.of("plugins.config"))) {
            if (line.isBlank() || line.startsWith("#") || line.endsWith("\"-\"")) continue;
            Matcher parts = MENU_LINE.matcher(line);
            assertTrue(parts.matches(), line);
            assertEquals(Launcher.class.getName(), parts.group(2));
            menu.put(parts.group(1), parts.group(3));
        }
        Map<String, String> wanted = new TreeMap<>();
        for (CommandInfo command : commands) wanted.put(command.getLabel(), command.getClassName());
        assertEquals(wanted, menu);
    }

    @Test
    void labelsAreNotThoseOfImageJsOwnCommands() throws IOException {
        byte[] properties = ij.IJ.class.getResourceAsStream("/IJ_Props.txt").readAllBytes();
        Matcher labels =
                Pattern.compile("\"([^\"]+)\",ij\\.")
                        .matcher(new String(properties, java.nio.charset.StandardCharsets.UTF_8));
        Set<String> own = new HashSet<>();
        while (labels.find()) own.add(labels.group(1));
        assertTrue(own.contains("Gaussian Blur..."), "ImageJ's commands are not read");
        for (CommandInfo command : commands) assertFalse(own.contains(command.getLabel()));
    }

    private static List<String> keys(CommandInfo command) {
        List<String> keys = new ArrayList<>();
        for (ModuleItem<?> input : inputs(command)) keys.add(input.getName());
        return keys;
    }

    private static List<ModuleItem<?>> inputs(CommandInfo command) {
        List<ModuleItem<?>> inputs = new ArrayList<>();
        for (ModuleItem<?> input : command.inputs())
            if (!Contexts.isFilledIn(input.getType())) inputs.add(input);
        return inputs;
    }

    private static List<CommandInfo> commands() {
        List<CommandInfo> commands = new ArrayList<>();
        for (CommandInfo info : Contexts.current().service(CommandService.class).getCommands())
            if (info.getClassName().startsWith("sc.fiji.multimix.")
                    && !info.getClassName().equals(ProbeCommand.class.getName()))
                commands.add(info);
        return commands;
    }
}
