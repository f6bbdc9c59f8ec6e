// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.installation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sc.fiji.multimix.engine.SystemName;
import sc.fiji.multimix.installation.Finding.State;

class SharedLibraryCheckTest {
    private static final SharedLibrary THING =
            new SharedLibrary("thing", "org/thing/Thing.class", "2.0.0", false);
    private static final SharedLibrary EXACT =
            new SharedLibrary("thing", "org/thing/Thing.class", "2.0.0", true);

    private static final SharedLibrary PYTORCH =
            SharedLibrary.ALL.stream().filter(SharedLibrary::isNative).findFirst().orElseThrow();
    private static final String HERE = SystemName.current().classifier();

    @TempDir private Path folder;

    @Test
    void allLibrariesOfTheTestsHaveTheVersionsBuiltWith() {
        List<Finding> findings =
                SharedLibraryCheck.run(SharedLibrary.ALL, getClass().getClassLoader(), List.of());
        assertEquals(SharedLibrary.ALL.size(), findings.size());
        for (int i = 0; i < findings.size(); i++) {
            assertEquals(State.OK, findings.get(i).state(), findings.get(i).found());
            SharedLibrary library = SharedLibrary.ALL.get(i);
            String start = library.name() + " " + library.version() + " from ";
            assertTrue(findings.get(i).found().startsWith(start), findings.get(i).found());
        }
    }

    @Test
    void missingLibraryIsAProblem() throws Exception {
        Finding finding = check(THING, List.of()).get(0);
        assertEquals(State.PROBLEM, finding.state());
        assertEquals("The jar thing-2.0.0 is missing.", finding.found());
    }

    @Test
    void olderLibraryIsANoteAndAProblemIfNoOtherWorks() throws Exception {
        Path jar = jar("old.jar", "1.9.9");
        assertEquals(State.NOTE, check(THING, List.of(jar)).get(0).state());
        Finding finding = check(EXACT, List.of(jar)).get(0);
        assertEquals(State.PROBLEM, finding.state());
        assertEquals(
                "thing 1.9.9 from " + jar.toRealPath() + ", but MultiMix needs 2.0.0.",
                finding.found());
    }

    @Test
    void newerLibraryIsInOrder() throws Exception {
        Finding finding = check(THING, List.of(jar("new.jar", "2.0.10"))).get(0);
        assertEquals(State.OK, finding.state());
        assertTrue(finding.found().endsWith("(tested with 2.0.0)"), finding.found());
    }

    @Test
    void secondCopyOnTheClassPathIsAClash() throws Exception {
        Path first = jar("a.jar", "2.0.0");
        Path second = jar("b.jar", "1.0.0");
        List<Finding> findings = check(THING, List.of(first, second));
        assertEquals(State.OK, findings.get(0).state());
        assertEquals(State.PROBLEM, findings.get(1).state());
        assertTrue(
                findings.get(1).found().contains("is there 2 times; besides the one in use: 1.0.0"),
                findings.get(1).found());
        assertTrue(findings.get(1).found().contains(second.toRealPath().toString()));
    }

    @Test
    void copyInAFolderOfPluginsIsAClash() throws Exception {
        Path plugins = Files.createDirectories(folder.resolve("plugins/other"));
        Path used = jar("a.jar", "2.0.0");
        Path other = jar("plugins/other/fat.jar", "2.0.0");
        List<Finding> findings =
                check(THING, List.of(used), List.of(plugins.getParent(), folder.resolve("none")));
        assertEquals(2, findings.size());
        assertEquals(State.NOTE, findings.get(1).state(), "the same version");
        assertTrue(findings.get(1).found().contains(other.toRealPath().toString()));
    }

    @Test
    void jarInUseIsNotItsOwnCopy() throws Exception {
        Path used = jar("thing-2.0.0.jar", "2.0.0");
        assertEquals(1, check(THING, List.of(used), List.of(folder)).size());
    }

    @Test
    void damagedJarIsANote() throws Exception {
        Path used = jar("thing-2.0.0.jar", "2.0.0");
        Path damaged = Files.writeString(folder.resolve("half.jar"), "PK");
        List<Finding> findings = check(THING, List.of(used), List.of(folder));
        assertEquals(State.NOTE, findings.get(1).state());
        assertTrue(findings.get(1).found().contains(damaged.toString()));
    }

