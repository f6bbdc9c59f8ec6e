// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.model;

import java.util.Objects;

/**
 * A trained model in memory, without its network.
 *
 * @param description what it is
 * @param weights the network's parameters by name
 */
public record TrainedModel(ModelDescription description, Weights weights) {
    /** Checks that nothing is missing. */
    public TrainedModel {
        Objects.requireNonNull(description, "The description is missing.");
        Objects.requireNonNull(weights, "The weights are missing.");
    }
}
