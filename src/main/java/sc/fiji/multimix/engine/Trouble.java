// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.engine;

/**
 * Something that keeps the engine from working, for the user to read.
 *
 * @param found what is wrong and what was found, a full sentence
 * @param advice what to do about it, a full sentence
 */
public record Trouble(String found, String advice) {
    /** Both sentences. */
    @Override
    public String toString() {
        return found + " " + advice;
    }
}
