// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.network;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import ai.djl.training.initializer.Initializer;
import ai.djl.util.Pair;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A {@link MultiMixNet} with its weights on one device, until closed.
 *
 * <p>Weights have the names of their blocks, joined by dots: {@code encoder.down1.conv1.weight}.
 * Prediction may run in several threads at once, each with arrays of its own sub-manager; training
 * in one.
 */
public final class NetworkSession implements AutoCloseable {
    /** Explains the class with the largest logit of each image. */
    public static final int PREDICTED_CLASS = -1;

    private final MultiMixNet network;
    private final NDManager manager;
    private final ParameterStore parameters;
    private final Map<String, NDArray> weights = new LinkedHashMap<>();
    private final Map<String, NDArray> trainedWeights = new LinkedHashMap<>();
    private boolean trainable = true;
    private int predictions; // running now, in any thread
    private boolean recordsGradients = true;

    /**
     * A network with fresh random weights, drawn from the engine's generator.
     *
     * @param options the network's shape
     * @param engine the engine to compute with
     * @param device where to compute
     */
    public NetworkSession(NetworkOptions options, Engine engine, Device device) {
        this(new MultiMixNet(options), engine, device);
    }

    private NetworkSession(MultiMixNet network, Engine engine, Device device) {
        this.network = network;
        manager = engine.newBaseManager(device);
        parameters = new ParameterStore(manager, false);
        int side = network.options().resolution();
        try {
            network.initialize(manager, DataType.FLOAT32, new Shape(1, 1, side, side));
        } catch (RuntimeException | Error e) {
            manager.close();
            throw e;
        }
        for (Pair<String, Parameter> pair : network.getParameters()) {
            String name = dottedName(pair.getKey());
            Parameter parameter = pair.getValue();
            weights.put(name, parameter.getArray());
            if (parameter.requiresGradient()) trainedWeights.put(name, parameter.getArray());
        }
    }

    /**
     * A network whose weights are all zero, to be filled with others: the engine's generator, which
     * a training may be drawing from, is left alone.
     */
    public static NetworkSession blank(NetworkOptions options, Engine engine, Device device) {
        MultiMixNet network = new MultiMixNet(options);
        network.setInitializer(Initializer.ZEROS, parameter -> true);
        return new NetworkSession(network, engine, device);
    }

    /** Block lists name a child "01Encoder_02DoubleConv_..."; the children's own names are kept. */
    private static String dottedName(String key) {
        return key.replaceAll("(^|_)\\d+", "$1").replace('_', '.');
    }

    /** The network's shape. */
    public NetworkOptions options() {
        return network.options();
    }

    /** The manager that owns the weights; make a sub-manager for each piece of work. */
    public NDManager manager() {
        return manager;
    }

    /** The weights by name, in the order of the blocks; live, not copies. */
    public Map<String, NDArray> weights() {
        return weights;
    }

    /**
     * The weights that training changes: all but the biases of convolutions before an instance
     * norm, which have no effect.
     */
    public Map<String, NDArray> trainedWeights() {
        return trainedWeights;
    }

    /** Takes the random numbers of dropout from here on; on a GPU they are the engine's. */
    public void drawDropoutFrom(SplittableRandom numbers) {
        network.dropoutMasks().drawFrom(numbers);
    }

    /** Whether the weights take part in gradients. Off for prediction; on for training. */
    public synchronized void setTrainable(boolean trainable) {
        this.trainable = trainable;
        updateWeights();
    }

    /** While any thread predicts, no weight takes part in gradients. */
    private synchronized void countPrediction(int change) {
        predictions += change;
        updateWeights();
    }

    private void updateWeights() {
        boolean wanted = trainable && predictions == 0;
        if (recordsGradients == wanted) return;
        recordsGradients = wanted;
        for (NDArray weight : trainedWeights.values()) weight.setRequiresGradient(wanted);
    }

    /** Runs the encoder: see {@link MultiMixNet#encode}. */
    public Encoding encode(NDArray images, boolean training) {
        return network.encode(parameters, images, training);
    }

    /** Runs the decoder: see {@link MultiMixNet#decode}. */
    public NDArray decode(NDArray images, NDList features, NDArray saliency, boolean training) {
        return network.decode(parameters, images, features, saliency, training);
    }

    /** Runs the class branch: see {@link MultiMixNet#classify}. */
    NDArray classify(NDArray features) {
        return network.classify(parameters, features);
    }

