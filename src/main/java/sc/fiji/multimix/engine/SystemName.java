// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.engine;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Operating system and processor, in the words of PyTorch's jars.
 *
 * @param os "linux", "win", "osx", or what Java calls another system
 * @param arch "x86_64", "aarch64", or what Java calls another processor
 */
public record SystemName(String os, String arch) {
    private static final Set<String> PACKAGED = Set.of("linux-x86_64", "win-x86_64", "osx-aarch64");

    private static final Set<String> BITS_32 =
            Set.of("x86", "i386", "i486", "i586", "i686", "arm", "ppc");

    /** Of this JVM: a 32-bit Java on a 64-bit system counts as 32-bit. */
    public static SystemName current() {
        return of(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
    }

    /**
     * From Java's words.
     *
     * @param os system property {@code os.name}
     * @param arch system property {@code os.arch}
     */
    public static SystemName of(String os, String arch) {
        String name = os.toLowerCase(Locale.ROOT);
        String system =
                name.startsWith("win")
                        ? "win"
                        : name.startsWith("mac")
                                ? "osx"
                                : name.startsWith("linux") ? "linux" : name;
        return new SystemName(system, arch.equals("amd64") ? "x86_64" : arch);
    }

    /** Whether this is a Windows. */
    public boolean isWindows() {
        return os.equals("win");
    }

    /** Whether this is a Linux. */
    public boolean isLinux() {
        return os.equals("linux");
    }

    /** The classifier of PyTorch's jar for it, for example "linux-x86_64". */
    public String classifier() {
        return os + "-" + arch;
    }

    /** The name of a shared library's file, for example "libtorch.so" or "torch.dll". */
    public String libraryFile(String library) {
        if (isWindows()) return library + ".dll";
        return "lib" + library + (os.equals("osx") ? ".dylib" : ".so");
    }

    /** Why PyTorch cannot run here, if it cannot. */
    public Optional<Trouble> trouble() {
        if (BITS_32.contains(arch))
            return Optional.of(
                    new Trouble(
                            "This Java is a 32-bit one (" + arch + "), PyTorch needs 64 bits.",
                            "Start ImageJ with a 64-bit Java 17 or newer."));
        if (!PACKAGED.contains(classifier()))
            return Optional.of(
                    new Trouble(
                            "There is no PyTorch for this computer (" + classifier() + ").",
                            "Use Linux x86-64, Windows x86-64 or macOS arm64; on a Mac with an M"
                                    + " processor take the Java (or Fiji) made for arm64."));
        return Optional.empty();
    }
}
