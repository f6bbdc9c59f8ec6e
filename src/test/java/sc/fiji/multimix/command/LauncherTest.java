// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.macro.Interpreter;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.scijava.Context;
import org.scijava.command.CommandModule;
import org.scijava.command.CommandService;
import org.scijava.event.EventHandler;
import org.scijava.event.EventService;
import org.scijava.event.EventSubscriber;
import org.scijava.module.event.ModuleCanceledEvent;

/**
 * Inputs, images and outputs of a launched command; ImageJ runs in batch mode without a display.
 */
@ResourceLock("ImageJ")
class LauncherTest {
    private final ImagePlus front = IJ.createImage("front", "8-bit ramp", 8, 4, 1);

    @BeforeEach
    void openAnImage() {
        Interpreter.batchMode = true;
        ProbeCommand.lastImage = null;
        ProbeCommand.lastValues = null;
        front.show();
    }

    @AfterEach
    void closeImages() {
        int[] ids = WindowManager.getIDList();
        if (ids != null)
            for (int id : ids) Interpreter.removeBatchModeImage(WindowManager.getImage(id));
        WindowManager.setTempCurrentImage(null);
        Interpreter.batchMode = false;
    }

    @Test
    void fillsAbsentKeysWithTheDefaults() throws CommandFailure {
        run("text=hello");
        assertEquals("hello|null|3|0.5|false|mean", ProbeCommand.lastValues);
    }

    @Test
    void readsEveryKindOfValue() throws CommandFailure {
        run(
                "text=[a b] path=[/some dir/x.tif] count=-7 factor=1e-3 flag=TRUE"
                        + " failure=NONE metric=[Max Value]");
        assertEquals("a b|/some dir/x.tif|-7|0.001|true|max value", ProbeCommand.lastValues);
    }

    @Test
    void takesAnEmptyPathAsNone() throws CommandFailure {
        run("text=x path=[]");
        assertEquals("x|null|3|0.5|false|mean", ProbeCommand.lastValues);
    }

    @Test
    void forgetsTheValuesOfTheRunBefore() throws CommandFailure {
        run("text=x count=9 flag=true factor=2");
        run("text=x");
        assertEquals("x|null|3|0.5|false|mean", ProbeCommand.lastValues);
    }

    @Test
    void refusesUnknownKeysAndNamesTheKnownOnes() {
        assertEquals(
                "Probe has no key 'cuont'. Its keys are: image, text, path, count, factor, flag,"
                        + " failure, metric. A value with spaces goes into brackets: key=[a b].",
                refusal("text=x cuont=4"));
    }

    @Test
    void refusesTextThatIsNoNumber() {
        for (String text : new String[] {"abc", "1.7", "1e3", "99999999999"})
            assertEquals(
                    "The key 'count' must be a whole number, but is '" + text + "'.",
                    refusal("text=x count=" + text));
        for (String text : new String[] {"abc", "1,5", "NaN", "1d", "1e999"})
            assertEquals(
                    "The key 'factor' must be a number, for example 0.001, but is '" + text + "'.",
                    refusal("text=x factor=" + text));
    }

    @Test
    void refusesSwitchesOtherThanTrueAndFalse() {
        for (String text : new String[] {"yes", "1", "on"})
            assertEquals(
                    "The key 'flag' must be true or false, but is '" + text + "'.",
                    refusal("text=x flag=" + text));
        assertTrue(refusal("text=x flag").contains("key=true"));
    }

    @Test
    void refusesWhatIsNoneOfTheChoices() {
        assertEquals(
                "The key 'failure' must be one of [none, refuse, crash], but is 'maybe'.",
                refusal("text=x failure=maybe"));
        assertEquals(
                "The key 'metric' must be one of [mean, max value], but is 'median'.",
                refusal("text=x metric=median"));
    }

    @Test
    void refusesAMissingRequiredKey() {
        assertEquals("Probe needs the key 'text': A required text.", refusal(null));
    }

    @Test
    void worksOnTheCallingThreadsImage() throws CommandFailure {
        ImagePlus hidden = IJ.createImage("hidden", "8-bit black", 4, 4, 1);
        WindowManager.setTempCurrentImage(hidden); // as IJ.run(hidden, ...) does
        run("text=x");
        assertEquals("hidden", ProbeCommand.lastImage);
    }

