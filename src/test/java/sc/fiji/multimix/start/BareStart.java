// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.start;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import sc.fiji.multimix.benchmark.UntrainedModel;
import sc.fiji.multimix.network.NetworkSession;

/**
 * The least that Deep Java Library can do: starts the engine, builds a network as large as that of
 * {@link UntrainedModel}, classifies a black image and ends. What {@code start.sh} compares with.
 */
final class BareStart {
    private BareStart() {}

    @SuppressWarnings("SystemOut") // a program for the console
    public static void main(String[] arguments) {
        Engine engine = Engine.getEngine("PyTorch");
        try (NetworkSession network =
                        new NetworkSession(UntrainedModel.PAPER, engine, engine.defaultDevice());
                NDManager scope = network.manager().newSubManager()) {
            int side = UntrainedModel.PAPER.resolution();
            NDArray image = scope.zeros(new Shape(1, 1, side, side));
            float[] logits = network.encode(image, false).logits().toFloatArray();
            System.out.println(Arrays.toString(logits));
        }
        System.exit(0); // as the suite does
    }
}
