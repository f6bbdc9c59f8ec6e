// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.untrusted;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Texts in UTF-8 that are read as a whole, up to a size. */
public final class UntrustedText {
    private UntrustedText() {}

    /**
     * Reads a file.
     *
     * @param most bytes that it may have
     * @throws java.nio.file.NoSuchFileException if there is none
     * @throws BadContentException with the path if it is larger, or is not text
     * @throws IOException with the path if it cannot be read
     */
    public static String read(Path file, int most) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return read(in, most, file.toString());
        }
    }

    /**
     * Reads a stream to its end; it stays open.
     *
     * @param most bytes that it may have
     * @param name of what is read, for messages
     * @throws BadContentException if there are more, or they are not text
     * @throws IOException if they cannot be read
     */
    public static String read(InputStream in, int most, String name) throws IOException {
        byte[] bytes = in.readNBytes(most + 1);
        if (bytes.length > most)
            throw new BadContentException(name + " is larger than " + most + " bytes.");
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new BadContentException(name + " is not text in UTF-8.", e);
        }
    }
}
