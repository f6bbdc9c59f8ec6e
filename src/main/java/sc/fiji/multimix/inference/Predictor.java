// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.inference;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.real.FloatType;
import sc.fiji.multimix.engine.Cores;
import sc.fiji.multimix.engine.DeviceChoice;
import sc.fiji.multimix.engine.Engines;
import sc.fiji.multimix.image.Preprocessing;
import sc.fiji.multimix.model.ModelDescription;
import sc.fiji.multimix.model.ModelFile;
import sc.fiji.multimix.model.NetworkWeights;
import sc.fiji.multimix.model.TrainedModel;
import sc.fiji.multimix.network.NetworkOptions;
import sc.fiji.multimix.network.NetworkSession;
import sc.fiji.multimix.network.Prediction.Part;
import sc.fiji.multimix.tensor.ImageTensors;

/**
 * Applies a trained network to images of any size and gray range: the network sees them prepared as
 * in training, and its maps are resized (bilinearly) to the images' sizes.
 *
 * <p>If the model wants that, probabilities are the mean over the image and its mirror image; the
 * saliency map is that of the image as it is.
 *
 * <p>Safe to be used by several threads at once.
 */
public final class Predictor implements AutoCloseable {
    private static final int LARGEST_PASS = 8;
    private static final long LARGEST_MAP = 1 << 22; // values of 4 bytes

    private final NetworkSession network;
    private final ModelDescription description;

    private final Preprocessing preprocessing;
    private final List<String> classNames;
    private final String device;

    /** Held while a GPU computes: two passes at once take no less time, but twice the memory. */
    private final Object gpu = new Object();

    private final ReadWriteLock closing = new ReentrantReadWriteLock();
    private boolean closed;

    /**
     * A predictor that owns the network.
     *
     * @param network the trained network
     * @param description of the model that the network is of
     * @param device what computes, in words
     */
    Predictor(NetworkSession network, ModelDescription description, String device) {
        this.network = network;
        this.description = description;
        this.device = device;
        preprocessing = description.preprocessing();
        classNames = description.classNames();
        network.setTrainable(false);
    }

    /**
     * Loads a model.
     *
     * @param model the model file
     * @param choice where to compute
     * @throws IOException if the file is missing, damaged or no model; says which
     * @throws IllegalArgumentException if a GPU is asked for and there is none
     */
    public static Predictor load(Path model, DeviceChoice choice) throws IOException {
        TrainedModel trained = ModelFile.load(model);
        Device device = Engines.device(choice);
        ModelDescription description = trained.description();
        return new Predictor(
                NetworkWeights.open(trained, model, device), description, Engines.describe(device));
    }

    /** What the model is, as it was in its file when it was loaded. */
    public ModelDescription description() {
        return description;
    }

    /** What computes, for example "CPU (2 threads)". */
    public String device() {
        return device;
    }

    /** Whether a GPU computes, which does one pass at a time. */
    boolean isOnGpu() {
        return network.manager().getDevice().isGpu();
    }

    /** Names of the classes, in the model's order; empty if the model does not classify. */
    public List<String> classNames() {
        return classNames;
    }

    /** Whether the model has what a part needs. */
    public boolean has(Part part) {
        return part == Part.MASK ? network.options().segments() : network.options().classifies();
    }

    /**
     * Index of the class to explain.
     *
     * @param className one of the model's classes; null or empty for the predicted class
     * @throws IllegalArgumentException if the model has no such class
     */
    public int target(String className) {
        if (className == null || className.isEmpty()) return NetworkSession.PREDICTED_CLASS;
        int index = classNames.indexOf(className);
        if (index < 0)
            throw new IllegalArgumentException(
                    "The model has no class '"
                            + className
                            + "'. Its classes are: "
                            + String.join(", ", classNames)
                            + ".");
        return index;
    }

    /**
     * Predicts several images in one pass.
     *
     * @param images gray values (X, Y), each of any size
     * @param parts what is wanted
     * @param target see {@link #target}
     * @return a result per image
     * @throws IllegalArgumentException if the model lacks a part or an image is constant
     * @throws IllegalStateException if this predictor is closed
     */
    public List<ImageResult> predict(
            List<? extends RandomAccessibleInterval<FloatType>> images,
            Set<Part> parts,
            int target) {
        for (Part part : parts) require(part);
        List<Img<UnsignedByteType>> prepared = new ArrayList<>();
        for (RandomAccessibleInterval<FloatType> image : images)
            prepared.add(preprocessing.apply(image));
        List<ImageResult> results = new ArrayList<>();
        for (NetworkMaps maps : pass(prepared, parts, target)) {
            RandomAccessibleInterval<FloatType> image = images.get(results.size());
            results.add(maps.resized((int) image.dimension(0), (int) image.dimension(1)));
        }
        return results;
    }

