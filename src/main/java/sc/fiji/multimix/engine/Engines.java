// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.engine;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.engine.StandardCapabilities;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.pytorch.jni.LibUtils;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/**
 * The one PyTorch engine of this JVM: started once, offline and without telemetry unless the user
 * has set the properties {@code ai.djl.offline} or {@code OPT_OUT_TRACKING} otherwise.
 */
public final class Engines {
    /** Set once an engine runs in this JVM, whichever class loader started it. */
    private static final String RUNNING = "sc.fiji.multimix.engine";

    private static Engine engine;

    private Engines() {}

    /**
     * The engine, started at the first call; its native libraries are unpacked once to DJL's cache
     * folder ({@code ~/.djl.ai}, or the environment variable DJL_CACHE_DIR).
     *
     * @throws IllegalStateException if it cannot start; the message says why and what to do
     */
    public static synchronized Engine get() {
        if (engine == null) {
            requireFirst();
            engine = start();
            System.setProperty(RUNNING, "started");
        }
        return engine;
    }

    /** Whether the engine runs already. */
    public static synchronized boolean isStarted() {
        return engine != null;
    }

    /** A native library belongs to the class loader that loaded it first. */
    private static void requireFirst() {
        if (System.getProperty(RUNNING) != null)
            throw new IllegalStateException(
                    "ImageJ has read its plug-ins again (Help > Refresh Menus, or after installing"
                            + " one), and the PyTorch engine cannot start twice. Restart ImageJ.");
    }

    private static Engine start() {
        setDefaults(System.getProperties());
        EngineLog.showErrorsOnly();
        NativeTuning.apply();
        // The engine is found through the context class loader, which in ImageJ's menus is not
        // ours.
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(Engines.class.getClassLoader());
        try {
            CacheFolder cache = CacheFolder.current();
            if (cache.path() != null) EngineNotice.gpuRefused(GpuStart.prepare(cache.path()));
            return Engine.getEngine("PyTorch");
        } catch (RestartNeeded e) {
            throw e; // it says all
        } catch (Exception | LinkageError e) {
            throw new IllegalStateException(
                    "The PyTorch engine cannot start: " + StartTrouble.of(e), e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /**
     * What keeps the engine from starting, as far as that can be told without starting it; nothing
     * is loaded.
     */
    public static Optional<Trouble> foreseeableTrouble() {
        setDefaults(System.getProperties());
        return StartTrouble.before();
    }

    /** The started engine's library and devices. */
    public static EngineFacts facts() {
        Engine started = get();
        return new EngineFacts(
                version(),
                Path.of(LibUtils.getLibtorchPath()),
                JniUtils.getNumThreads(),
                started.getGpuCount(),
                started.hasCapability(StandardCapabilities.CUDA),
                GpuDriver.isPresent(),
                EngineNotice.gpuRefusal());
    }

    /** Keeps the engine offline and without telemetry, unless the user says otherwise. */
    public static void setOffline() {
        setDefaults(System.getProperties());
    }

    /** Offline and without telemetry, unless these properties say otherwise. */
    static void setDefaults(Properties properties) {
        properties.putIfAbsent("ai.djl.offline", "true");
        properties.putIfAbsent("OPT_OUT_TRACKING", "true");
    }

    /**
     * The device to compute on.
     *
     * @throws IllegalArgumentException if a GPU is asked for and there is none; says why
     */
    public static Device device(DeviceChoice choice) {
        Engine started = get();
        return DeviceSelection.select(
                choice,
                started.getGpuCount(),
                GpuDriver.isPresent(),
                started.hasCapability(StandardCapabilities.CUDA),
                EngineNotice.gpuRefusal());
    }

    /** The device in words, for example "CPU (2 threads)" or "GPU 0". */
    public static String describe(Device device) {
        get(); // the number of threads is the engine's
        if (device.isGpu()) return "GPU " + device.getDeviceId();
        int threads = JniUtils.getNumThreads();
        return "CPU (" + threads + (threads == 1 ? " thread)" : " threads)");
    }

    /** The engine's name and version, for example "PyTorch 2.7.1". */
    public static String version() {
        return get().getEngineName() + " " + get().getVersion();
    }

    /** Version of this suite: its jar's, or "development" when run from class files. */
    public static String suiteVersion() {
        String version = Engines.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
