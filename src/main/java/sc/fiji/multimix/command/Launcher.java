// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.command;

import ij.IJ;
import ij.Macro;
import ij.plugin.PlugIn;
import java.awt.GraphicsEnvironment;

/**
 * The one class that {@code plugins.config} names: runs a SciJava command from ImageJ's menu, a
 * macro line or {@code IJ.run}, the same in ImageJ 1 and in Fiji.
 *
 * <p>It works on the calling thread, for only that thread knows which image a macro, a script or
 * {@code IJ.run(imp, ...)} means. A command that fails or is canceled ends in {@code IJ.error}, the
 * only thing that stops a macro.
 */
public class Launcher implements PlugIn {
    /**
     * Runs a command and waits for its end.
     *
     * @param commandClass name of the command's class
     */
    @Override
    public void run(String commandClass) {
        try {
            CommandRun run = new CommandRun(Contexts.current(), commandClass);
            if (calledByMacro()) run.withOptions(Macro.getOptions());
            else run.withDialog();
        } catch (CommandFailure e) {
            IJ.error("MultiMix", forMessage(e.getMessage())); // throws if a macro is to be stopped
        }
    }

    /** A failure's message; to that of a macro ImageJ appends "in line 3". */
    private static String forMessage(String text) {
        return lines(calledByMacro() ? text.replaceFirst("\\.$", "") : text);
    }

    /** The text broken into lines, as ImageJ's message windows do not do. */
    static String lines(String text) {
        return text.replaceAll("(.{70}\\S*)\\s+", "$1\n");
    }

    /**
     * Whether no dialog may open. {@code IJ.run} marks its thread by the prefix {@code Run$_}; a
     * menu item chosen while some macro waits runs on a thread without it.
     */
    private static boolean calledByMacro() {
        return Macro.getOptions() != null
                || GraphicsEnvironment.isHeadless()
                || (IJ.isMacro() && Thread.currentThread().getName().startsWith("Run$_"));
    }
}
