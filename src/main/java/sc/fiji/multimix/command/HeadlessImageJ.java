// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.command;

import ij.IJ;
import ij.ImagePlus;
import ij.Macro;
import ij.macro.Interpreter;
import ij.plugin.frame.Editor;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.scijava.Context;
import sc.fiji.multimix.engine.Engines;
import sc.fiji.multimix.image.FileNames;
import sc.fiji.multimix.image.ImageFile;

/**
 * ImageJ 1 without a display. Macros and commands end in a {@link CommandFailure} where ImageJ
 * itself would print something and go on.
 */
final class HeadlessImageJ {
    private HeadlessImageJ() {}

    /**
     * Reads ImageJ's menus and those of the plug-ins, so that macros find their commands, in an
     * ImageJ that is patched by {@code ij1-patcher}.
     */
    static void start() throws CommandFailure {
        IJ.runPlugIn("ij.IJ.init", ""); // the patch runs ij.IJ.init() for this name
        if (IJ.getClassLoader() == null) throw new CommandFailure("ImageJ could not be started.");
    }

    /**
     * Runs one of the suite's commands; what would be shown is put where {@link RunResults} says.
     *
     * @param label its menu label, in any case, with or without dots
     * @param options {@code key=value ...}; {@code image} is a file
     * @throws CommandFailure if the call is wrong, which is found before the engine is started, or
     *     the command fails
     */
    static void runCommand(String label, String options, RunResults results) throws CommandFailure {
        Map<String, String> values = MacroOptions.parse(options);
        Context context = Contexts.current();
        String command = CommandLabels.of(context).classOf(label);
        CommandRun run = new CommandRun(context, command);
        run.setOptions(values);
        Path file = values.containsKey("image") ? imageFile(values.get("image")) : null;
        if (file == null) run.findImages(values);
        run.requireModel();
        if (file != null) results.requireRoom(file, run.certainImages());
        // the engine takes half a second to start
        Thread engineStart = computes(command, values) ? Engines.startInBackground() : null;
        try {
            if (file != null) run.setImage(open(file));
            run.withoutDialog();
            results.put(run, file);
        } finally {
            if (engineStart != null) awaitEnd(engineStart);
        }
    }

    /** Whether a command needs the engine: if it is given a model, but for one that looks at it. */
    private static boolean computes(String command, Map<String, String> values) {
        return values.containsKey("model")
                && !command.equals(ShowNetworkInputCommand.class.getName());
    }

    private static Path imageFile(String name) throws CommandFailure {
        try {
            Path file = FileNames.path(name);
            ImageFile.checkReadable(file);
            return file;
        } catch (IOException | IllegalArgumentException e) {
            throw new CommandFailure(e.getMessage(), e);
        }
    }

    private static ImagePlus open(Path file) throws CommandFailure {
        try {
            return ImageFile.open(file);
        } catch (IOException e) {
            throw new CommandFailure(e.getMessage(), e);
        }
    }

    /** Waits even if interrupted, which the caller is told by its thread's flag. */
    private static void awaitEnd(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) Thread.currentThread().interrupt();
    }

    /**
     * Runs a macro file to its end.
     *
     * @param argument what {@code getArgument()} returns in it
     * @throws CommandFailure if the file cannot be read, or the macro or a macro called by it has
     *     an error or ends by {@code exit(message)}
     */
    static void runMacro(Path file, String argument) throws CommandFailure {
        String macro = Editor.doInclude(read(file));
        try (MacroFailures failures = MacroFailures.watch()) {
            RuntimeException thrown = null;
            Interpreter interpreter = new Interpreter();
            try {
                interpreter.run(macro, argument);
            } catch (RuntimeException e) {
                thrown = e;
            }
            String reason = failures.first();
            if (reason == null && interpreter.wasError()) reason = interpreter.getErrorMessage();
            if (reason == null && thrown != null && !isExit(thrown)) reason = describe(thrown);
            if (reason != null)
                throw new CommandFailure("The macro " + file + " failed: " + reason);
        }
    }

    /** Whether the macro ended itself; {@code exit()} without a message is no failure. */
    private static boolean isExit(RuntimeException thrown) {
        StackTraceElement[] trace = thrown.getStackTrace();
        return Macro.MACRO_CANCELED.equals(thrown.getMessage())
                && trace.length > 0
                && trace[0].getClassName().equals("ij.macro.Functions")
                && trace[0].getMethodName().equals("exit");
    }

    private static String describe(RuntimeException thrown) {
        String message = IJ.getErrorMessage();
        return message != null ? message : thrown.toString();
    }

    private static String read(Path file) throws CommandFailure {
        try {
            try {
                return Files.readString(file);
            } catch (CharacterCodingException e) {
                return Files.readString(file, StandardCharsets.ISO_8859_1);
            }
        } catch (IOException e) {
            throw new CommandFailure("The macro file " + file + " cannot be read: " + e, e);
        }
    }
}
