// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.installation;

import java.util.Objects;
import sc.fiji.multimix.engine.Trouble;

/**
 * One thing that the check of the installation looked at.
 *
 * @param topic what it is about
 * @param state whether it is as it should be
 * @param found what was found, a sentence or "name: value"
 * @param advice what to do about it; empty if it is in order
 */
public record Finding(Topic topic, State state, String found, String advice) {
    /** Whether something is as it should be. */
    public enum State {
        /** In order. */
        OK,
        /** Works, but should be known. */
        NOTE,
        /** Keeps the suite or a part of it from working. */
        PROBLEM
    }

    /** Makes sure that whoever is told of a problem is told what to do. */
    public Finding {
        Objects.requireNonNull(topic);
        if (state == State.PROBLEM && advice.isBlank())
            throw new IllegalArgumentException("A problem needs advice: " + found);
    }

    /** Something in order. */
    public static Finding ok(Topic topic, String found) {
        return new Finding(topic, State.OK, found, "");
    }

    static Finding note(Topic topic, String found, String advice) {
        return new Finding(topic, State.NOTE, found, advice);
    }

    static Finding note(Topic topic, Trouble trouble) {
        return note(topic, trouble.found(), trouble.advice());
    }

    static Finding problem(Topic topic, String found, String advice) {
        return new Finding(topic, State.PROBLEM, found, advice);
    }

    static Finding problem(Topic topic, Trouble trouble) {
        return problem(topic, trouble.found(), trouble.advice());
    }
}
