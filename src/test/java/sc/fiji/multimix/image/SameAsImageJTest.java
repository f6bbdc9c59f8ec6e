// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.CompositeImage;
import ij.IJ;
import ij.ImagePlus;
import ij.gui.Arrow;
import ij.gui.EllipseRoi;
import ij.gui.ImageRoi;
import ij.gui.OvalRoi;
import ij.gui.Overlay;
import ij.gui.Plot;
import ij.gui.PointRoi;
import ij.gui.PolygonRoi;
import ij.gui.Roi;
import ij.gui.ShapeRoi;
import ij.gui.TextRoi;
import ij.io.FileSaver;
import ij.io.Opener;
import ij.plugin.DICOM;
import ij.process.ByteProcessor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What ImageJ opens is opened with the same pixels, unless it is on a list of what is refused. */
class SameAsImageJTest {
    /** Next directories of a TIFF that ImageJ takes for none. */
    private static final Map<String, Integer> GARBAGE =
            Map.of("blanks", 0x20202020, "beyond", 0x7fffffff, "last", -1, "pixels", 100);

    @TempDir private Path folder;
    private final Map<String, byte[]> files = new LinkedHashMap<>();

    /** What ImageJ opens and the suite does not, with a part of the reason that it gives. */
    private final Map<String, String> refused = new LinkedHashMap<>();

    @Test
    void whatImageJOpensIsOpenedWithTheSamePixels() throws IOException {
        addDecorated();
        addGarbage();
        addKinds("png", ImageSamples.png());
        addKinds("bmp", ImageSamples.bmp());
        addKinds("jpg", ImageSamples.jpeg());
        addKinds("gif", ImageSamples.gif());
        addKinds("tif", ImageSamples.tiff());
        addKinds("dcm", filmsWithoutSlope());
        addKinds("pgm", ImageSamples.portableMap());
        addKinds("fits", ImageSamples.fits());
        addRefused();
        int same = 0;
        for (Map.Entry<String, byte[]> entry : files.entrySet()) {
            String name = entry.getKey();
            Path file = Files.write(folder.resolve(name), entry.getValue());
            ImagePlus expected = openInImageJ(file);
            assertNotNull(expected, name);
            if (refused.containsKey(name)) {
                String error =
                        assertThrows(IOException.class, () -> ImageFile.open(file), name)
                                .getMessage();
                assertTrue(error.contains(refused.get(name)), error);
            } else {
                assertSame(name, expected, ImageFile.open(file));
                same++;
            }
        }
        assertEquals(files.size() - refused.size(), same);
    }

    private static ImagePlus openInImageJ(Path file) {
        Opener opener = new Opener();
        opener.setSilentMode(true);
        return opener.openImage(file.toString());
    }

    private static void assertSame(String name, ImagePlus expected, ImagePlus opened) {
        assertEquals(expected.getType(), opened.getType(), name);
        assertEquals(expected.isComposite(), opened.isComposite(), name);
        assertArrayEquals(expected.getDimensions(), opened.getDimensions(), name);
        if (expected.getProperty(Plot.PROPERTY_KEY) == null) // whose calibration is its axes'
        assertEquals(PixelSize.of(expected), PixelSize.of(opened), name);
        for (int i = 1; i <= expected.getStackSize(); i++) {
            assertArrayEquals(
                    expected.getStack().getProcessor(i).getFloatArray(),
                    opened.getStack().getProcessor(i).getFloatArray(),
                    name);
            assertEquals(
                    expected.getStack().getSliceLabel(i), opened.getStack().getSliceLabel(i), name);
        }
    }

    /** With a slope, ImageJ needs its menu: see {@link DicomFileTest}. */
    private static List<byte[]> filmsWithoutSlope() {
        List<byte[]> films = ImageSamples.dicom();
        return List.of(films.get(0), films.get(2), films.get(3), films.get(4), films.get(5));
    }

    private void addKinds(String extension, List<byte[]> kinds) {
        for (int i = 0; i < kinds.size(); i++) files.put(i + "." + extension, kinds.get(i));
    }

    private void add(String name, ImagePlus image) {
        files.put(name, new FileSaver(image).serialize());
    }