    @Test
    void worksOnTheImageNamed() throws CommandFailure {
        IJ.createImage("other [1]", "8-bit black", 4, 4, 1).show();
        run("text=x image=front");
        assertEquals("front", ProbeCommand.lastImage);
        run("text=x image=[other [1]]");
        assertEquals("other [1]", ProbeCommand.lastImage);
        run("text=x image=" + front.getID());
        assertEquals("front", ProbeCommand.lastImage);
    }

    @Test
    void refusesAnUnknownTitleInsteadOfInventingAnImage() {
        assertEquals(
                "No open image is called 'typo' (key 'image'). Open are: [front].",
                refusal("text=x image=typo"));
    }

    @Test
    void saysWhatToDoWithAFile() {
        String file = refusal("text=x image=README.md");
        assertTrue(file.contains("open it first in a macro, open(\"README.md\");"), file);
        assertTrue(file.contains("MultiMix Analyze Folder"), file);
        String folder = refusal("text=x image=sample-data");
        assertTrue(folder.endsWith("For a folder use MultiMix Analyze Folder."), folder);
    }

    @Test
    void saysThatNoImageIsOpen() {
        closeImages();
        assertEquals(
                "Probe works on an image, but none is open. Open one in a macro before this line, or"
                        + " give --run its file, image=a.png; for folders there is MultiMix Analyze"
                        + " Folder.",
                refusal("text=x"));
    }

    @Test
    void makesTheFirstOutputCurrentAndRegistersAll() throws CommandFailure {
        run("text=x");
        ImagePlus current = WindowManager.getCurrentImage();
        assertEquals("inverted-front", current.getTitle());
        assertEquals(255 - front.getPixel(7, 0)[0], current.getPixel(7, 0)[0]);
        assertSame(current, WindowManager.getImage("inverted-front"));
        assertNotNull(WindowManager.getImage("second-front"));
        assertEquals(3, WindowManager.getImageCount());
    }

    @Test
    void leavesOtherThreadsImagesAlone() throws Exception {
        run("text=x");
        ImagePlus[] seen = new ImagePlus[1];
        Thread other = new Thread(() -> seen[0] = WindowManager.getTempCurrentImage());
        other.start();
        other.join();
        assertNull(seen[0]);
    }

    @Test
    void reportsTheCommandsReason() {
        assertEquals("The probe was told to refuse.", refusal("text=x failure=refuse"));
        assertEquals("front", WindowManager.getCurrentImage().getTitle());
        assertArrayEquals(new int[] {front.getID()}, WindowManager.getIDList());
    }

    @Test
    void leavesTheReasonToTheLauncherAlone() throws Exception {
        Reasons reasons = new Reasons();
        Context context = Contexts.current();
        EventService events = context.service(EventService.class);
        List<EventSubscriber<?>> subscribers = events.subscribe(reasons);
        try {
            assertEquals("The probe was told to refuse.", refusal("text=x failure=refuse"));
            assertEquals(List.of(""), reasons.texts);
            CommandModule module =
                    context.service(CommandService.class)
                            .run(
                                    ProbeCommand.class,
                                    true,
                                    "image",
                                    front,
                                    "text",
                                    "x",
                                    "failure",
                                    ProbeCommand.Failure.REFUSE)
                            .get();
            assertEquals("The probe was told to refuse.", module.getCancelReason());
            assertEquals(List.of("", "The probe was told to refuse."), reasons.texts);
        } finally {
            events.unsubscribe(subscribers);
        }
    }

    /** The reasons that SciJava tells; Fiji shows each that is not empty in a window. */
    private static final class Reasons {
        final List<String> texts = new CopyOnWriteArrayList<>();

        @EventHandler
        @SuppressWarnings("unused") // SciJava calls it
        void hear(ModuleCanceledEvent event) {
            texts.add(event.getReason());
        }
    }

    @Test
    void reportsAnErrorInTheProgramAsSuch() {
        assertEquals(
                "Unexpected error in Probe: java.lang.UnsupportedOperationException: bug. Please"
                        + " report it with what is written in the console.",
                refusal("text=x failure=crash"));
    }

    @Test
    void saysWhichCommandIsMissing() {
        String message =
                assertThrows(
                                CommandFailure.class,
                                () -> new CommandRun(Contexts.current(), "no.such.Command"))
                        .getMessage();
        assertTrue(message.contains("no.such.Command"), message);
    }

    private static void run(String options) throws CommandFailure {
        new CommandRun(Contexts.current(), ProbeCommand.class.getName()).withOptions(options);
    }

    private static String refusal(String options) {
        return assertThrows(CommandFailure.class, () -> run(options)).getMessage();
    }
}
