// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sc.fiji.multimix.start.MenuStart;

/** No class of Deep Java Library is loaded before something is to be computed. */
class LazyEngineIT {
    private static final String APP = System.getProperty("multimix.app");

    @TempDir private Path folder;

    @Test
    void windowAndMenuDoWithoutIt() throws Exception {
        VirtualDisplay.require();
        try (VirtualDisplay display = VirtualDisplay.open()) {
            AppProcess opened = AppProcess.session(folder, display.name(), MenuStart.class, APP);
            assertEquals(new AppProcess(0, "Is in the menu: MultiMix Classify...", ""), opened);
        }
        assertTrue(loaded("ij.Menus"));
        assertWithoutEngine();
    }

    @Test
    void macroThatKnowsTheCommandsDoesWithoutIt() throws Exception {
        Path macro =
                Files.writeString(
                        folder.resolve("list.ijm"),
                        "List.setCommands; print(List.get('MultiMix About...'));");
        AppProcess listed = AppProcess.runListingClasses(folder, "--headless", macro.toString());
        assertEquals(
                new AppProcess(
                        0,
                        Launcher.class.getName() + "(\"" + AboutCommand.class.getName() + "\")",
                        ""),
                listed);
        assertWithoutEngine();
    }

    @Test
    void commandThatIsRefusedDoesWithoutIt() throws Exception {
        AppProcess refused = AppProcess.runListingClasses(folder, "--run", "MultiMix Classify");
        assertEquals(1, refused.code());
        assertTrue(loaded(ClassifyCommand.class.getName()));
        assertWithoutEngine();
    }

    @ParameterizedTest
    @CsvSource({
        "MultiMix Clasify, image=film.png model=m.zip, There is no command",
        "MultiMix Classify, image=film.png model=m.zip modell=m.zip, has no key 'modell'",
        "MultiMix Classify, model=m.zip, none is open",
        "MultiMix Classify, image=other.png model=m.zip, there is no such image file",
        "MultiMix Classify, image=film.png model=other.zip, There is no model file",
        "MultiMix Segment, image=film.png model=m.zip threshold=high, must be a number",
        "MultiMix Segment, image=film.png model=m.zip, film-mask.tif is there already"
    })
    void wrongCallDoesWithoutIt(String command, String options, String reason) throws Exception {
        for (String name : List.of("film.png", "m.zip", "film-mask.tif"))
            Files.writeString(folder.resolve(name), "not looked into");
        AppProcess refused = AppProcess.runListingClasses(folder, "--run", command, options);
        assertEquals(1, refused.code());
        assertTrue(refused.err().contains(reason), refused.err());
        assertTrue(loaded(CommandLabels.class.getName()));
        assertWithoutEngine();
    }

    @Test
    void commandThatOnlyLooksAtAModelDoesWithoutIt() throws Exception {
        AppProcess refused =
                AppProcess.runListingClasses(
                        folder, "--run", "multimix show network input", "model=m.zip");
        assertEquals(1, refused.code());
        assertTrue(loaded(ShowNetworkInputCommand.class.getName()));
        assertWithoutEngine();
    }

    @Test
    void aboutStartsIt() throws Exception {
        AppProcess about = AppProcess.runListingClasses(folder, "--run", "MultiMix About");
        assertEquals(0, about.code(), about.err());
        assertTrue(loaded("ai.djl.engine.Engine"));
    }

    private void assertWithoutEngine() throws IOException {
        assertEquals(
                List.of(), classes().stream().filter(line -> line.contains(" ai.djl.")).toList());
    }

    private boolean loaded(String name) throws IOException {
        return classes().stream().anyMatch(line -> line.contains(" " + name + " "));
    }

    private List<String> classes() throws IOException {
        return Files.readAllLines(folder.resolve(AppProcess.CLASSES));
    }
}
