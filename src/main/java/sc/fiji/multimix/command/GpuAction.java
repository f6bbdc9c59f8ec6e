// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.command;

import java.util.Locale;

/** What to do about GPU support. */
public enum GpuAction {
    /** Tell what is installed. */
    SHOW,
    /** Install it from a source. */
    INSTALL,
    /** Go back to the CPU. */
    UNDO;

    /** The word used in dialogs and macros. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
