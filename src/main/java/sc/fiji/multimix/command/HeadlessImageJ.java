// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.command;

import ij.IJ;
import ij.Macro;
import ij.macro.Interpreter;
import ij.plugin.frame.Editor;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.scijava.Context;

/**
 * ImageJ 1 without a display, patched by {@code ij1-patcher}. Macros and commands end in a {@link
 * CommandFailure} where ImageJ itself would print something and go on.
 */
final class HeadlessImageJ {
    private HeadlessImageJ() {}

    /** Reads ImageJ's menus and those of the plug-ins, so that macros find their commands. */
    static void start() throws CommandFailure {
        IJ.runPlugIn("ij.IJ.init", ""); // the patch runs ij.IJ.init() for this name
        if (IJ.getClassLoader() == null) throw new CommandFailure("ImageJ could not be started.");
    }

    /**
     * Runs one of the suite's commands.
     *
     * @param label its menu label, in any case, with or without dots
     * @param options {@code key=value ...}
     */
    static void runCommand(String label, String options) throws CommandFailure {
        Context context = Contexts.current();
        new CommandRun(context, CommandLabels.of(context).classOf(label)).withOptions(options);
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
