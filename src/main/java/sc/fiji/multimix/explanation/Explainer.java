// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.explanation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.real.FloatType;
import sc.fiji.multimix.image.MaskImage;
import sc.fiji.multimix.image.Resize;
import sc.fiji.multimix.image.SourceImage;
import sc.fiji.multimix.inference.Classification;
import sc.fiji.multimix.inference.ImageResult;
import sc.fiji.multimix.inference.InputCheck;
import sc.fiji.multimix.inference.Predictor;
import sc.fiji.multimix.network.NetworkSession;
import sc.fiji.multimix.network.Prediction.Part;
import sc.fiji.multimix.progress.ProgressListener;

/**
 * Explains the class of each slice by three saliency methods: {@link GradientSaliency gradient},
 * {@link SmoothGrad} and {@link GradCam Grad-CAM}, with how much of each map lies inside the
 * predicted mask and how much it changes under small noise.
 *
 * <p>The class explained is the one named, or what the model classifies the slice as. Maps are
 * those of the image as it is, also if the model's probabilities are means over the image and its
 * mirror image. All noise is the same for every slice.
 *
 * <p>The maps are hints, not proof: Arun et al. 2021 (Radiology: Artificial Intelligence 3:e200267)
 * and Saporta et al. 2022 (Nature Machine Intelligence 4:867) found that such maps locate findings
 * in chest radiographs worse than readers do, and that some hardly depend on what was learned.
 */
public final class Explainer {
    private static final double THRESHOLD = 0.5;

    private final Predictor predictor;
    private final InputCheck check;
    private final int target;
    private final List<SaliencyMethod> methods;
    private final long changeSeed;

    /**
     * Prepares.
     *
     * @param className the class to explain; null or empty for the predicted one of each slice
     * @throws IllegalArgumentException if the model does not classify or has no such class
     */
    public Explainer(Predictor predictor, String className, ExplanationOptions options) {
        predictor.require(Part.CLASS);
        this.predictor = predictor;
        check = new InputCheck(predictor.description());
        target = predictor.target(className);
        SplittableRandom seeds = new SplittableRandom(options.seed());
        methods =
                List.of(
                        new GradientSaliency(),
                        new SmoothGrad(options.samples(), options.noise(), seeds.nextLong()),
                        new GradCam());
        changeSeed = seeds.nextLong();
    }

    /**
     * Explains every slice.
     *
     * @throws IllegalArgumentException if a slice is constant; of a stack, says which
     * @throws java.util.concurrent.CancellationException if the listener cancels
     */
    public List<ExplainedSlice> explain(SourceImage image, ProgressListener listener) {
        int slices = image.slices();
        List<ExplainedSlice> explained = new ArrayList<>();
        Passes passes = new Passes(slices, listener);
        for (int slice = 1; slice <= slices; slice++)
            try {
                listener.checkCanceled();
                passes.slice = slice;
                explained.add(explain(image, passes));
            } catch (IllegalArgumentException e) {
                if (slices == 1) throw e;
                throw new IllegalArgumentException("Slice " + slice + ": " + e.getMessage(), e);
            }
        return explained;
    }

    /** Images through the network so far, of all; asks after each pass whether to go on. */
    private final class Passes {
        private final int slices;
        private final ProgressListener listener;
        private final long all;
        private long done;
        private int slice;

        Passes(int slices, ProgressListener listener) {
            this.slices = slices;
            this.listener = listener;
            long perMap = methods.stream().mapToLong(SaliencyMethod::passes).sum();
            all = slices * perMap * (1 + NoiseChange.DRAWS);
        }

        void add(long images) {
            done += images;
            listener.progress("Explaining slice " + slice + "/" + slices, (double) done / all);
            listener.checkCanceled();
        }
    }

    private ExplainedSlice explain(SourceImage source, Passes passes) {
        Img<FloatType> image = source.gray(passes.slice);
        Set<Part> parts =
                predictor.has(Part.MASK)
                        ? EnumSet.of(Part.CLASS, Part.MASK)
                        : EnumSet.of(Part.CLASS);
        ImageResult result = predictor.predict(image, parts, NetworkSession.PREDICTED_CLASS);
        Classification classes = result.classification();
        int explained = target == NetworkSession.PREDICTED_CLASS ? classes.index() : target;
        Img<UnsignedByteType> mask =
                result.probability() == null
                        ? null
                        : MaskImage.threshold(result.probability(), THRESHOLD);
        List<Evidence> evidence =
                predictor.withNetwork(
                        image,
                        (network, prepared) ->
                                evidence(
                                        prepared,
                                        new ClassScore(
                                                network,
                                                explained,
                                                passes::add,
                                                passes.listener::log)));
        List<Explanation> explanations = new ArrayList<>();
        for (int i = 0; i < methods.size(); i++)
            explanations.add(explanation(methods.get(i), evidence.get(i), image, mask));
        return new ExplainedSlice(
                classes.classNames().get(explained),
                classes.probabilities().get(explained),
                mask,
                check.warning(result.input(), source.facts(passes.slice)),
                explanations);
    }

    /** A method's map, of its own size and unit, and its change under small noise. */
    private record Evidence(Img<FloatType> map, double change) {}

    private List<Evidence> evidence(NDArray image, ClassScore score) {
        List<Img<FloatType>> maps = maps(image, score);
        double[] changes = new double[maps.size()];
        SplittableRandom random = new SplittableRandom(changeSeed);
        for (int draw = 0; draw < NoiseChange.DRAWS; draw++)
            try (NDManager scope = image.getManager().newSubManager()) {
                NDArray copy = NoisyCopies.of(image, 1, NoiseChange.NOISE, random, scope);
                List<Img<FloatType>> noisy = maps(copy, score);
                for (int i = 0; i < changes.length; i++)
                    changes[i] += NoiseChange.of(maps.get(i), noisy.get(i));
            }
        List<Evidence> evidence = new ArrayList<>();
        for (int i = 0; i < changes.length; i++)
            evidence.add(new Evidence(maps.get(i), changes[i] / NoiseChange.DRAWS));
        return evidence;
    }

    private List<Img<FloatType>> maps(NDArray image, ClassScore score) {
        return methods.stream().map(method -> method.map(image, score)).toList();
    }

    private static Explanation explanation(
            SaliencyMethod method,
            Evidence evidence,
            Img<FloatType> image,
            Img<UnsignedByteType> mask) {
        Img<FloatType> map =
                Resize.apply(evidence.map, (int) image.dimension(0), (int) image.dimension(1));
        MaskShare share =
                MaskShare.of(map, mask, evidence.map.dimension(0), evidence.map.dimension(1));
        ScaledMap scaled = ScaledMap.of(map);
        return new Explanation(method.label(), scaled.map(), scaled.one(), share, evidence.change);
    }
}
