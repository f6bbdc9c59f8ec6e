// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.hostile;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A kind of file that the suite reads.
 *
 * @param name for the command line
 * @param fileName that an input is written to
 * @param files undamaged ones
 * @param mutation how they are damaged
 * @param reader the suite's way of reading one
 */
record FileKind(
        String name, String fileName, List<byte[]> files, Mutation mutation, Reader reader) {
    /** Reads a file as far as the suite does. */
    @FunctionalInterface
    interface Reader {
        void read(Path file) throws IOException;
    }

    /** The input of a number: 0, 1... are the undamaged files, what follows is damaged. */
    byte[] input(long number) {
        if (number < files.size()) return files.get((int) number);
        SplittableRandom random = new SplittableRandom(number);
        return mutation.of(pick(random), pick(random), random);
    }

    private byte[] pick(SplittableRandom random) {
        return files.get(random.nextInt(files.size()));
    }
}
