// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.installation;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Properties;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import sc.fiji.multimix.engine.NativeJars;
import sc.fiji.multimix.engine.SystemName;

/**
 * A place that a library's classes lie in.
 *
 * @param file a jar, or a folder of class files
 * @param version what the jar says of itself; "?" if it says nothing
 * @param other the system and processor (or GPU) that it is for instead of this computer's CPU;
 *     empty if it is for this one
 */
record LibraryCopy(Path file, String version, String other) {
    private static final String UNKNOWN = "?";
    private static final Pattern IN_NAME = Pattern.compile("-(\\d[\\w.-]*?)\\.jar$");

    /**
     * Reads the version of a library from a jar: Maven's properties, else the manifest, else the
     * file's name.
     *
     * @throws IOException if the jar cannot be read
     */
    static LibraryCopy read(Path file, SharedLibrary library) throws IOException {
        if (Files.isDirectory(file)) return new LibraryCopy(file, UNKNOWN, "");
        try (JarFile jar = new JarFile(file.toFile(), false)) {
            if (library.isNative()) return ofPyTorch(file, jar, library);
            String version = fromMaven(jar, library.name());
            if (version == null) version = fromName(file);
            if (version == null) version = fromManifest(jar);
            return new LibraryCopy(file, version == null ? UNKNOWN : version, "");
        }
    }

    private static LibraryCopy ofPyTorch(Path file, JarFile jar, SharedLibrary library)
            throws IOException {
        Properties properties = new Properties();
        try (InputStream in = jar.getInputStream(jar.getEntry(library.resource()))) {
            properties.load(in);
        }
        NativeJars.Library found = NativeJars.Library.of(properties);
        boolean own =
                found.flavor().equals("cpu")
                        && found.classifier().equals(SystemName.current().classifier());
        return new LibraryCopy(
                file, found.release(), own ? "" : found.classifier() + ", " + found.flavor());
    }

    private static String fromMaven(JarFile jar, String artifact) throws IOException {
        Enumeration<JarEntry> entries = jar.entries();
        while (entries.hasMoreElements()) {
            JarEntry entry = entries.nextElement();
            if (!entry.getName().endsWith("/" + artifact + "/pom.properties")) continue;
            Properties properties = new Properties();
            try (InputStream in = jar.getInputStream(entry)) {
                properties.load(in);
            }
            return properties.getProperty("version");
        }
        return null;
    }

    private static String fromName(Path file) {
        Matcher version = IN_NAME.matcher(file.getFileName().toString());
        return version.find() ? version.group(1) : null;
    }

    private static String fromManifest(JarFile jar) throws IOException {
        if (jar.getManifest() == null) return null;
        Attributes attributes = jar.getManifest().getMainAttributes();
        String version = attributes.getValue(Attributes.Name.IMPLEMENTATION_VERSION);
        return version != null ? version : attributes.getValue("Bundle-Version");
    }
}
