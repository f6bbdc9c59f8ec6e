// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.engine;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.engine.StandardCapabilities;
import ai.djl.pytorch.jni.LibUtils;
import ai.djl.util.Utils;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/**
 * The one PyTorch engine of this JVM: started once, offline and without telemetry unless the user
 * has set the properties {@code ai.djl.offline} or {@code OPT_OUT_TRACKING} otherwise. Of the
 * settings only the latter outlasts the start, since other plug-ins may use Deep Java Library too.
 */
public final class Engines {
    /** Set once an engine runs in this JVM, whichever class loader started it. */
    private static final String RUNNING = "sc.fiji.multimix.engine";

    private static final String OFFLINE = "ai.djl.offline";

    /** Why the engine could not start in the background, until somebody is told. */
    private static final AtomicReference<IllegalStateException> BACKGROUND_FAILURE =
            new AtomicReference<>();

    private static Engine engine;
    private static Path libraries;

    private Engines() {}

    /**
     * The engine, started at the first call; its native libraries are unpacked once to DJL's cache
     * folder ({@code ~/.djl.ai}, or the environment variable DJL_CACHE_DIR).
     *
     * @throws IllegalStateException if it cannot start; the message says why and what to do
     */
    public static synchronized Engine get() {
        IllegalStateException failure = BACKGROUND_FAILURE.getAndSet(null);
        if (failure != null) throw failure;
        if (engine == null) {
            requirePossible();
            engine = start();
            Cores.engineStarted();
            libraries = Path.of(LibUtils.getLibtorchPath());
            System.setProperty(RUNNING, "started");
        }
        return engine;
    }

    /**
     * Begins to start the engine in another thread, for somebody who has other work to do before he
     * needs it; {@link #get()} then waits for it, and throws why it cannot start.
     *
     * @return that thread; the JVM must not be ended before it has, while libraries are being
     *     loaded
     */
    public static Thread startInBackground() {
        Thread starter = new Thread(Engines::tryToStart, "MultiMix engine start");
        starter.start();
        return starter;
    }

    private static synchronized void tryToStart() {
        try {
            get();
        } catch (IllegalStateException e) {
            BACKGROUND_FAILURE.set(e);
        }
    }

    /** Whether the engine runs already. */
    public static synchronized boolean isStarted() {
        return engine != null;
    }

    /** A native library belongs to the class loader that loaded it first. */
    private static Optional<Trouble> notFirst() {
        if (System.getProperty(RUNNING) == null) return Optional.empty();
        return Optional.of(
                new Trouble(
                        "ImageJ has read its plug-ins again (Help > Refresh Menus, or after"
                                + " installing one), and the PyTorch engine cannot start twice.",
                        "Restart ImageJ."));
    }

    private static void requirePossible() {
        notFirst().ifPresent(trouble -> refuse(trouble.toString()));
        StartTrouble.otherLibTorch()
                .ifPresent(trouble -> refuse("The PyTorch engine cannot start: " + trouble));
    }

    private static void refuse(String message) {
        throw new IllegalStateException(message);
    }

    private static Engine start() {
        Properties properties = System.getProperties();
        SavedProperties before =
                SavedProperties.of(properties, OFFLINE, GpuStart.LIBRARY, GpuStart.FLAVOR);
        setDefaults(properties);
        try {
            return startWithDefaults();
        } finally {
            before.restore();
        }
    }

    private static Engine startWithDefaults() {
        EngineLog.showErrorsOnly();
        NativeTuning.apply();
        // The engine is found through the context class loader, which in ImageJ's menus is not
        // ours.
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(Engines.class.getClassLoader());
        try {
            Path cache = CacheFolder.currentPath();
            if (cache != null) EngineNotice.gpuRefused(GpuStart.prepare(cache));
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
     * is loaded or set.
     */
    public static Optional<Trouble> foreseeableTrouble() {
        return notFirst().or(StartTrouble::before);
    }

    /** The started engine's library and devices. */
    public static synchronized EngineFacts facts() {
        Engine started = get();
        return new EngineFacts(
                version(),
                libraries,
                Cores.all(),
                started.getGpuCount(),
                started.hasCapability(StandardCapabilities.CUDA),
                GpuDriver.isPresent(),
                EngineNotice.gpuRefusal());
    }

    /** Whether the engine starts without fetching anything: yes, unless the user says otherwise. */
    public static boolean isOffline() {
        return Boolean.parseBoolean(
                Utils.getenv("DJL_OFFLINE", System.getProperty(OFFLINE, "true")));
    }

    /** Offline and without telemetry, unless these properties say otherwise. */
    static void setDefaults(Properties properties) {
        properties.putIfAbsent(OFFLINE, "true");
        properties.putIfAbsent("OPT_OUT_TRACKING", "true");
    }

    /**
     * The device to compute on; the first of several.
     *
     * @throws IllegalArgumentException if a GPU is asked for and there is none; says why
     */
    public static Device device(DeviceChoice choice) {
        return devices(choice).get(0);
    }

    /**
     * The devices that a training can compute on; at least one.
     *
     * @throws IllegalArgumentException if a GPU is asked for and there is none; says why
     */
    public static List<Device> devices(DeviceChoice choice) {
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
        if (device.isGpu()) return "GPU " + device.getDeviceId();
        int threads = Cores.all();
        return "CPU (" + threads + (threads == 1 ? " thread)" : " threads)");
    }

    /** The devices in words, for example "2 GPUs (0, 1)"; one that is there twice is named once. */
    public static String describe(List<Device> devices) {
        List<Device> distinct = devices.stream().distinct().toList();
        if (distinct.size() == 1) return describe(distinct.get(0));
        return distinct.stream()
                .map(device -> String.valueOf(device.getDeviceId()))
                .collect(Collectors.joining(", ", distinct.size() + " GPUs (", ")"));
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

    /**
     * Gives memory that the engine has freed back to the system, as far as the C library keeps it;
     * for the end of a training or of predictions.
     */
    public static void giveBackMemory() {
        if (isStarted()) NativeTuning.giveBackMemory();
    }
}
