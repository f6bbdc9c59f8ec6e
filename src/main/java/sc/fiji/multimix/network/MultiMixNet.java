// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;

/**
 * The network of MultiMix: an encoder with a class branch, and a decoder that the saliency bridge
 * feeds. The parts can be used on their own, as the training step does: {@link #encode} for any
 * image, {@link #decode} for images to be segmented.
 *
 * <p>Input of {@code forward}: images (N, 1, H, W), float32, in [-1, 1], and, if there is a bridge,
 * their saliency maps (N, 1, H, W). Output: class logits (N, classes) if there is a class branch,
 * mask logits (N, 1, H, W) if there is a decoder.
 *
 * <p>Source: Haque et al. 2021 (ISBI; MELBA 2021:011), supplement, tables 1 and 2. Differs from the
 * reference code: dropout is off throughout in prediction (theirs stays on in the encoder).
 */
public final class MultiMixNet extends AbstractBlock {
    private static final byte VERSION = 1;

    private final NetworkOptions options;
    private final DropoutMasks masks;
    private final Encoder encoder;
    private final Block bridge;
    private final Block decoder;

    /** A network of this shape, without weights yet. */
    public MultiMixNet(NetworkOptions options) {
        super(VERSION);
        this.options = options;
        masks = new DropoutMasks(options.dropout());
        encoder = addChildBlock("encoder", new Encoder(options, masks));
        bridge = options.bridge() ? addChildBlock("bridge", new SaliencyBridge()) : null;
        decoder = options.segments() ? addChildBlock("decoder", new Decoder(options, masks)) : null;
    }

    /** The shape of this network and its parts. */
    public NetworkOptions options() {
        return options;
    }

    /** What draws the values that dropout keeps. */
    DropoutMasks dropoutMasks() {
        return masks;
    }

    /**
     * Runs the encoder and the class branch.
     *
     * @param images (N, 1, H, W), in [-1, 1]
     * @param training whether dropout is on
     */
    public Encoding encode(ParameterStore parameters, NDArray images, boolean training) {
        NDList outputs = encoder.forward(parameters, new NDList(images), training);
        NDArray logits = options.classifies() ? outputs.remove(Encoder.STAGES) : null;
        return new Encoding(outputs, logits);
    }

    /**
     * Runs the class branch alone.
     *
     * @param features the last of those that {@link #encode} gave, (N, 16w, H/16, W/16)
     * @return class logits (N, classes)
     */
    NDArray classify(ParameterStore parameters, NDArray features) {
        return encoder.classify(parameters, features, false);
    }

    /**
     * Runs the decoder.
     *
     * @param images the encoded images (N, 1, H, W)
     * @param features what {@link #encode} gave for them
     * @param saliency their saliency maps (N, 1, H, W); null if there is no bridge
     * @param training whether dropout is on
     * @return mask logits (N, 1, H, W)
     */
    public NDArray decode(
            ParameterStore parameters,
            NDArray images,
            NDList features,
            NDArray saliency,
            boolean training) {
        if (bridge == null)
            return decoder.forward(parameters, features, training).singletonOrThrow();
        try (NDArray bridged =
                bridge.forward(parameters, new NDList(images, saliency), training)
                        .singletonOrThrow()) {
            NDList inputs = new NDList(features);
            inputs.add(bridged);
            return decoder.forward(parameters, inputs, training).singletonOrThrow();
        }
    }

    @Override
    protected void initializeChildBlocks(
            NDManager manager, DataType dataType, Shape... inputShapes) {
        encoder.initialize(manager, dataType, inputShapes[0]);
        if (bridge != null) bridge.initialize(manager, dataType, inputShapes[0], inputShapes[0]);
        if (decoder != null)
            decoder.initialize(manager, dataType, encoder.getOutputShapes(inputShapes));
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore parameters,
            NDList inputs,
            boolean training,
            PairList<String, Object> ignored) {
        NDArray images = inputs.get(0);
        Encoding encoding = encode(parameters, images, training);
        NDList outputs = new NDList(2);
        if (options.classifies()) outputs.add(encoding.logits());
        if (decoder != null) {
            NDArray saliency = bridge == null ? null : inputs.get(1);
            outputs.add(decode(parameters, images, encoding.features(), saliency, training));
        }
        return outputs;
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputShapes) {
        Shape in = inputShapes[0];
        Shape classLogits = new Shape(in.get(0), options.classes());
        Shape maskLogits = new Shape(in.get(0), 1, in.get(2), in.get(3));
        if (decoder == null) return new Shape[] {classLogits};
        if (!options.classifies()) return new Shape[] {maskLogits};
        return new Shape[] {classLogits, maskLogits};
    }
}