    /**
     * Class, saliency and mask of images, without dropout; leaves no trace in the weights'
     * gradients.
     *
     * @param images (N, 1, H, W)
     * @param parts what is wanted
     * @param target index of the class to explain, or {@link #PREDICTED_CLASS}
     * @return arrays attached to the images' manager
     * @throws IllegalArgumentException if there is no such class
     */
    public Prediction predict(NDArray images, Set<Prediction.Part> parts, int target) {
        if (target < PREDICTED_CLASS || target >= Math.max(1, options().classes()))
            throw noSuchClass(", or -1 for the predicted class", target);
        return predicting(() -> inParts(images, parts, target));
    }

    /**
     * How the score of a class changes with each pixel, {@code d logit / d image}, with its sign.
     * Leaves no trace in the weights' gradients.
     *
     * @param images (N, 1, H, W)
     * @param target index of the class
     * @return (N, 1, H, W), attached to the images' manager
     * @throws IllegalArgumentException if there is no such class
     */
    public NDArray imageGradient(NDArray images, int target) {
        requireClass(target);
        return predicting(() -> new ClassEvidence(this, images).imageGradient(target));
    }

    /**
     * Where the encoder's last features speak for a class: Grad-CAM. Leaves no trace in the
     * weights' gradients.
     *
     * @param images (N, 1, H, W)
     * @param target index of the class
     * @return (N, 1, H/16, W/16), at least 0, attached to the images' manager
     * @throws IllegalArgumentException if there is no such class
     */
    public NDArray gradCam(NDArray images, int target) {
        requireClass(target);
        return predicting(() -> new ClassEvidence(this, images).gradCam(target));
    }

    private void requireClass(int target) {
        if (target < 0 || target >= options().classes()) throw noSuchClass("", target);
    }

    private IllegalArgumentException noSuchClass(String otherwise, int target) {
        return new IllegalArgumentException(
                "The class to explain must be an index from 0 to "
                        + (options().classes() - 1)
                        + otherwise
                        + ", but is "
                        + target
                        + ".");
    }

    /** Does work in which no weight takes part in gradients, and by default nothing does. */
    private <T> T predicting(Supplier<T> work) {
        countPrediction(1);
        try {
            return GradientMode.notRecording(work);
        } finally {
            countPrediction(-1);
        }
    }

    /** A large batch in parts: faster on a CPU, and the parts do not influence each other. */
    private Prediction inParts(NDArray images, Set<Prediction.Part> parts, int target) {
        int count = (int) images.size(0);
        int size = PartSize.of(manager.getDevice(), options().resolution(), count);
        if (count <= size) return runPasses(images, parts, target);
        try (NDManager scope = images.getManager().newSubManager()) {
            List<Prediction> predictions = new ArrayList<>();
            for (int first = 0; first < count; first += size) {
                NDArray part =
                        images.get(new NDIndex("{}:{}", first, Math.min(count, first + size)));
                part.attach(scope);
                predictions.add(runPasses(part, parts, target));
                part.close();
            }
            return new Prediction(
                    joined(predictions, Prediction::classLogits, images),
                    joined(predictions, Prediction::saliency, images),
                    joined(predictions, Prediction::maskLogits, images));
        }
    }

    private static NDArray joined(
            List<Prediction> parts, Function<Prediction, NDArray> which, NDArray images) {
        if (which.apply(parts.get(0)) == null) return null;
        NDList arrays = new NDList();
        for (Prediction part : parts) arrays.add(which.apply(part));
        NDArray joined = NDArrays.concat(arrays);
        joined.attach(images.getManager());
        return joined;
    }

    private Prediction runPasses(NDArray images, Set<Prediction.Part> parts, int target) {
        if (target == PREDICTED_CLASS || !parts.contains(Prediction.Part.SALIENCY))
            return new PredictionPass(this, images, parts).run(PREDICTED_CLASS);
        // the decoder's bridge wants the map of the predicted class, whatever is explained
        Set<Prediction.Part> others = EnumSet.copyOf(parts);
        others.remove(Prediction.Part.SALIENCY);
        Prediction predicted = new PredictionPass(this, images, others).run(PREDICTED_CLASS);
        Set<Prediction.Part> saliency = EnumSet.of(Prediction.Part.SALIENCY);
        return new Prediction(
                predicted.classLogits(),
                new PredictionPass(this, images, saliency).run(target).saliency(),
                predicted.maskLogits());
    }

    /** The saliency maps (N, 1, H, W) of the predicted classes: see {@link #predict}. */
    public NDArray saliency(NDArray images) {
        return predict(images, EnumSet.of(Prediction.Part.SALIENCY), PREDICTED_CLASS).saliency();
    }

    @Override
    public void close() {
        manager.close();
    }
}
