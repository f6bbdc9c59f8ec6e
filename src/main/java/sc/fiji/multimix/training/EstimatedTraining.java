// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import ai.djl.Device;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import sc.fiji.multimix.data.TrainingData;
import sc.fiji.multimix.datacheck.TrainingEstimate;

/**
 * Time and memory that a training will take, from a few steps. They run on a thread of their own,
 * so that a cancel is answered at once.
 */
final class EstimatedTraining {
    private static final long POLL_MILLIS = 50;

    private final TrainingData data;
    private final TrainingOptions options;
    private final List<Device> devices;
    private final LongSupplier nanos;
    private final CancelableListener listener;

    /** Of the process, in bytes, before the first step; -1 while another training still runs. */
    private volatile long before = -1;

    private long peak;

    private EstimatedTraining(
            TrainingData data,
            TrainingOptions options,
            List<Device> devices,
            TrainingListener listener,
            LongSupplier nanos) {
        this.data = data;
        this.options = options;
        this.devices = devices;
        this.nanos = nanos;
        this.listener = new CancelableListener(listener, () -> false);
    }

    /**
     * Estimates a training, and its supervised twin if the options ask for it.
     *
     * @throws CancellationException if the listener cancels
     * @throws IllegalStateException if the memory does not suffice
     */
    static TrainingEstimate of(
            TrainingData data,
            TrainingOptions options,
            List<Device> devices,
            TrainingListener listener) {
        return of(data, options, devices, listener, System::nanoTime);
    }

    /** As {@link #of(TrainingData, TrainingOptions, List, TrainingListener)}, by this clock. */
    static TrainingEstimate of(
            TrainingData data,
            TrainingOptions options,
            List<Device> devices,
            TrainingListener listener,
            LongSupplier nanos) {
        return new EstimatedTraining(data, options, devices, listener, nanos).estimate();
    }

    private TrainingEstimate estimate() {
        listener.progress("Measuring the time of a step", 0);
        double perEpoch = secondsPerEpoch(options);
        double seconds = perEpoch * options.epochs();
        if (options.twin()) {
            TrainingSystem system = options.system().supervised();
            TrainingOptions twin = options.withTwin(false).withSystem(system);
            seconds += secondsPerEpoch(twin) * options.epochs();
        }
        TrainingDevices used = TrainingDevices.of(devices, options);
        return new TrainingEstimate(
                perEpoch,
                options.epochs(),
                seconds,
                options.twin(),
                memory(used, peak - before),
                used.areGpus(),
                used.inWords());
    }

    /** What was measured counts only if it is all that the steps took, and where they took it. */
    private double memory(TrainingDevices used, long grown) {
        double computed = MemoryEstimate.bytes(options, used.plan(options));
        boolean measured = !used.areGpus() && ProcessMemory.isWhole();
        return measured ? Math.max(computed, (double) grown) : computed;
    }

    private double secondsPerEpoch(TrainingOptions measured) {
        TrainingDevices used = TrainingDevices.of(devices, measured);
        StepTiming.Seconds seconds =
                await(new StepTiming(data, measured, nanos, listener::isCanceled), used);
        listener.checkCanceled();
        return new TrainingSchedule(data, options).stepsPerEpoch() * seconds.step()
                + data.validationMasks().size() * seconds.mask()
                + data.validationClasses().size() * seconds.classes();
    }

    private StepTiming.Seconds await(StepTiming timing, TrainingDevices used) {
        ExecutorService thread = Executors.newSingleThreadExecutor(EstimatedTraining::thread);
        try {
            Future<StepTiming.Seconds> run =
                    thread.submit(
                            // else it would draw from the random numbers of another training
                            () -> TrainingTurn.during(listener, () -> measure(timing, used)));
            while (true) {
                if (before >= 0) peak = Math.max(peak, ProcessMemory.bytes());
                try {
                    return run.get(POLL_MILLIS, TimeUnit.MILLISECONDS);
                } catch (TimeoutException e) {
                    listener.checkCanceled();
                }
            }
        } catch (InterruptedException e) {
            listener.cancel();
            Thread.currentThread().interrupt();
            throw new CancellationException("Interrupted while measuring the time of a step.");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof CancellationException canceled) throw canceled;
            throw MemoryEstimate.failure(e.getCause(), options, used.plan(options));
        } finally {
            thread.shutdown();
        }
    }

    private StepTiming.Seconds measure(StepTiming timing, TrainingDevices used) {
        if (before < 0) before = ProcessMemory.bytes();
        return timing.measure(used);
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "MultiMix timing");
        thread.setDaemon(true);
        return thread;
    }
}