    /**
     * Passes images through the network, the middle one of three steps: before it images are
     * prepared by {@link ModelDescription#preprocessing}, after it maps are resized.
     *
     * @param prepared images of the network's size, 0..255
     * @param parts what is wanted, and the model has
     * @param target see {@link #target}
     * @return what the network says of each image
     * @throws IllegalStateException if this predictor is closed
     */
    List<NetworkMaps> pass(List<Img<UnsignedByteType>> prepared, Set<Part> parts, int target) {
        if (!isOnGpu()) return whileOpen(() -> predictOpen(prepared, parts, target));
        synchronized (gpu) {
            return whileOpen(() -> predictOpen(prepared, parts, target));
        }
    }

    /**
     * Images of a pass that take the least time for each: more are faster as long as a map of the
     * network's first stage, the largest, stays below 16 MiB; beyond, memory costs more time than
     * is won.
     */
    int passSize() {
        NetworkOptions shape = network.options();
        long values = (long) shape.width() * shape.resolution() * shape.resolution();
        return (int) Math.max(1, Math.min(LARGEST_PASS, LARGEST_MAP / values));
    }

    /**
     * Other work with the network than predicting; closing waits until it is done.
     *
     * @param image gray values (X, Y), of any size
     * @param work gets the network and the image as the network sees it, (1, 1, H, W), whose
     *     manager is closed afterwards
     * @throws IllegalArgumentException if the image is constant
     * @throws IllegalStateException if this predictor is closed
     */
    public <T> T withNetwork(
            RandomAccessibleInterval<FloatType> image,
            BiFunction<NetworkSession, NDArray, T> work) {
        List<Img<UnsignedByteType>> prepared = List.of(preprocessing.apply(image));
        return whileOpen(
                () -> {
                    try (NDManager scope = network.manager().newSubManager()) {
                        return work.apply(
                                network,
                                ImageTensors.images(scope, prepared, preprocessing.resolution()));
                    }
                });
    }

    private <T> T whileOpen(Supplier<T> work) {
        closing.readLock().lock();
        try {
            if (closed) throw new IllegalStateException("The model is closed: load it again.");
            Cores.settle();
            return work.get();
        } finally {
            closing.readLock().unlock();
        }
    }

    private List<NetworkMaps> predictOpen(
            List<Img<UnsignedByteType>> prepared, Set<Part> parts, int target) {
        try (NDManager scope = network.manager().newSubManager()) {
            NDArray batch = ImageTensors.images(scope, prepared, preprocessing.resolution());
            PredictedMaps maps = PredictedMaps.of(network, batch, parts, target);
            if (description.mirrored()) maps = maps.withMirrored(network, batch, parts);
            List<NetworkMaps> results = new ArrayList<>();
            for (int i = 0; i < prepared.size(); i++)
                results.add(maps.image(i, classNames, prepared.get(i)));
            return results;
        }
    }

    /** Predicts one image: see {@link #predict(List, Set, int)}. */
    public ImageResult predict(
            RandomAccessibleInterval<FloatType> image, Set<Part> parts, int target) {
        return predict(List.of(image), parts, target).get(0);
    }

    /**
     * Checks that the model has what a part needs.
     *
     * @throws IllegalArgumentException if it does not; says which system it is and what to train
     */
    public void require(Part part) {
        if (!has(part)) throw new IllegalArgumentException(lack(part));
    }

    /** Why the model cannot give a part that it does not have, and what to train for it. */
    String lack(Part part) {
        return part == Part.MASK
                ? "This model does not segment: it is of the system "
                        + description.system()
                        + " and was trained without masks. Train one with a segmentation folder and"
                        + " a system that segments (U-Net, a UMTL or MultiMix)."
                : "This model does not classify, so it has no classes to name or explain: it is of"
                        + " the system "
                        + description.system()
                        + " and was trained without class labels. Train one with a classification"
                        + " folder and a system that classifies (an Enc, a UMTL or MultiMix).";
    }

    /** All parts that the model has. */
    public Set<Part> parts() {
        Set<Part> parts = EnumSet.allOf(Part.class);
        parts.removeIf(part -> !has(part));
        return parts;
    }

    /** Closes the network, once the predictions of other threads have ended. */
    @Override
    public void close() {
        closing.writeLock().lock();
        try {
            if (!closed) {
                network.close();
                Engines.giveBackMemory();
            }
            closed = true;
        } finally {
            closing.writeLock().unlock();
        }
    }
}
