// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.installation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Where the classes come from that the suite shares with other plug-ins, in which version, and
 * whether there are further copies. Which of several is taken is a matter of luck.
 */
final class SharedLibraryCheck {
    private SharedLibraryCheck() {}

    static List<Finding> run(
            List<SharedLibrary> libraries, ClassLoader loader, List<Path> folders) {
        List<Finding> findings = new ArrayList<>();
        LibraryCopies all = new LibraryCopies(libraries, loader, folders);
        for (SharedLibrary library : libraries) {
            List<LibraryCopy> copies = new ArrayList<>();
            for (LibraryCopy copy : all.of(library)) {
                if (copy.other().isEmpty()) copies.add(copy);
                else findings.add(ofOtherSystem(library, copy));
            }
            if (library.isNative()) // of several, Deep Java Library takes the newest
            copies.sort(Comparator.comparing(LibraryCopy::version).reversed());
            if (copies.isEmpty()) {
                // whether PyTorch itself can be done without, the check of the engine knows
                if (!library.isNative()) findings.add(missing(library));
                continue;
            }
            findings.add(inUse(library, copies.get(0)));
            if (copies.size() > 1) findings.add(clash(library, copies));
        }
        for (String jar : all.unreadable())
            findings.add(
                    Finding.note(
                            Topic.LIBRARIES,
                            "A jar cannot be read: " + jar,
                            "Copy it again; half a jar may keep other plug-ins from working."));
        return findings;
    }

    private static Finding ofOtherSystem(SharedLibrary library, LibraryCopy copy) {
        return Finding.ok(
                Topic.LIBRARIES,
                library.name()
                        + " "
                        + copy.version()
                        + " for "
                        + copy.other()
                        + " from "
                        + copy.file());
    }

    private static Finding missing(SharedLibrary library) {
        return Finding.problem(
                Topic.LIBRARIES,
                "The jar " + library.name() + "-" + library.version() + " is missing.",
                "Copy it from MultiMix's folder 'jars' into ImageJ's, then restart.");
    }

    private static Finding inUse(SharedLibrary library, LibraryCopy copy) {
        String found = library.name() + " " + copy.version() + " from " + copy.file();
        int order = VersionOrder.compare(copy.version(), library.version());
        if (order == 0) return Finding.ok(Topic.LIBRARIES, found);
        if (library.exact())
            return Finding.problem(
                    Topic.LIBRARIES,
                    found + ", but MultiMix needs " + library.version() + ".",
                    "Replace it by "
                            + library.name()
                            + "-"
                            + library.version()
                            + " from MultiMix's folder 'jars', then restart.");
        if (order < 0)
            return Finding.note(
                    Topic.LIBRARIES,
                    found
                            + ", older than "
                            + library.version()
                            + ", which MultiMix is tested with.",
                    "Update ImageJ (Help > Update...) if something fails with 'NoSuchMethodError'"
                            + " or 'NoClassDefFoundError'.");
        return Finding.ok(Topic.LIBRARIES, found + " (tested with " + library.version() + ")");
    }

    private static Finding clash(SharedLibrary library, List<LibraryCopy> copies) {
        List<String> others = new ArrayList<>();
        boolean same = true;
        for (LibraryCopy copy : copies.subList(1, copies.size())) {
            others.add(copy.version() + " in " + copy.file());
            same &= copy.version().equals(copies.get(0).version());
        }
        String found =
                library.name()
                        + " is there "
                        + copies.size()
                        + " times; besides the one in use: "
                        + String.join("; ", others)
                        + ".";
        String advice =
                "Quit ImageJ, keep only "
                        + (library.exact()
                                ? "the jar of version " + library.version()
                                : "the newest of these jars")
                        + ", and start it again.";
        if (same) return Finding.note(Topic.LIBRARIES, found, advice);
        return Finding.problem(
                Topic.LIBRARIES, found, advice + " Which one is taken may change at any start.");
    }
}
