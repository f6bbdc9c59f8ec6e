// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.engine;

import java.util.Locale;

/** Where the network computes, as the user asks for it. */
public enum DeviceChoice {
    /** The GPU if the engine has one, else the CPU. */
    AUTO,
    /** The CPU; always works. */
    CPU,
    /** The GPU; an error that says why if there is none. */
    GPU,
    /** All GPUs for training, the first for all else; the CPU if there is none. */
    ALL;

    /** The word used in dialogs and macros. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
