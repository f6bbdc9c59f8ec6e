// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.installation;

import sc.fiji.multimix.engine.Engines;

/** Whether the engine may use the internet; the suite itself never does without being asked. */
final class NetworkCheck {
    private NetworkCheck() {}

    static Finding run() {
        return of(Engines.isOffline());
    }

    static Finding of(boolean offline) {
        if (offline)
            return Finding.ok(
                    Topic.NETWORK,
                    "Offline: nothing is fetched from the internet, and no usage data are sent");
        return Finding.note(
                Topic.NETWORK,
                "Deep Java Library may download missing libraries: the property ai.djl.offline or"
                        + " the environment variable DJL_OFFLINE says so.",
                "Nothing, if you want that; else remove that setting.");
    }
}
