// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RealPathTest {
    @TempDir private Path root;

    @Test
    void linksOfParentsThatExistAreFollowed() throws IOException {
        Path data = Files.createDirectory(root.resolve("data"));
        Path link = Files.createSymbolicLink(root.resolve("link"), data);
        assertEquals(data.toRealPath().resolve("a/b"), RealPath.of(link.resolve("a/b")));
        assertTrue(RealPath.isInside(link.resolve("new/report"), data));
        assertTrue(RealPath.isInside(data.resolve("new"), link));
        assertTrue(RealPath.isInside(data, link));
        assertFalse(RealPath.isInside(root.resolve("other"), link));
        assertFalse(RealPath.isInside(root.resolve("database"), data));
        assertFalse(RealPath.isInside(data.resolve("new/../../other"), data));
    }
}
