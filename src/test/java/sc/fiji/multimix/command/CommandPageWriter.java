// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.command;

import java.io.IOException;

/** Writes the pages of all commands anew: {@code mvn test-compile exec:exec@pages}. */
public final class CommandPageWriter {
    private CommandPageWriter() {}

    /** Writes {@code src/docs/commands}; run in the project's folder. */
    public static void main(String[] arguments) throws IOException {
        for (CommandPage page : CommandPage.all()) page.write();
        System.exit(0); // SciJava leaves threads behind
    }
}
