// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.engine;

import ai.djl.util.Utils;
import java.util.List;
import java.util.Optional;

/** Why the engine did not start: what can be found out, then what it says itself. */
final class StartTrouble {
    private StartTrouble() {}

    static Trouble of(Throwable failure) {
        return ofInstallation().orElseGet(() -> fromMessage(failure));
    }

    /** What keeps the engine from starting and can be told without trying. */
    static Optional<Trouble> before() {
        return otherLibTorch().or(StartTrouble::ofInstallation);
    }

    /** A PyTorch that another plug-in has loaded; ours on top of it would end the program. */
    static Optional<Trouble> otherLibTorch() {
        // where ours would lie takes long to find out, and mostly none is loaded
        if (OtherLibTorch.loaded(null).map(List::isEmpty).orElse(true)) return Optional.empty();
        return OtherLibTorch.loaded(GpuStart.next(CacheFolder.current()))
                .filter(files -> !files.isEmpty())
                .map(StartTrouble::otherLibTorch);
    }

    private static Trouble otherLibTorch(List<String> files) {
        return new Trouble(
                "Another PyTorch is loaded in this ImageJ already, most likely by another plug-in: "
                        + String.join(", ", files)
                        + ".",
                "Restart ImageJ and use MultiMix without that plug-in, or each in an ImageJ of its"
                        + " own: two PyTorch in one program crash it.");
    }

    private static Optional<Trouble> ofInstallation() {
        SystemName system = SystemName.current();
        return system.trouble()
                .or(() -> CacheFolder.current().trouble())
                .or(() -> needsJars() ? jars().trouble(system) : Optional.empty());
    }

    private static NativeJars jars() {
        return NativeJars.find(StartTrouble.class.getClassLoader());
    }

    /** Whether nothing else can give the libraries: a folder of the user's, or a download. */
    private static boolean needsJars() {
        return Engines.isOffline() && Utils.getEnvOrSystemProperty("PYTORCH_LIBRARY_PATH") == null;
    }

    private static Trouble fromMessage(Throwable failure) {
        String message = root(failure);
        List<String> others = OtherLibTorch.loaded(null).orElse(List.of());
        if (message.contains("already loaded in another classloader"))
            return new Trouble(
                    "PyTorch was loaded before by another copy of Deep Java Library in this ImageJ ("
                            + message
                            + ").",
                    "Restart ImageJ, and use MultiMix before the other plug-in, or each in an"
                            + " ImageJ of its own.");
        if (message.contains("GLIBC"))
            return new Trouble(
                    "This Linux is too old for PyTorch: " + message + ".",
                    "Use one with glibc 2.28 or newer, such as Ubuntu 20.04 or RHEL 8.");
        if (failsToLoad(failure) && SystemName.current().isWindows())
            return new Trouble(
                    "Windows cannot load PyTorch: " + message + ".",
                    "Install the current Microsoft Visual C++ Redistributable (x64), restart, and"
                            + " see that no virus scanner blocks the cache folder "
                            + CacheFolder.current().name()
                            + ".");
        if (others.size() > 1)
            return new Trouble(
                    "Several PyTorch libraries are in this ImageJ: " + others + ".",
                    "Restart ImageJ and use MultiMix without the other plug-in. It said: "
                            + message);
        return new Trouble(
                message + ".",
                "Delete the folder 'pytorch' in the cache folder "
                        + CacheFolder.current().name()
                        + ", restart, and run MultiMix Check Installation....");
    }

    private static boolean failsToLoad(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause())
            if (cause instanceof UnsatisfiedLinkError) return true;
        return false;
    }

    private static String root(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) cause = cause.getCause();
        return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }
}
