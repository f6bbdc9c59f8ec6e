// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.Prefs;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.scijava.command.CommandService;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.module.ModuleService;

@ResourceLock("ImageJ")
class LastPathsTest {
    @TempDir private Path folder;

    @BeforeEach
    @AfterEach
    void forget() {
        for (String key : List.of("model", "segmentation", "classification", "output"))
            Prefs.set("multimix.last." + key, null);
    }

    @Test
    void pathsOfOneCommandAreThoseOfTheNext() throws Exception {
        File model = Files.createFile(folder.resolve("model.zip")).toFile();
        Module training = module(TrainCommand.class);
        accept(training, "segmentation", folder.toFile(), "model", model);
        Module evaluation = prefilled(EvaluateCommand.class);
        assertEquals(model, evaluation.getInput("model"));
        assertEquals(folder.toFile(), evaluation.getInput("segmentation"));
        assertNull(evaluation.getInput("classification"));
    }

    @Test
    void whatIsToBeMadeIsNotFilledIn() throws Exception {
        File model = Files.createFile(folder.resolve("model.zip")).toFile();
        accept(module(EvaluateCommand.class), "model", model, "output", folder.toFile());
        assertNull(prefilled(EvaluateCommand.class).getInput("output"));
        assertNull(prefilled(TrainCommand.class).getInput("model"));
    }

    @Test
    void aPathThatIsGoneIsNotFilledIn() throws Exception {
        Path model = Files.createFile(folder.resolve("model.zip"));
        accept(module(EvaluateCommand.class), "model", model.toFile());
        assertEquals(model.toFile(), prefilled(ClassifyCommand.class).getInput("model"));
        Files.delete(model);
        assertNull(prefilled(ClassifyCommand.class).getInput("model"));
    }

    @Test
    void aPathLeftEmptyIsForgotten() {
        accept(module(TrainCommand.class), "segmentation", folder.toFile());
        accept(module(TrainCommand.class), "segmentation", null);
        assertNull(prefilled(TrainCommand.class).getInput("segmentation"));
    }

    @Test
    void aCanceledDialogChangesNothing() {
        accept(module(TrainCommand.class), "segmentation", folder.toFile());
        Module canceled = module(TrainCommand.class);
        canceled.setInput("segmentation", new File(folder.toFile(), "other"));
        LastPaths.remember(inputs(canceled), canceled);
        assertEquals(folder.toFile(), prefilled(TrainCommand.class).getInput("segmentation"));
    }

    @Test
    void macrosNeitherReadNorWriteThem() throws Exception {
        File model = Files.createFile(folder.resolve("model.zip")).toFile();
        accept(module(EvaluateCommand.class), "model", model);
        String line = "output=" + folder.resolve("out");
        assertTrue(refusal(line).contains("needs the key 'model'"), refusal(line));
        refusal(line + " model=" + Files.createFile(folder.resolve("other.zip")));
        assertEquals(model, prefilled(ClassifyCommand.class).getInput("model"));
    }

    private static String refusal(String options) {
        return assertThrows(
                        CommandFailure.class,
                        () ->
                                new CommandRun(Contexts.current(), EvaluateCommand.class.getName())
                                        .withOptions(options))
                .getMessage();
    }

    private static Module module(Class<? extends MultiMixCommand> command) {
        return Contexts.current()
                .service(ModuleService.class)
                .createModule(Contexts.current().service(CommandService.class).getCommand(command));
    }

    private static List<ModuleItem<?>> inputs(Module module) {
        List<ModuleItem<?>> inputs = new ArrayList<>();
        module.getInfo().inputs().forEach(inputs::add);
        return inputs;
    }

    private static Module prefilled(Class<? extends MultiMixCommand> command) {
        Module module = module(command);
        LastPaths.fillIn(inputs(module), module);
        return module;
    }

    /** Gives values and presses OK. */
    private static void accept(Module module, Object... keysAndValues) {
        for (int i = 0; i < keysAndValues.length; i += 2)
            module.setInput((String) keysAndValues[i], keysAndValues[i + 1]);
        for (ModuleItem<?> item : inputs(module)) module.resolveInput(item.getName());
        LastPaths.remember(inputs(module), module);
    }
}
