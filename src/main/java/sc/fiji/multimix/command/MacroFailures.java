// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.command;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Notices what went wrong in a macro. Without a display ImageJ only prints it: the text of a macro
 * error or of {@code exit(message)}, the stack trace of an exception in a plug-in; and goes on, or
 * ends as after success. This catches those texts on their way to the console by the method that
 * prints them; everything else passes.
 */
final class MacroFailures implements AutoCloseable {
    /** Methods that print a failure, directly or by {@code IJ.log} or {@code IJ.showMessage}. */
    private static final Set<String> REPORTERS =
            Set.of(
                    "ij.macro.Interpreter.showError", // macro error
                    "ij.macro.Functions.exit", // exit(message)
                    "ij.IJ.error", // an error that leaves the macro running: no such file
                    "ij.Executer.run", // exception in a command
                    "ij.IJ.handleException"); // exception in the interpreter or in call()

    private static final Set<String> FORWARDERS =
            Set.of("ij.IJ.log", "ij.IJ.showMessage", "ij.text.TextWindow.<init>");

    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final List<String> found = new ArrayList<>();

    private MacroFailures() {}

    /** Starts to watch what is printed, until closed. */
    static MacroFailures watch() {
        MacroFailures failures = new MacroFailures();
        System.setOut(failures.new Watch(failures.out));
        System.setErr(failures.new Watch(failures.err));
        return failures;
    }

    /** The first failure in words; null if there was none. */
    String first() {
        return found.isEmpty() ? null : found.get(0);
    }

    @Override
    public void close() {
        System.setOut(out);
        System.setErr(err);
    }

    private static boolean isFailure() {
        return StackWalker.getInstance()
                .walk(
                        frames ->
                                frames.map(
                                                frame ->
                                                        frame.getClassName()
                                                                + "."
                                                                + frame.getMethodName())
                                        .dropWhile(
                                                name ->
                                                        name.startsWith(
                                                                        MacroFailures.class
                                                                                .getName())
                                                                || FORWARDERS.contains(name))
                                        .findFirst()
                                        .filter(REPORTERS::contains)
                                        .isPresent());
    }

    private final class Watch extends PrintStream {
        private final PrintStream console;

        Watch(PrintStream console) {
            super(console, true);
            this.console = console;
        }

        @Override
        public void println(String text) {
            if (isFailure()) found.add(tidy(text));
            else super.println(text);
        }

        /** The console knows in which charset its text is to be. */
        @Override
        public void print(String text) {
            console.print(text);
        }
    }

    /** ImageJ's "Macro Error: MESSAGE in line 3", blank lines and the source line, on one line. */
    static String tidy(String text) {
        return text.replaceFirst("^Macro Error: ", "")
                .replaceFirst("(?s)( in line \\d+)\\s*\\R\\s*(?!.* in line \\d)", "$1: ")
                .strip()
                .replaceAll("\\s*\\R\\s*", " ");
    }
}
