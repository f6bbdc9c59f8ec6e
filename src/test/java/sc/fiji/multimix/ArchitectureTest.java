// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The layout: which package may use which, and what of the outside world. */
class ArchitectureTest {
    private static final String ROOT = "sc.fiji.multimix";
    private static final String IMGLIB = "net.imglib2..";
    private static final String DJL = "ai.djl..";

    /**
     * What each package may use of the others; all may use {@code progress} and, where they read
     * files, {@code untrusted}.
     */
    private static final Map<String, List<String>> ARROWS =
            new TreeMap<>(
                    Map.ofEntries(
                            Map.entry("progress", List.of()),
                            Map.entry("untrusted", List.of()),
                            Map.entry("engine", List.of()),
                            Map.entry("loss", List.of()),
                            Map.entry("metrics", List.of()),
                            Map.entry("statistics", List.of()),
                            Map.entry("augment", List.of()),
                            Map.entry("image", List.of("untrusted")),
                            Map.entry("phantom", List.of()),
                            Map.entry("tensor", List.of()),
                            Map.entry("network", List.of("engine")),
                            Map.entry("data", List.of("image", "augment", "tensor", "untrusted")),
                            Map.entry("model", List.of("network", "engine", "image", "untrusted")),
                            Map.entry("datacheck", List.of("data", "image")),
                            Map.entry(
                                    "installation",
                                    List.of("engine", "network", "tensor", "untrusted")),
                            Map.entry(
                                    "explanation",
                                    List.of(
                                            "inference",
                                            "model",
                                            "network",
                                            "engine",
                                            "tensor",
                                            "image",
                                            "metrics")),
                            Map.entry("review", List.of("inference", "data", "image", "untrusted")),
                            Map.entry(
                                    "window",
                                    List.of(
                                            "training",
                                            "datacheck",
                                            "explanation",
                                            "review",
                                            "installation",
                                            "inference",
                                            "model",
                                            "data",
                                            "image")),
                            Map.entry(
                                    "training",
                                    List.of(
                                            "data",
                                            "datacheck",
                                            "loss",
                                            "metrics",
                                            "statistics",
                                            "model",
                                            "network",
                                            "engine",
                                            "tensor",
                                            "image",
                                            "untrusted")),
                            Map.entry(
                                    "inference",
                                    List.of("model", "network", "engine", "tensor", "image")),
                            Map.entry(
                                    "evaluation",
                                    List.of(
                                            "inference",
                                            "model",
                                            "network",
                                            "image",
                                            "data",
                                            "metrics",
                                            "statistics")),
                            Map.entry(
                                    "report",
                                    List.of(
                                            "evaluation",
                                            "inference",
                                            "model",
                                            "network",
                                            "image",
                                            "metrics",
                                            "statistics")),
                            Map.entry(
                                    "comparison",
                                    List.of(
                                            "training",
                                            "evaluation",
                                            "report",
                                            "inference",
                                            "model",
                                            "engine",
                                            "image",
                                            "data",
                                            "metrics",
                                            "statistics",
                                            "untrusted")),
                            Map.entry(
                                    "command",
                                    List.of(
                                            "window",
                                            "datacheck",
                                            "explanation",
                                            "review",
                                            "installation",
                                            "training",
                                            "inference",
                                            "evaluation",
                                            "report",
                                            "comparison",
                                            "model",
                                            "data",
                                            "metrics",
                                            "statistics",
                                            "engine",
                                            "image",
                                            "phantom"))));

    /** What the leaves may use of the outside, besides Java itself. */
    private static final Map<String, List<String>> LIBRARIES =
            Map.ofEntries(
                    Map.entry("progress", List.of()),
                    Map.entry("untrusted", List.of("com.google.gson..")),
                    Map.entry("phantom", List.of(IMGLIB)),
                    Map.entry("augment", List.of(IMGLIB)),
                    Map.entry("metrics", List.of(IMGLIB)),
                    Map.entry("statistics", List.of("org.apache.commons.math3..")),
                    Map.entry("image", List.of(IMGLIB, "ij..", "java.awt..", "javax.imageio..")),
                    Map.entry("engine", List.of(DJL, "com.sun.jna..", "org.slf4j..")),
                    Map.entry("loss", List.of(DJL)),
                    Map.entry("network", List.of(DJL)),
                    Map.entry("tensor", List.of(DJL, IMGLIB)),
                    Map.entry("model", List.of(DJL, "com.google.gson..")));

    private static JavaClasses classes;

    @BeforeAll
    static void read() {
        classes =
                new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages(ROOT);
        assertTrue(classes.size() > 10, "classes found: " + classes.size());
    }

