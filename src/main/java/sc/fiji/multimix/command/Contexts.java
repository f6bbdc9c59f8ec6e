// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.command;

import ij.IJ;
import org.scijava.Context;
import org.scijava.command.CommandService;
import org.scijava.service.Service;

/** Finds the SciJava context: Fiji's, or in ImageJ 1 one of our own, made at the first command. */
final class Contexts {
    private static Context own;

    private Contexts() {}

    static synchronized Context current() {
        if (inFiji()) return (Context) IJ.runPlugIn(Context.class.getName(), "");
        if (own == null) own = create();
        return own;
    }

    /** Whether ImageJ 1 is a part of Fiji or another ImageJ2. */
    static boolean inFiji() {
        try {
            Class.forName(
                    "net.imagej.legacy.LegacyService", false, Contexts.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    /** Whether SciJava itself gives inputs of that type to a command. */
    static boolean isFilledIn(Class<?> type) {
        return Context.class.isAssignableFrom(type) || Service.class.isAssignableFrom(type);
    }

    private static Context create() {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        // SciJava and the network's engine look for their parts beside the plug-in
        thread.setContextClassLoader(Contexts.class.getClassLoader());
        try {
            // and what it needs; all of SciJava's services take twice the time
            return new Context(CommandService.class);
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
