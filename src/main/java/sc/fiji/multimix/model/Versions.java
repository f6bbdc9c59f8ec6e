// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.model;

import java.util.Objects;
import sc.fiji.multimix.untrusted.UntrustedName;

/**
 * The software that trained a model.
 *
 * @param suite version of MultiMix for Fiji
 * @param djl version of the Deep Java Library
 * @param pytorch version of PyTorch
 * @param java version of Java
 */
public record Versions(String suite, String djl, String pytorch, String java) {
    /** Checks that nothing is missing. */
    public Versions {
        Objects.requireNonNull(suite, "versions: suite is missing");
        Objects.requireNonNull(djl, "versions: djl is missing");
        Objects.requireNonNull(pytorch, "versions: pytorch is missing");
        Objects.requireNonNull(java, "versions: java is missing");
        UntrustedName.checkLine("suite", suite);
        UntrustedName.checkLine("djl", djl);
        UntrustedName.checkLine("pytorch", pytorch);
        UntrustedName.checkLine("java", java);
    }
}
