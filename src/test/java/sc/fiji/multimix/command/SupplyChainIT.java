// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The package says what it is made of. */
class SupplyChainIT {
    private static final Path HOME = Path.of(System.getProperty("multimix.app"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(Apache-2.0) Deep Java Library - api (ai.djl:api:",
                "(ai.djl.pytorch:pytorch-engine:",
                "(ai.djl.pytorch:pytorch-jni:",
                "(ai.djl.pytorch:pytorch-native-cpu:",
                "(Public domain) ImageJ (net.imagej:ij:",
                "(BSD-2-Clause) ImgLib2 Core Library (net.imglib2:imglib2:",
                "(Apache-2.0) Gson (com.google.code.gson:gson:",
                "(LGPL-2.1-or-later) JFreeChart (org.jfree:jfreechart:",
                "(MIT) SLF4J NOP Provider (org.slf4j:slf4j-nop:"
            })
    void licencesOfItsPartsAreListed(String part) throws IOException {
        String list = Files.readString(HOME.resolve("THIRD-PARTY.txt"));
        assertTrue(list.contains(part), list);
    }

    /** Also those that are new. */
    @Test
    void eachJarIsListedWithItsChecksum() throws Exception {
        String list = Files.readString(HOME.resolve("THIRD-PARTY.txt"));
        JsonArray components =
                JsonParser.parseString(Files.readString(HOME.resolve("bom.json")))
                        .getAsJsonObject()
                        .getAsJsonArray("components");
        List<Path> jars = jars();
        assertTrue(jars.size() > 20, jars.toString());
        for (Path jar : jars) {
            JsonObject component = component(components, jar.getFileName().toString());
            assertEquals(sha256(jar), hash(component), jar.toString());
            String coordinates =
                    component.get("group").getAsString()
                            + ":"
                            + component.get("name").getAsString()
                            + ":";
            assertTrue(list.contains("(" + coordinates), coordinates + " is not in " + list);
        }
    }

    @Test
    void nothingIsASnapshotButTheSuiteItself() throws IOException {
        for (Path jar : jars()) assertFalse(jar.toString().contains("SNAPSHOT"), jar.toString());
    }

    @Test
    void jarTellsNeitherWhoBuiltItNorWhen() throws IOException {
        try (Stream<Path> plugins = Files.list(HOME.resolve("plugins"));
                JarFile jar = new JarFile(plugins.findFirst().orElseThrow().toFile())) {
            Manifest manifest = jar.getManifest();
            for (String name : List.of("Built-By", "Build-Jdk", "Bnd-LastModified"))
                assertNull(manifest.getMainAttributes().getValue(name), name);
            assertEquals(
                    System.getProperty("multimix.date"),
                    manifest.getMainAttributes().getValue("Implementation-Date"));
            for (String name : List.of("META-INF/THIRD-PARTY.txt", "META-INF/sbom/bom.json"))
                assertNotNull(jar.getEntry(name), name);
            assertEquals(1, jar.stream().map(entry -> entry.getTimeLocal()).distinct().count());
        }
    }

    private static List<Path> jars() throws IOException {
        try (Stream<Path> jars = Files.list(HOME.resolve("jars"))) {
            return jars.sorted().toList();
        }
    }

    private static JsonObject component(JsonArray components, String jar) {
        for (JsonElement each : components) {
            JsonObject component = each.getAsJsonObject();
            String start = component.get("name").getAsString() + "-" + version(component);
            if (jar.equals(start + ".jar") || jar.startsWith(start + "-")) return component;
        }
        throw new AssertionError(jar + " is not in bom.json");
    }

    private static String version(JsonObject component) {
        return component.get("version").getAsString();
    }

    private static String hash(JsonObject component) {
        for (JsonElement each : component.getAsJsonArray("hashes"))
            if (each.getAsJsonObject().get("alg").getAsString().equals("SHA-256"))
                return each.getAsJsonObject().get("content").getAsString();
        throw new AssertionError("No SHA-256 of " + component.get("name"));
    }

    private static String sha256(Path file) throws IOException, NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        return HexFormat.of().formatHex(digest.digest(Files.readAllBytes(file)));
    }
}
