// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.engine;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/**
 * The engine's jars that a class loader sees.
 *
 * @param engineVersion PyTorch version of {@code pytorch-engine}; null if that jar is missing
 * @param jniVersion version of {@code pytorch-jni}; null if that jar is missing
 * @param libraries the jars with PyTorch itself, of whatever platform
 */
public record NativeJars(String engineVersion, String jniVersion, List<Library> libraries) {
    /**
     * A jar with PyTorch itself.
     *
     * @param version PyTorch's version and the day it was packed, "2.7.1-20250812"
     * @param flavor "cpu" or a CUDA version, "cu128"
     * @param classifier its platform, "linux-x86_64"
     */
    public record Library(String version, String flavor, String classifier) {
        /** Of the jar's properties. */
        public static Library of(Properties properties) {
            return new Library(
                    properties.getProperty("version", "?"),
                    properties.getProperty("flavor", "cpu"),
                    properties.getProperty("classifier", "?"));
        }

        /** PyTorch's version alone, "2.7.1". */
        public String release() {
            return version.replaceFirst("-\\d{8}$", "");
        }

        /** Name of the folder in the cache that its libraries are unpacked to. */
        public String folder() {
            return version + "-" + flavor + "-" + classifier;
        }
    }

    /** What a jar with PyTorch itself has in it and no other. */
    public static final String RESOURCE = "native/lib/pytorch.properties";

    /** Looks at the jars of a class loader. */
    public static NativeJars find(ClassLoader loader) {
        List<Library> libraries = new ArrayList<>();
        for (Properties found : all(loader, RESOURCE)) libraries.add(Library.of(found));
        return new NativeJars(
                first(loader, "pytorch-engine.properties", "pytorch_version"),
                first(loader, "jnilib/pytorch.properties", "jni_version"),
                List.copyOf(libraries));
    }

    /** The library of this platform, if its jar is there; of several the one that DJL takes. */
    public Optional<Library> library(SystemName system) {
        return libraries.stream()
                .filter(library -> library.classifier().equals(system.classifier()))
                .max(Comparator.comparing(Library::version));
    }

    /** Which jar is missing or the wrong one, if any is. */
    public Optional<Trouble> trouble(SystemName system) {
        if (engineVersion == null) return Optional.of(missing("pytorch-engine"));
        if (jniVersion == null) return Optional.of(missing("pytorch-jni"));
        if (!jniVersion.startsWith(engineVersion + "-"))
            return Optional.of(
                    new Trouble(
                            "The jars pytorch-engine (for PyTorch "
                                    + engineVersion
                                    + ") and pytorch-jni ("
                                    + jniVersion
                                    + ") do not belong together.",
                            "Keep only the ones that came with MultiMix in ImageJ's 'jars' folder,"
                                    + " then restart."));
        Optional<Library> library = library(system);
        if (library.isPresent()) return wrongRelease(library.get(), system);
        if (libraries.isEmpty()) return Optional.of(missing(wanted(system)));
        return Optional.of(
                new Trouble(
                        "The jar pytorch-native-cpu is for "
                                + libraries.get(0).classifier()
                                + ", but this computer is "
                                + system.classifier()
                                + ".",
                        "Put " + wanted(system) + " into ImageJ's 'jars' folder, then restart."));
    }

    private Optional<Trouble> wrongRelease(Library library, SystemName system) {
        if (library.release().equals(engineVersion)) return Optional.empty();
        return Optional.of(
                new Trouble(
                        "The jar pytorch-native-cpu is of PyTorch "
                                + library.release()
                                + ", but pytorch-engine needs "
                                + engineVersion
                                + ".",
                        "Quit ImageJ, delete that jar from its folders 'jars' and 'plugins', put "
                                + wanted(system)
                                + " into 'jars', and start it again."));
    }

    private String wanted(SystemName system) {
        return "pytorch-native-cpu-" + engineVersion + "-" + system.classifier();
    }

    private static Trouble missing(String jar) {
        return new Trouble(
                "The jar " + jar + " is missing.",
                "Copy it from MultiMix's folder 'jars' into ImageJ's, then restart. (Deep Java"
                        + " Library could download it, but is kept offline: property"
                        + " ai.djl.offline.)");
    }

    private static String first(ClassLoader loader, String resource, String key) {
        List<Properties> found = all(loader, resource);
        return found.isEmpty() ? null : found.get(0).getProperty(key);
    }

    private static List<Properties> all(ClassLoader loader, String resource) {
        List<Properties> all = new ArrayList<>();
        try {
            for (URL url : Collections.list(loader.getResources(resource))) {
                URLConnection connection = url.openConnection();
                connection.setUseCaches(false); // a jar may be replaced while ImageJ runs
                try (InputStream in = connection.getInputStream()) {
                    Properties properties = new Properties();
                    properties.load(in);
                    all.add(properties);
                }
            }
        } catch (IOException e) {
            return all; // a damaged jar counts as missing
        }
        return all;
    }
}
