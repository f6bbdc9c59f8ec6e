// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.model;

import java.util.Objects;
import sc.fiji.multimix.untrusted.UntrustedName;

/**
 * Where a model comes from.
 *
 * @param splitFingerprint hash of which images trained and which validated
 * @param seed of the training
 * @param versions of the software
 * @param device what computed, for example "CPU (2 threads)"
 * @param date when training ended, ISO 8601
 */
public record Provenance(
        String splitFingerprint, long seed, Versions versions, String device, String date) {
    /** Checks that nothing is missing. */
    public Provenance {
        Objects.requireNonNull(splitFingerprint, "provenance: splitFingerprint is missing");
        Objects.requireNonNull(versions, "provenance: versions are missing");
        Objects.requireNonNull(device, "provenance: device is missing");
        Objects.requireNonNull(date, "provenance: date is missing");
        UntrustedName.checkLine("splitFingerprint", splitFingerprint);
        UntrustedName.checkLine("device", device);
        UntrustedName.checkLine("date", date);
    }
}