    private void addDecorated() {
        ImagePlus film = IJ.createImage("film", "16-bit ramp", 40, 30, 12);
        film.setDimensions(2, 3, 2);
        film.setOpenAsHyperStack(true);
        film.getCalibration().setUnit("µm");
        film.getCalibration().pixelWidth = 0.2;
        film.setProp("key", "value");
        for (int i = 1; i <= 12; i++)
            film.getStack().setSliceLabel("label " + i + "\n" + "y".repeat(300), i);
        film.setOverlay(overlay());
        film.setRoi(new Roi(5, 5, 20, 20));
        add("hyperstack of ümlauts.tif", film);
        ImagePlus channels = IJ.createImage("c", "8-bit ramp", 30, 20, 3);
        add("composite.tif", new CompositeImage(channels, IJ.COMPOSITE));
        add("200 slices..tif", IJ.createImage("s", "8-bit ramp", 10, 10, 200));
        ImagePlus picture = IJ.createImage("p", "8-bit ramp", 30, 20, 1);
        picture.setOverlay(new Overlay(new ImageRoi(2, 3, new ByteProcessor(5, 5))));
        add("picture in the overlay.tif", picture);
        Plot plot = new Plot("plot", "x", "y");
        plot.add("line", new double[] {1, 2, 3}, new double[] {1, 4, 9});
        ImagePlus plotted = plot.getImagePlus();
        plotted.setProperty(Plot.PROPERTY_KEY, plot);
        add("plot.tif", plotted);
    }

    /** Selections of most kinds, one of more points than 16 bits count. */
    private static Overlay overlay() {
        float[] x = new float[70_000];
        float[] y = new float[x.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = i % 40;
            y[i] = i / 40 % 30;
        }
        Overlay overlay = new Overlay(new PolygonRoi(x, y, Roi.FREEROI));
        overlay.add(new TextRoi(5, 5, "Hällo\nwörld"));
        overlay.add(new TextRoi(5, 5, ""));
        overlay.add(new Arrow(1, 1, 20, 20));
        overlay.add(new OvalRoi(3, 3, 20, 10));
        overlay.add(new PointRoi(new float[] {1, 5}, new float[] {1, 9}));
        overlay.add(new ShapeRoi(new Roi(0, 0, 10, 10)).or(new ShapeRoi(new Roi(20, 20, 5, 5))));
        overlay.add(new EllipseRoi(3, 3, 20, 20, 0.5));
        return overlay;
    }

    /** Files whose last directory is followed by garbage. */
    private void addGarbage() throws IOException {
        Map<String, byte[]> ends =
                Map.of(
                        "one", ImageSamples.tiff().get(0),
                        "stack", ImageSamples.tiff().get(4),
                        "lzw", ImageSamples.tiff().get(5));
        ends.forEach(
                (name, tiff) ->
                        GARBAGE.forEach(
                                (kind, next) ->
                                        files.put(
                                                name + " " + kind + ".tif",
                                                withNextDirectory(
                                                        tiff,
                                                        next == -1 ? tiff.length - 1 : next))));
        // ImageJ reads no further directory after its own stacks, be they a ring
        byte[] stack = ImageSamples.tiff().get(4);
        files.put("ring after a stack.tif", withNextDirectory(stack, 8));
        byte[] whole = TestTiff.zip(20, 10, data -> data);
        files.put("cut off before its end.tif", Arrays.copyOf(whole, whole.length - 4));
    }

    private void addRefused() {
        byte[] numbers =
                new TestDicom(2, 1, 1, 2)
                        .implicit()
                        .text(0x00080040, "US", " ".repeat(1 << 19))
                        .bytes();
        files.put("numbers.dcm", numbers); // which takes ImageJ's time
        refused.put("numbers.dcm", "too many numbers");
    }

    private static byte[] withNextDirectory(byte[] tiff, int next) {
        byte[] changed = tiff.clone();
        order(changed).putInt(nextAt(tiff), next);
        return changed;
    }

    private static int nextAt(byte[] tiff) {
        ByteBuffer bytes = order(tiff);
        int directory = bytes.getInt(4);
        return directory + 2 + 12 * bytes.getShort(directory);
    }

    private static ByteBuffer order(byte[] tiff) {
        return ByteBuffer.wrap(tiff)
                .order(tiff[0] == 'M' ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    }

    /** The low bytes of a length may look like a type: "US" is also 21333. */
    @Test
    void lengthsOfImplicitDicomElementsThatLookLikeTypes() throws IOException {
        SplittableRandom random = new SplittableRandom(7);
        Path file = folder.resolve("film.dcm");
        int opened = 0;
        for (int high = ' '; high <= 'Z'; high++)
            for (int low = ' '; low <= 'Z'; low += 2) {
                byte[] bytes = new byte[(high << 8) | low];
                random.nextBytes(bytes);
                opened += compare(file, bytes);
            }
        assertTrue(opened > 1700, opened + " files");
    }

    /** 1 if ImageJ opens a film with a private element of such bytes, which then we do too. */
    private static int compare(Path file, byte[] bytes) throws IOException {
        Files.write(file, new TestDicom(2, 1, 300, 65000).implicit().element(0x00091010, bytes));
        DICOM expected = new DICOM();
        try {
            expected.open(file.toString());
        } catch (RuntimeException | OutOfMemoryError e) {
            return 0;
        }
        if (expected.getWidth() == 0) return 0;
        assertArrayEquals(
                expected.getProcessor().getFloatArray(),
                ImageFile.open(file).getProcessor().getFloatArray(),
                bytes.length + " bytes");
        return 1;
    }
}
