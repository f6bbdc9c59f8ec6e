// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import ai.djl.ndarray.NDArray;

/** Replicas that follow the first one as after an update of an optimizer that is all right. */
final class FollowingReplicas {
    private FollowingReplicas() {}

    static void follow(Replicas replicas) {
        try (NDArray finite = replicas.first().network().manager().create(0f)) {
            replicas.follow(finite);
        }
    }
}
