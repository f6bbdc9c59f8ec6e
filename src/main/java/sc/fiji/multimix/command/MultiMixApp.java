// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.command;

import java.awt.GraphicsEnvironment;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import net.imagej.patcher.LegacyInjector;
import sc.fiji.multimix.image.FileNames;

/**
 * Starts ImageJ 1 with the suite, or runs a macro or a command without a display: what {@code
 * multimix.jar} does.
 *
 * <p>For macros without a display ImageJ must be patched before any of its classes is loaded, so
 * this class names none of them.
 */
public final class MultiMixApp {
    private static final String USAGE =
            """
            MultiMix for ImageJ: classify and segment images, learning from few labels.

            java -jar multimix.jar
                opens ImageJ with the suite in its menu Plugins > MultiMix
            java -jar multimix.jar --headless MACRO.ijm ["argument"]
                runs a macro without a display; getArgument() in it returns the argument
            java -jar multimix.jar --run "MultiMix Train" "key=value key=[a value] ..."
                runs one command without a display; without keys it says what is missing.
                image=FILE opens an image. For FILE a.png, images that the command makes are written
                to the current folder as a-mask.tif, a-saliency.tif, ...; if such a file is there
                already, nothing is written: move it, or call from another folder.
                Rows of Results, and only they, go to the standard output, columns apart by tabs;
                the log and the names of written images go to the standard error
            java -jar multimix.jar --help
                prints this text

            The exit code is 0 if all the work was done, 1 if not, 2 if the call was wrong; the
            reason is then the last line on the standard error.
            """;

    /** Java tells there that it made a folder for preferences, or could not. */
    private static final Logger PREFERENCES_LOG = Logger.getLogger("java.util.prefs");

    private MultiMixApp() {}

    /**
     * Does what the arguments say, see {@code --help}; ends the JVM unless a window was opened.
     *
     * @param args the command line
     */
    public static void main(String... args) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        try {
            if (run(List.of(args), out)) return;
            exit(0);
        } catch (WrongCall e) {
            err.println("multimix: " + e.getMessage() + " See --help.");
            exit(2);
        } catch (CommandFailure e) {
            err.println("multimix: " + MacroFailures.tidy(e.getMessage()));
            exit(1);
        } catch (Throwable e) { // whatever it is, the caller's script must not take it for success
            err.println("multimix: " + e);
            exit(1);
        }
    }

    /** Returns whether windows are open now. */
    private static boolean run(List<String> args, PrintStream out)
            throws CommandFailure, WrongCall {
        String option = args.isEmpty() ? "" : args.get(0);
        switch (option) {
            case "" -> {
                if (GraphicsEnvironment.isHeadless())
                    throw new CommandFailure(
                            "There is no display to open a window on; use --headless or --run.");
                setHome();
                // ImageJ's own main opens a port, through which a second start would hand over
                // files
                new ij.ImageJ(ij.ImageJ.STANDALONE).exitWhenQuitting(true);
                return true;
            }
            case "--help", "-h" -> out.print(USAGE);
            case "--headless" -> {
                requireCount(args, 2, 3, "a macro file, and perhaps one argument for it");
                Path macro = macroFile(args.get(1));
                if (!Files.isRegularFile(macro))
                    throw new CommandFailure("There is no macro file " + macro.toAbsolutePath());
                goHeadless();
                LegacyInjector.preinit(MultiMixApp.class.getClassLoader());
                HeadlessImageJ.start();
                HeadlessImageJ.runMacro(macro, args.size() > 2 ? args.get(2) : "");
            }
            case "--run" -> {
                requireCount(args, 2, 3, "a command, and perhaps its keys as one argument");
                goHeadless(); // commands need neither the patch, which takes seconds, nor menus
                System.setOut(System.err); // what ImageJ logs must not be among the rows
                HeadlessImageJ.runCommand(
                        args.get(1),
                        args.size() > 2 ? args.get(2) : "",
                        new RunResults(Path.of(""), out, System.err));
            }
            default -> throw new WrongCall("Unknown option '" + option + "'.");
        }
        return false;
    }

    private static Path macroFile(String name) throws CommandFailure {
        try {
            return FileNames.path(name);
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(e.getMessage(), e);
        }
    }

    private static void requireCount(List<String> args, int least, int most, String wanted)
            throws WrongCall {
        if (args.size() < least || args.size() > most)
            throw new WrongCall(
                    args.get(0)
                            + " takes "
                            + wanted
                            + ", but got "
                            + (args.size() - 1)
                            + " arguments (put quotes around one with spaces).");
    }

    private static void goHeadless() {
        System.setProperty("java.awt.headless", "true");
        PREFERENCES_LOG.setLevel(Level.OFF);
        setHome();
    }

    /** Makes the folder of {@code multimix.jar} ImageJ's folder, whatever the current one is. */
    private static void setHome() {
        if (System.getProperty("plugins.dir") != null) return;
        try {
            // this class is in HOME/plugins/MultiMix_-VERSION.jar
            Path jar =
                    Path.of(
                            MultiMixApp.class
                                    .getProtectionDomain()
                                    .getCodeSource()
                                    .getLocation()
                                    .toURI());
            System.setProperty("plugins.dir", jar.getParent().getParent().toString());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("The suite's own folder has an odd name", e);
        }
    }

    private static void exit(int code) {
        System.out.flush();
        System.err.flush();
        System.exit(code); // the engine and SciJava leave threads behind
    }

    /** The command line itself is wrong. */
    private static final class WrongCall extends Exception {
        private static final long serialVersionUID = 1;

        WrongCall(String message) {
            super(message);
        }
    }
}
