// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.installation;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** Finds all copies of libraries: on the class path, and in ImageJ's folders of jars. */
final class LibraryCopies {
    private final Map<SharedLibrary, Set<Path>> places = new LinkedHashMap<>();
    private final List<String> unreadable = new ArrayList<>();

    /**
     * Looks for them.
     *
     * @param loader the first place it names for a library is the one in use
     * @param folders with jars, also in subfolders; those that do not exist are left out
     */
    LibraryCopies(List<SharedLibrary> libraries, ClassLoader loader, List<Path> folders) {
        for (SharedLibrary library : libraries)
            places.put(library, onClassPath(library.resource(), loader));
        for (Path folder : folders) for (Path jar : jars(folder)) lookInto(jar);
    }

    /** The copies of a library, the one in use first; none if it is missing. */
    List<LibraryCopy> of(SharedLibrary library) {
        List<LibraryCopy> copies = new ArrayList<>();
        for (Path file : places.get(library)) {
            try {
                copies.add(LibraryCopy.read(file, library));
            } catch (IOException e) {
                unreadable.add(file + ": " + e.getMessage());
            }
        }
        return copies;
    }

    /** Jars that cannot be read, with the reason. */
    List<String> unreadable() {
        return unreadable;
    }

    private static Set<Path> onClassPath(String resource, ClassLoader loader) {
        Set<Path> found = new LinkedHashSet<>();
        try {
            for (URL url : Collections.list(loader.getResources(resource)))
                found.add(real(place(url, resource)));
        } catch (IOException | URISyntaxException e) {
            return found; // then only the folders tell
        }
        return found;
    }

    private static Path place(URL url, String resource) throws IOException, URISyntaxException {
        URLConnection connection = url.openConnection();
        if (connection instanceof JarURLConnection jar) {
            jar.setUseCaches(false);
            return Path.of(jar.getJarFileURL().toURI());
        }
        String text = url.toString();
        return Path.of(new URI(text.substring(0, text.length() - resource.length())));
    }

    private List<Path> jars(Path folder) {
        if (!Files.isDirectory(folder)) return List.of();
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        } catch (IOException | java.io.UncheckedIOException e) {
            unreadable.add(folder + ": " + e.getMessage());
            return List.of();
        }
    }

    private void lookInto(Path file) {
        try (JarFile jar = new JarFile(file.toFile(), false)) {
            for (Map.Entry<SharedLibrary, Set<Path>> entry : places.entrySet())
                if (jar.getEntry(entry.getKey().resource()) != null)
                    entry.getValue().add(real(file));
        } catch (IOException e) {
            unreadable.add(file + ": " + e.getMessage());
        }
    }

    private static Path real(Path file) {
        try {
            return file.toRealPath();
        } catch (IOException e) {
            return file.toAbsolutePath();
        }
    }
}