    @Test
    void versionIsMavensElseTheFileNamesElseTheManifests() throws Exception {
        assertEquals("3.1", LibraryCopy.read(jar("thing-9.jar", "3.1"), THING).version());
        assertEquals("9-rc.1", LibraryCopy.read(jar("thing-9-rc.1.jar", null), THING).version());
        assertEquals("7.7", LibraryCopy.read(jar("thing.jar", null), THING).version());
        assertEquals("?", LibraryCopy.read(folder, THING).version());
    }

    @Test
    void versionsAreComparedNumberByNumber() {
        assertTrue(VersionOrder.compare("2.10.1", "2.9") > 0);
        assertTrue(VersionOrder.compare("2.7.1-0.31.0", "2.7.1-0.35.1") < 0);
        assertEquals(0, VersionOrder.compare("2.0", "2.0.0"));
        assertEquals(0, VersionOrder.compare("?", "2.0.0"));
    }

    @Test
    void pyTorchOfAnotherReleaseIsAProblem() throws Exception {
        Path jar = pyTorch("native.jar", "2.5.1-20241021", HERE);
        Finding finding = check(PYTORCH, List.of(jar)).get(0);
        assertEquals(State.PROBLEM, finding.state());
        assertEquals(
                "pytorch-native-cpu 2.5.1 from " + jar.toRealPath() + ", but MultiMix needs 2.7.1.",
                finding.found());
    }

    @Test
    void twoPyTorchForThisSystemAreAClash() throws Exception {
        Path used = pyTorch("b.jar", "2.7.1-20250812", HERE);
        Path other = pyTorch("plugins/a.jar", "2.5.1-20241021", HERE);
        for (List<Path> classPath : List.of(List.of(used), List.of(other, used))) {
            List<Finding> findings = check(PYTORCH, classPath, List.of(other.getParent()));
            assertEquals(2, findings.size());
            assertEquals(State.OK, findings.get(0).state(), "DJL takes the newer");
            assertEquals(State.PROBLEM, findings.get(1).state());
            assertTrue(findings.get(1).found().contains("2.5.1 in " + other.toRealPath()));
            assertTrue(findings.get(1).advice().contains("keep only the jar of version 2.7.1,"));
        }
    }

    @Test
    void pyTorchForAnotherSystemIsListedOnly() throws Exception {
        Path used = pyTorch("a.jar", "2.7.1-20250812", HERE);
        Path other = pyTorch("b.jar", "2.7.1-20250812", "amiga-m68k");
        List<Finding> findings = check(PYTORCH, List.of(other, used));
        assertEquals(List.of(State.OK, State.OK), findings.stream().map(Finding::state).toList());
        assertEquals(
                "pytorch-native-cpu 2.7.1 for amiga-m68k, cpu from " + other.toRealPath(),
                findings.get(0).found());
        assertEquals(1, check(PYTORCH, List.of(other)).size(), "missing: the engine's check tells");
    }

    private Path pyTorch(String name, String version, String classifier) throws Exception {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file))) {
            jar.putNextEntry(new ZipEntry(PYTORCH.resource()));
            String properties =
                    "version=" + version + "\nflavor=cpu\nclassifier=" + classifier + "\n";
            jar.write(properties.getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }

    private List<Finding> check(SharedLibrary library, List<Path> classPath) throws Exception {
        return check(library, classPath, List.of());
    }

    private static List<Finding> check(
            SharedLibrary library, List<Path> classPath, List<Path> folders) throws Exception {
        URL[] urls = new URL[classPath.size()];
        for (int i = 0; i < urls.length; i++) urls[i] = classPath.get(i).toUri().toURL();
        try (URLClassLoader loader = new URLClassLoader(urls, null)) {
            return SharedLibraryCheck.run(List.of(library), loader, folders);
        }
    }

    /** A jar with the class; its manifest says 7.7. */
    private Path jar(String name, String mavenVersion) throws Exception {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.IMPLEMENTATION_VERSION, "7.7");
        Path file = folder.resolve(name);
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file), manifest)) {
            jar.putNextEntry(new ZipEntry("org/thing/Thing.class"));
            if (mavenVersion != null) {
                jar.putNextEntry(new ZipEntry("META-INF/maven/org.thing/thing/pom.properties"));
                jar.write(("version=" + mavenVersion + "\n").getBytes(StandardCharsets.US_ASCII));
            }
        }
        return file;
    }
}
