// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.engine;

import java.io.File;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import sc.fiji.multimix.TestJvm;

/**
 * A main class of the tests, run in a JVM of its own: the engine starts only once in one.
 *
 * @param code exit code
 * @param out what it printed
 */
public record EngineProcess(int code, String out) {
    /** In the jar with PyTorch itself. */
    public static final String LIBRARY = "native/lib/pytorch.properties";

    /** In the jar with DJL's bridge to PyTorch. */
    public static final String BRIDGE = "jnilib/pytorch.properties";

    private static final List<String> NEEDED =
            List.of(
                    "sc/fiji/multimix/engine/Engines.class",
                    "sc/fiji/multimix/engine/EngineProcess.class",
                    "ai/djl/engine/Engine.class",
                    "ai/djl/pytorch/jni/LibUtils.class",
                    BRIDGE,
                    LIBRARY,
                    "com/sun/jna/Native.class",
                    "com/google/gson/Gson.class",
                    "org/slf4j/LoggerFactory.class",
                    "org/apache/commons/compress/archivers/ArchiveEntry.class",
                    "org/apache/commons/codec/Encoder.class",
                    "org/apache/commons/io/IOUtils.class",
                    "org/apache/commons/math3/util/FastMath.class",
                    "org/jfree/chart/JFreeChart.class",
                    "org/apache/batik/svggen/SVGGraphics2D.class",
                    "net/imglib2/img/Img.class",
                    "org/scijava/Context.class");

    /**
     * Runs a main class and waits for its end.
     *
     * @param folder for its output
     * @param left resource of a jar that is left out of the class path; null for none
     * @param environment variables to set
     * @param options system properties, {@code -Dkey=value}, before the class
     */
    public static EngineProcess run(
            Path folder,
            Class<?> main,
            String left,
            Map<String, String> environment,
            String... options)
            throws Exception {
        List<String> call = new ArrayList<>(TestJvm.command());
        call.add("-Djava.awt.headless=true");
        call.add("-Dai.djl.pytorch.num_threads=1");
        call.addAll(List.of(options));
        call.addAll(List.of("-cp", classPath(left), main.getName()));
        File out = Files.createTempFile(folder, "out", ".txt").toFile();
        ProcessBuilder builder =
                new ProcessBuilder(call).redirectErrorStream(true).redirectOutput(out);
        // a name with other letters than a-z needs it
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().putAll(environment);
        Process process = builder.start();
        if (!process.waitFor(5, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IllegalStateException("Still running: " + call);
        }
        return new EngineProcess(process.exitValue(), Files.readString(out.toPath()).strip());
    }

    private static String classPath(String left) throws Exception {
        List<String> places = new ArrayList<>();
        for (String resource : NEEDED)
            if (!resource.equals(left)) places.add(place(resource).toString());
        return String.join(File.pathSeparator, places);
    }

    /** The jar or folder of a resource on this JVM's class path. */
    public static Path place(String resource) throws Exception {
        URL url = EngineProcess.class.getClassLoader().getResource(resource);
        URLConnection connection = url.openConnection();
        if (connection instanceof JarURLConnection jar) return Path.of(jar.getJarFileURL().toURI());
        String text = url.toString();
        return Path.of(new URI(text.substring(0, text.length() - resource.length())));
    }
}
