// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Prints how far our training step is from the reference's in a folder with its {@code step.npz};
 * exit code 1 if a quantity is past its bound. Run by {@code mvn test-compile exec:exec@parity
 * -Dfolder=FOLDER}.
 */
final class ParityCheck {
    private ParityCheck() {}

    @SuppressWarnings("SystemOut") // a program for the console
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 1 || arguments[0].isEmpty()) {
            System.err.println("Give the folder that holds step.npz: -Dfolder=FOLDER");
            System.exit(2);
        }
        List<Parity.Deviation> deviations = Parity.check(Path.of(arguments[0]));
        int failures = 0;
        for (Parity.Deviation d : deviations) {
            if (!d.isWithinBound()) failures++;
            System.out.printf(
                    Locale.ROOT,
                    "%-60s %.3e  bound %.0e  %s%n",
                    d.quantity(),
                    d.value(),
                    d.bound(),
                    d.isWithinBound() ? "ok" : "PAST THE BOUND");
        }
        System.out.printf("%d quantities, %d past the bound%n", deviations.size(), failures);
        System.exit(failures == 0 ? 0 : 1);
    }
}
