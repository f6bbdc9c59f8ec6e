// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.window;

import ij.IJ;
import ij.ImageListener;
import ij.ImagePlus;
import ij.gui.ImageCanvas;
import ij.gui.ImageWindow;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.gui.RoiListener;
import ij.process.ByteProcessor;
import java.awt.EventQueue;
import java.awt.Point;
import java.util.Arrays;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import sc.fiji.multimix.image.Outline;

/**
 * The case under review in a window of ImageJ's own, where all of ImageJ's tools work; one window
 * for all cases. While an edited outline is not saved the image counts as changed, so that ImageJ
 * asks before it closes it. On Swing's thread only, but for ImageJ's listeners.
 */
final class CaseImage implements ImageListener, RoiListener {
    /** Side in screen pixels up to which an image is enlarged: outlines are drawn on it. */
    private static final int SMALL = 380;

    private final Runnable closedByUser;
    private ImagePlus image;
    private LoadedCase shown;
    private Point place;
    private boolean outlined = true;
    private boolean editing;

    /** The mask that an edited outline is compared with: the prediction, or what was saved. */
    private byte[] known;

    /** The tool to give back when the editing ends; null if none was taken. */
    private String toolBefore;

    /**
     * No image yet.
     *
     * @param closedByUser told on Swing's thread when another than this class closed the image
     */
    CaseImage(Runnable closedByUser) {
        this.closedByUser = closedByUser;
    }

    /** Where the first window goes. */
    void setPlace(Point place) {
        this.place = place;
    }

    /** Shows a case instead of the one before; says whether a new window was needed. */
    boolean show(LoadedCase next) {
        giveToolBack();
        String title = next.reviewCase().name();
        boolean open =
                image != null
                        && image.getWindow() != null
                        && image.getType() == typeOf(next)
                        && sameSize(next);
        if (open) {
            image.deleteRoi();
            image.setOverlay(null);
            image.setProcessor(title, next.pixels());
            image.setCalibration(next.calibration());
        } else {
            close();
            image = new ImagePlus(title, next.pixels());
            image.setCalibration(next.calibration());
            image.show();
            place(image.getWindow());
            ImagePlus.addImageListener(this);
            Roi.addRoiListener(this);
        }
        image.changes = false;
        shown = next;
        editing = false;
        known = next.mask() == null ? null : (byte[]) next.mask().getPixels();
        drawOutline();
        return !open;
    }

    /** Puts a new window where the last one was, and enlarges a small image. */
    private void place(ImageWindow window) {
        if (window == null) return; // macros in batch mode have none
        if (place != null) window.setLocation(place);
        ImageCanvas canvas = window.getCanvas();
        while (Math.max(canvas.getWidth(), canvas.getHeight()) < SMALL) {
            double before = canvas.getMagnification();
            canvas.zoomIn(canvas.getWidth() / 2, canvas.getHeight() / 2);
            if (canvas.getMagnification() <= before) return; // as large as the screen lets it
        }
    }

    private boolean sameSize(LoadedCase next) {
        return image.getWidth() == next.pixels().getWidth()
                && image.getHeight() == next.pixels().getHeight();
    }

    private static int typeOf(LoadedCase next) {
        return new ImagePlus("", next.pixels()).getType();
    }

    /** Closes the window without a question; the next one opens in its place. */
    void close() {
        ImagePlus closing = image;
        forget(); // first, for ImageJ tells of the closing
        if (closing == null) return;
        if (closing.getWindow() != null) place = closing.getWindow().getLocation();
        closing.changes = false;
        closing.close();
    }

    private void forget() {
        ImagePlus.removeImageListener(this);
        Roi.removeRoiListener(this);
        giveToolBack();
        shown = null;
        editing = false;
        image = null;
    }

    @Override
    public void imageClosed(ImagePlus closed) {
        EventQueue.invokeLater(
                () -> {
                    if (closed != image) return;
                    forget();
                    closedByUser.run();
                });
    }

    @Override
    public void imageOpened(ImagePlus opened) {}

    @Override
    public void imageUpdated(ImagePlus updated) {}

    @Override
    public void roiModified(ImagePlus modified, int change) {
        if (modified == image && isEditing()) modified.changes = isChanged();
    }

    /** Whether a case is shown, in a window that the user has not closed. */
    boolean isOpen() {
        return shown != null && image.getWindow() != null;
    }

    boolean hasMask() {
        return isOpen() && shown.mask() != null;
    }

    /** Whether the predicted outline is drawn over the image. */
    void setOutlined(boolean outlined) {
        this.outlined = outlined;
        if (isOpen()) drawOutline();
    }

    private void drawOutline() {
        Roi outline =
                outlined && !editing && shown.mask() != null ? Outline.of(shown.mask()) : null;
        image.setOverlay(outline == null ? null : new Overlay(outline));
    }

    boolean isEditing() {
        return isOpen() && editing;
    }

    /** Makes the predicted outline the image's selection, which ImageJ's tools edit. */
    void edit() {
        editing = true;
        toolBefore = IJ.getToolName();
        drawOutline();
        Roi outline = shown.mask() == null ? null : Outline.of(shown.mask());
        if (outline == null) {
            image.deleteRoi();
            IJ.setTool("freehand");
        } else {
            outline.setStrokeColor(null); // in the color of selections
            image.setRoi(outline);
            IJ.setTool("brush");
        }
        image.getWindow().toFront();
    }

    /** Ends the editing; the selection goes. */
    void stopEditing() {
        editing = false;
        giveToolBack();
        image.deleteRoi();
        image.changes = false;
        drawOutline();
    }

    private void giveToolBack() {
        if (toolBefore != null) IJ.setTool(toolBefore);
        toolBefore = null;
    }

    /** Whether there is an edited outline that was not saved. */
    boolean isChanged() {
        if (!isEditing()) return false;
        Roi roi = image.getRoi();
        return roi != null && roi.isArea() && !Arrays.equals(known, pixels(roi));
    }

    /** Takes the outline as it is for the saved one. */
    void markSaved() {
        if (!isEditing()) return;
        known = pixels(image.getRoi());
        image.changes = false;
    }

    /**
     * The mask to save: of the selection while it is edited, else the predicted one.
     *
     * @throws IllegalStateException if there is none, with what to do
     */
    Img<UnsignedByteType> mask() {
        if (!isOpen())
            throw new IllegalStateException("The image is closed: click its row to open it again.");
        return ArrayImgs.unsignedBytes(
                editing ? editedPixels() : predictedPixels(), image.getWidth(), image.getHeight());
    }

    private byte[] editedPixels() {
        Roi roi = image.getRoi();
        if (roi == null || !roi.isArea())
            throw new IllegalStateException(
                    "There is no outline on the image: draw one with a selection tool that encloses"
                            + " an area (oval, polygon, freehand, brush, wand).");
        return pixels(roi);
    }

    private byte[] predictedPixels() {
        if (image.getRoi() != null)
            throw new IllegalStateException(
                    "There is a selection on the image that is not the outline. Press Edit outline"
                            + " first, or remove it (Edit > Selection > Select None).");
        if (shown.mask() == null)
            throw new IllegalStateException(
                    "There is no predicted mask. Press Edit outline and draw one.");
        return ((byte[]) shown.mask().getPixels()).clone();
    }

    private byte[] pixels(Roi roi) {
        ByteProcessor mask = new ByteProcessor(image.getWidth(), image.getHeight());
        mask.setValue(255);
        mask.fill(roi);
        return (byte[]) mask.getPixels();
    }
}
