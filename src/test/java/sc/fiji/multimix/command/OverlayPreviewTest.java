// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.Roi;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class OverlayPreviewTest {
    private static final String SHOWN = "Preview of the current slice.";

    private final ImagePlus image = IJ.createImage("image", "8-bit black", 8, 8, 1);
    private final BlockingQueue<String> status = new LinkedBlockingQueue<>();
    private final OverlayPreview preview = new OverlayPreview(status::add);

    @Test
    void showsAnotherOverlayAndGivesTheOwnOneBack() throws InterruptedException {
        Overlay own = new Overlay(new Roi(0, 0, 2, 2));
        image.setOverlay(own);
        Overlay drawn = new Overlay();
        preview.show(image, (before, listener) -> drawn);
        awaitStatus(SHOWN);
        assertSame(drawn, image.getOverlay());
        preview.hide();
        assertSame(own, image.getOverlay());
        assertEquals(1, own.size());
    }

    @Test
    void everyDrawingStartsFromTheImagesOwnOverlay() throws InterruptedException {
        List<Overlay> befores = Collections.synchronizedList(new ArrayList<>());
        for (int i = 0; i < 2; i++) {
            preview.show(
                    image,
                    (before, listener) -> {
                        befores.add(before);
                        return new Overlay();
                    });
            awaitStatus(SHOWN);
        }
        assertEquals(2, befores.size());
        assertNull(befores.get(0));
        assertNull(befores.get(1));
        preview.hide();
        assertNull(image.getOverlay());
    }

    @Test
    void onlyTheNewestOfSeveralFollows() throws InterruptedException {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch asked = new CountDownLatch(1);
        List<Integer> made = Collections.synchronizedList(new ArrayList<>());
        preview.show(
                image,
                (before, listener) -> {
                    started.countDown();
                    await(asked);
                    listener.checkCanceled(); // a newer one is wanted: ends this one
                    made.add(0);
                    return new Overlay();
                });
        await(started);
        for (int i = 1; i <= 3; i++) {
            int number = i;
            preview.show(
                    image,
                    (before, listener) -> {
                        made.add(number);
                        return new Overlay(new Roi(number, 0, 1, 1));
                    });
        }
        asked.countDown();
        awaitStatus(SHOWN);
        assertEquals(List.of(3), made);
        assertEquals(3, image.getOverlay().get(0).getXBase());
    }

    @Test
    void whatIsMadeAfterHidingIsNotShown() throws InterruptedException {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch hidden = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        preview.show(
                image,
                (before, listener) -> {
                    started.countDown();
                    await(hidden);
                    return new Overlay();
                });
        await(started);
        preview.hide();
        hidden.countDown();
        ImagePlus other = IJ.createImage("other", "8-bit black", 8, 8, 1);
        preview.show(
                other,
                (before, listener) -> {
                    done.countDown();
                    return new Overlay();
                });
        await(done); // the one thread has finished the first drawing
        assertNull(image.getOverlay());
    }

    @Test
    void saysWhyThereIsNone() throws InterruptedException {
        preview.show(
                image,
                (before, listener) -> {
                    throw new IOException("The model is damaged.");
                });
        awaitStatus("No preview: The model is damaged.");
        assertNull(image.getOverlay());
    }

    private void awaitStatus(String wanted) throws InterruptedException {
        String last = null;
        while (!wanted.equals(last)) {
            last = status.poll(1, TimeUnit.MINUTES);
            assertTrue(last != null, "never said: " + wanted);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(1, TimeUnit.MINUTES));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