    private static String in(String name) {
        return ROOT + "." + name + "..";
    }

    @Test
    void apiKnowsNothingOfTheCommands() {
        noClasses()
                .that()
                .resideInAPackage(ROOT)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(in("command"))
                .check(classes);
    }

    @Test
    void apiIsUsedByCommandsOnly() {
        onlyIn(ROOT, in("command"), ROOT);
    }

    /** A file never becomes an object of a class that it names, nor a script that is run. */
    @Test
    void nothingIsMadeOfWhatAFileNames() {
        noClasses()
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage(
                                        "javax.script..", "javax.xml.transform..", "org.xml.sax..")
                                .or(name("java.io.ObjectInputStream"))
                                .or(name("java.beans.XMLDecoder"))
                                .or(name("javax.xml.stream.XMLInputFactory"))
                                .or(name("javax.xml.parsers.SAXParserFactory")))
                .check(classes);
    }

    @Test
    void packagesUseEachOtherAlongTheArrows() {
        ARROWS.forEach(
                (name, targets) -> {
                    String[] allowed =
                            Stream.concat(Stream.of(name, "progress"), targets.stream())
                                    .map(ArchitectureTest::in)
                                    .toArray(String[]::new);
                    noClasses()
                            .that()
                            .resideInAPackage(in(name))
                            .should()
                            .dependOnClassesThat(
                                    resideInAPackage(ROOT + ".*..")
                                            .and(not(resideInAnyPackage(allowed))))
                            .because(name + " may use " + targets)
                            .allowEmptyShould(true)
                            .check(classes);
                });
    }

    @Test
    void leavesUseTheirLibrariesOnly() {
        LIBRARIES.forEach(
                (name, libraries) -> {
                    String[] allowed =
                            Stream.concat(Stream.of(ROOT + "..", "java.."), libraries.stream())
                                    .toArray(String[]::new);
                    noClasses()
                            .that()
                            .resideInAPackage(in(name))
                            .should()
                            .dependOnClassesThat(not(resideInAnyPackage(allowed)))
                            .because(name + " may use Java and " + libraries)
                            .allowEmptyShould(true)
                            .check(classes);
                });
    }

    @Test
    void packagesFormNoCycle() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(classes);
    }

    @Test
    void scijavaIsUsedInCommandsOnly() {
        onlyIn("org.scijava..", in("command"));
    }

    @Test
    void imageJIsUsedInCommandsWindowsImagesAndTheApiOnly() {
        onlyIn("ij..", in("command"), in("window"), in("image"), ROOT);
    }

    @Test
    void windowsAreInTheirPackagesOnly() {
        onlyIn("javax.swing..", in("command"), in("window"));
        onlyIn("java.awt..", in("command"), in("window"), in("image"), in("report"));
    }

    @Test
    void chartsAreDrawnInReportsAndWindowsOnly() {
        onlyIn("org.jfree..", in("report"), in("comparison"), in("window"));
        onlyIn("org.apache.batik..", in("report"));
    }

    private static void onlyIn(String library, String... packages) {
        noClasses()
                .that()
                .resideOutsideOfPackages(packages)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .check(classes);
    }

    @Test
    void pixelsAndMenusKnowNothingOfTheEngine() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        in("image"),
                        in("augment"),
                        in("metrics"),
                        in("command"),
                        in("phantom"),
                        in("evaluation"),
                        in("report"),
                        in("comparison"),
                        in("datacheck"),
                        in("review"),
                        in("window"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(DJL)
                .check(classes);
    }

    @Test
    void eachPackageHasItsPlaceInTheLayout() throws IOException {
        for (Path folder : packages())
            assertTrue(
                    ARROWS.containsKey(folder.getFileName().toString()),
                    "Say in ArchitectureTest what the package " + folder + " may use.");
    }

    @Test
    void eachPackageSaysWhatItIsFor() throws IOException {
        Path root = sources();
        assertDescribed(root);
        for (Path folder : packages()) assertDescribed(folder);
    }

    private static void assertDescribed(Path folder) throws IOException {
        Path description = folder.resolve("package-info.java");
        assertTrue(Files.exists(description), description + " is missing");
        assertTrue(Files.readString(description).contains("/**"), description.toString());
    }

    private static Path sources() {
        return Path.of("src/main/java", ROOT.split("\\."));
    }

    private static List<Path> packages() throws IOException {
        try (Stream<Path> entries = Files.list(sources())) {
            return entries.filter(Files::isDirectory).sorted().toList();
        }
    }
}
