// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import java.util.Collections;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import sc.fiji.multimix.data.RandomBatch;
import sc.fiji.multimix.data.TrainingBatch;
import sc.fiji.multimix.engine.Engines;
import sc.fiji.multimix.model.Weights;
import sc.fiji.multimix.network.GradientMode;
import sc.fiji.multimix.network.NetworkOptions;

/** Numbers gone wrong are noticed in their step. */
class DivergenceTest {
    private static final int SIDE = 32;
    private static final int IMAGES = 2;
    private static final float RATE = 1e-3f;
    private static final String WEIGHT = "encoder.down2.conv1.weight";
    private static final TrainingOptions OPTIONS =
            TrainingOptions.PAPER
                    .withBatch(IMAGES)
                    .withResolution(SIDE)
                    .withWeights(LossWeights.DEFAULTS);
    private static final NetworkOptions SHAPE = NetworkOptions.multiMix(4, 2, SIDE, 0);

    private static TrainingBatch batch(long seed) {
        return RandomBatch.of(IMAGES, 1, SIDE, new SplittableRandom(seed));
    }

    private static TrainingDevices cpu() {
        return TrainingDevices.of(Collections.singletonList(Device.cpu()), OPTIONS);
    }

    private static Replicas replicas(int count) {
        Engines.get().setRandomSeed(1);
        return new Replicas(SHAPE, OPTIONS, Collections.nCopies(count, Device.cpu()));
    }

    private static NDArray weight(Replicas replicas) {
        return replicas.first().network().trainedWeights().get(WEIGHT);
    }

    /** As an update of the optimizer would. */
    private static void set(NDArray weight, float value) {
        GradientMode.notRecording(() -> weight.set(new NDIndex(0, 0, 0, 0), value));
    }

    @Test
    void weightsThatAnUpdateMakesInfiniteAreNoticedInItsStep() {
        Engines.get().setRandomSeed(1);
        try (Learner learner = new Learner(SHAPE, OPTIONS, cpu())) {
            for (int step = 0; step < 2; step++) {
                learner.learn(batch(step), step, RATE);
                assertEquals(step, learner.losses(false).get(0).step());
            }
            learner.learn(batch(2), 2, Float.POSITIVE_INFINITY);
            DivergedException found =
                    assertThrows(DivergedException.class, () -> learner.losses(false));
            assertEquals(2, found.step());
            assertEquals("weights", found.what());
            assertEquals(
                    "The training has diverged: in step 3 the weights became NaN or infinite."
                            + " Lower the learning rate.",
                    found.getMessage());
        }
    }

    @Test
    void aLearnerGoesOnFromItsGoodStateAsIfNothingHadHappened() {
        Engines.get().setRandomSeed(1);
        LearnerState expected;
        try (Learner learner = new Learner(SHAPE, OPTIONS, cpu())) {
            learner.learn(batch(0), 0, RATE);
            learner.learn(batch(1), 1, RATE);
            expected = learner.state();
        }
        Engines.get().setRandomSeed(1);
        try (Learner learner = new Learner(SHAPE, OPTIONS, cpu())) {
            learner.learn(batch(0), 0, RATE);
            LearnerState good = learner.state();
            learner.learn(batch(1), 1, Float.POSITIVE_INFINITY);
            learner.restore(good);
            learner.learn(batch(1), 1, RATE);
            assertEquals(1, learner.losses(true).size()); // of the step that was done anew
            assertEqual(expected, learner.state());
        }
    }

    private static void assertEqual(LearnerState expected, LearnerState found) {
        assertEquals(expected.updates(), found.updates());
        assertEqual(expected.weights(), found.weights());
        assertEqual(expected.average(), found.average());
        assertEqual(expected.firstMoments(), found.firstMoments());
        assertEqual(expected.secondMoments(), found.secondMoments());
    }

    private static void assertEqual(Weights expected, Weights found) {
        for (String name : expected.names())
            assertArrayEquals(expected.values(name), found.values(name), name);
    }

    @Test
    void aHugeRateIsNoticedInTheStepWhoseLossItSpoils() {
        Engines.get().setRandomSeed(1);
        try (Learner learner = new Learner(SHAPE, OPTIONS, cpu())) {
            learner.learn(batch(0), 0, 1e25f);
            assertEquals(1, learner.losses(false).size()); // all is finite
            learner.learn(batch(1), 1, 1e25f);
            DivergedException found =
                    assertThrows(DivergedException.class, () -> learner.losses(false));
            assertEquals(1, found.step());
            assertTrue(found.what().contains(" loss"), found.what());
        }
    }

    @Test
    void anOptimizerThatIsNoLongerFiniteIsNoticed() {
        try (Replicas replicas = replicas(1)) {
            replicas.run(batch(0), 0);
            try (NDArray sum =
                    replicas.first().network().manager().create(Float.POSITIVE_INFINITY)) {
                replicas.follow(sum);
            }
            assertThrows(DivergedException.class, () -> replicas.losses(true));
        }
    }

    @Test
    void theFirstOfSeveralUnreadStepsIsTold() {
        try (Replicas replicas = replicas(1)) {
            for (int step = 0; step < 4; step++) {
                replicas.run(batch(step), step);
                if (step == 1) set(weight(replicas), Float.POSITIVE_INFINITY);
                FollowingReplicas.follow(replicas);
            }
            DivergedException found =
                    assertThrows(DivergedException.class, () -> replicas.losses(true));
            assertEquals(1, found.step());
            assertEquals("weights", found.what());
        }
    }

    @Test
    void theLossOfAFurtherReplicaIsNoticed() {
        try (Replicas replicas = replicas(2)) {
            replicas.run(batch(0), 0);
            set(weight(replicas), Float.NaN);
            FollowingReplicas.follow(replicas); // the second copies it
            assertThrows(DivergedException.class, () -> replicas.losses(true));
            set(weight(replicas), 0);
            replicas.run(batch(1), 1);
            DivergedException found =
                    assertThrows(DivergedException.class, () -> replicas.losses(true));
            assertEquals(1, found.step());
            assertTrue(found.what().contains("class loss and "), found.what());
        }
    }
}
