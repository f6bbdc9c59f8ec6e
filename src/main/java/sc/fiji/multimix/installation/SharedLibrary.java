// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.installation;

import java.util.List;
import sc.fiji.multimix.engine.NativeJars;

/**
 * A jar that the suite needs, and that other plug-ins may bring along in another version.
 *
 * @param name its Maven artifact, as in its file name
 * @param resource something in it that no other library has, in the form of a class loader
 * @param version what the suite was built and tested with: pom-scijava 45.0.0's, or the engine's
 * @param exact whether no other version works
 */
record SharedLibrary(String name, String resource, String version, boolean exact) {
    /** PyTorch itself: a jar for each system. */
    private static final String PYTORCH = "pytorch-native-cpu";

    static final List<SharedLibrary> ALL =
            List.of(
                    of("api", "ai/djl/engine/Engine.class", "0.35.1"),
                    of("pytorch-engine", "ai/djl/pytorch/jni/JniUtils.class", "0.35.1"),
                    of("pytorch-jni", "jnilib/pytorch.properties", "2.7.1-0.35.1"),
                    of(PYTORCH, NativeJars.RESOURCE, "2.7.1"),
                    shared("gson", "com/google/gson/Gson.class", "2.10.1"),
                    shared("jna", "com/sun/jna/Native.class", "5.14.0"),
                    shared("slf4j-api", "org/slf4j/LoggerFactory.class", "2.0.17"),
                    shared(
                            "commons-compress",
                            "org/apache/commons/compress/archivers/ArchiveEntry.class",
                            "1.28.0"),
                    shared("commons-codec", "org/apache/commons/codec/Encoder.class", "1.19.0"),
                    shared("commons-io", "org/apache/commons/io/IOUtils.class", "2.20.0"),
                    shared(
                            "commons-math3",
                            "org/apache/commons/math3/util/FastMath.class",
                            "3.6.1"),
                    shared("jfreechart", "org/jfree/chart/JFreeChart.class", "1.5.6"),
                    shared("batik-svggen", "org/apache/batik/svggen/SVGGraphics2D.class", "1.19"),
                    shared("imglib2", "net/imglib2/img/Img.class", "8.0.0"),
                    shared("scijava-common", "org/scijava/Context.class", "2.100.1"));

    /** Whether this is PyTorch itself, with a jar for each system. */
    boolean isNative() {
        return name.equals(PYTORCH);
    }

    private static SharedLibrary of(String name, String resource, String version) {
        return new SharedLibrary(name, resource, version, true);
    }

    private static SharedLibrary shared(String name, String resource, String version) {
        return new SharedLibrary(name, resource, version, false);
    }
}
