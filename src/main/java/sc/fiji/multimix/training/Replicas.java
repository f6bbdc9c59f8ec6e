// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import sc.fiji.multimix.data.TrainingBatch;
import sc.fiji.multimix.engine.ComputingThread;
import sc.fiji.multimix.engine.Cores;
import sc.fiji.multimix.engine.Engines;
import sc.fiji.multimix.network.NetworkOptions;
import sc.fiji.multimix.network.NetworkSession;

/**
 * Data-parallel training: a replica of the network on each device computes the gradients of its
 * share of the batch, at the same time as the others; their sum, on the first device, is the
 * gradient of the whole batch. What the first replica's weights then become, the others copy. The
 * numbers are those of one device but for the order of the sums, and for dropout.
 *
 * <p>Arrays go from device to device by {@link ai.djl.ndarray.NDArray#toDevice}. Deep Java
 * Library's own {@code ParameterStore} with a {@code ParameterServer} is not used: it updates each
 * weight by its own {@code Optimizer}, as soon as that one's gradient is there, and wants devices
 * that differ.
 *
 * <p>Tested with several replicas on the CPU, which run the same code; not run on GPUs yet.
 */
final class Replicas implements AutoCloseable {
    /** What the names of the threads begin with. */
    static final String THREAD = "MultiMix training on ";

    private final List<Device> devices;
    private final List<Replica> all = new ArrayList<>();
    private final List<ExecutorService> threads = new ArrayList<>(); // of all but the first

    /**
     * Replicas with the same fresh random weights, drawn from the engine's generator.
     *
     * @param devices at least one; a replica on each, also on equal ones
     */
    Replicas(NetworkOptions shape, TrainingOptions options, List<Device> devices) {
        this.devices = devices;
        Engine engine = Engines.get();
        try {
            for (Device device : devices) {
                BatchShare share = new BatchShare(all.size(), devices.size());
                all.add(replica(network(shape, engine, device), options, share));
            }
            for (Device device : devices.subList(1, devices.size()))
                threads.add(Executors.newSingleThreadExecutor(work -> thread(work, device)));
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    private static Replica replica(
            NetworkSession network, TrainingOptions options, BatchShare share) {
        try {
            return new Replica(network, options, share);
        } catch (RuntimeException | Error e) {
            network.close();
            throw e;
        }
    }

    private NetworkSession network(NetworkOptions shape, Engine engine, Device device) {
        if (all.isEmpty()) return new NetworkSession(shape, engine, device);
        NetworkSession network = NetworkSession.blank(shape, engine, device);
        WeightCopy.copy(first().network().weights(), network.weights());
        return network;
    }

    private static Thread thread(Runnable work, Device device) {
        return new ComputingThread(work, THREAD + Engines.describe(device), Cores.all());
    }

    /** The replica that is updated, validated and saved. */
    Replica first() {
        return all.get(0);
    }

    /**
     * One step up to the gradients, which are then in the first replica's weights.
     *
     * @param number of the step, from 0
     * @throws IllegalStateException if a replica fails, which tells its device; all have ended then
     */
    void run(TrainingBatch batch, long number) {
        List<CompletableFuture<Void>> others = new ArrayList<>();
        for (int i = 1; i < all.size(); i++) {
            Replica replica = all.get(i);
            others.add(
                    CompletableFuture.runAsync(
                            () -> replica.run(batch, number), threads.get(i - 1)));
        }
        try {
            first().run(batch, number);
        } finally {
            // even after a failure, since what a step uses must not be closed before it ends
            CompletableFuture.allOf(others.toArray(CompletableFuture[]::new))
                    .handle((done, failure) -> null)
                    .join();
        }
        for (int i = 1; i < all.size(); i++) {
            checkDone(others.get(i - 1), devices.get(i));
            first().takeGradients(all.get(i));
        }
    }

    private static void checkDone(CompletableFuture<Void> step, Device device) {
        try {
            step.join();
        } catch (CompletionException e) {
            Throwable cause = e.getCause();
            if (cause instanceof Error error) throw error;
            throw new IllegalStateException(
                    "The training step failed on "
                            + Engines.describe(device)
                            + ": "
                            + cause.getMessage(),
                    cause);
        }
    }

    /**
     * Lets the replicas follow the first one, whose weights have changed, and all their means.
     *
     * @param optimizer the sum of what the optimizer keeps, a scalar, which is to be finite
     */
    void follow(NDArray optimizer) {
        first().checkWeights(optimizer);
        for (Replica replica : all) {
            if (!replica.equals(first())) replica.takeTrainedWeights(first());
            replica.updateAverage();
        }
    }

    /** All replicas go on from where replicas of the same shape were. */
    void restore(LearnerState state) {
        for (Replica replica : all) replica.restore(state);
    }

    /**
     * The losses of the steps since they were last asked for, over the whole batch; those of GPUs
     * now and then only.
     *
     * @param now all of them in any case
     * @throws DivergedException if a loss term is not finite, or the weights after a step; of the
     *     first step of which this is so
     */
    List<StepNumbers.Numbers> losses(boolean now) {
        List<StepNumbers.Numbers> read = first().losses(now);
        if (read.isEmpty()) return read;
        Map<Long, StepNumbers.Numbers> sums = new LinkedHashMap<>();
        for (Replica replica : all)
            for (StepNumbers.Numbers step : replica.equals(first()) ? read : replica.losses(true))
                sums.merge(step.step(), step, StepNumbers.Numbers::plus);
        for (StepNumbers.Numbers step : sums.values())
            if (!step.notFinite().isEmpty())
                throw new DivergedException(step.step(), step.notFinite());
        return List.copyOf(sums.values());
    }

    @Override
    public void close() {
        threads.forEach(ExecutorService::shutdown);
        all.forEach(Replica::close);
        Engines.giveBackMemory();
    }
}
