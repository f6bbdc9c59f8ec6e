// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ij.IJ;
import ij.ImagePlus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sc.fiji.multimix.engine.DeviceChoice;
import sc.fiji.multimix.progress.ProgressListener;

/** When the network runs, and when not. */
class ProbabilityCacheTest {
    private int runs;
    private boolean fails;

    private final ImagePlus stack = IJ.createImage("stack", "8-bit ramp", 4, 4, 3);
    private final ProbabilityCache cache =
            new ProbabilityCache(
                    (image, slice, model, device, listener) -> {
                        runs++;
                        if (fails) throw new IOException("The model is damaged.");
                        return new ImagePlus("" + slice, image.getProcessor());
                    });

    @TempDir private Path folder;
    private Path model;

    @BeforeEach
    void writeAModel() throws IOException {
        model = Files.writeString(folder.resolve("model.zip"), "weights");
    }

    @Test
    void theSameIsComputedOnce() throws IOException {
        ImagePlus first = get(stack, 2);
        assertSame(first, get(stack, 2));
        assertEquals("2", first.getTitle());
        assertEquals(1, runs);
    }

    @Test
    void aSingleImageIsTheSameAsAllItsSlices() throws IOException {
        ImagePlus single = IJ.createImage("single", "8-bit ramp", 4, 4, 1);
        assertSame(get(single, 1), get(single, ProbabilityCache.ALL));
        assertEquals(1, runs);
    }

    @Test
    void anotherSliceImageOrDeviceIsComputed() throws IOException {
        get(stack, 1);
        get(stack, 2);
        get(stack, ProbabilityCache.ALL);
        get(stack.duplicate(), ProbabilityCache.ALL);
        cache.get(stack, 1, model, DeviceChoice.CPU, ProgressListener.NONE);
        cache.get(stack, 1, model, DeviceChoice.AUTO, ProgressListener.NONE);
        assertEquals(6, runs);
    }

    @Test
    void aModelWrittenAnewIsComputed() throws IOException {
        get(stack, 1);
        Files.setLastModifiedTime(model, FileTime.fromMillis(1_000_000));
        get(stack, 1);
        Files.writeString(model, "longer weights");
        Files.setLastModifiedTime(model, FileTime.fromMillis(1_000_000));
        get(stack, 1);
        assertEquals(3, runs);
    }

    @Test
    void aFailureIsNotKept() throws IOException {
        get(stack, 1);
        fails = true;
        assertThrows(IOException.class, () -> get(stack, 2));
        fails = false;
        assertEquals("1", get(stack, 1).getTitle());
        assertEquals(3, runs);
    }

    @Test
    void whatIsNoLongerWantedIsNotComputed() {
        ProgressListener canceled =
                new ProgressListener() {
                    @Override
                    public void progress(String message, double fraction) {
                        throw new AssertionError(message);
                    }

                    @Override
                    public boolean isCanceled() {
                        return true;
                    }
                };
        assertThrows(
                CancellationException.class,
                () -> cache.get(stack, 1, model, DeviceChoice.CPU, canceled));
        assertEquals(0, runs);
    }

    private ImagePlus get(ImagePlus image, int slice) throws IOException {
        return cache.get(image, slice, model, DeviceChoice.CPU, ProgressListener.NONE);
    }
}
