// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.Macro;
import ij.Menus;
import ij.WindowManager;
import ij.plugin.DICOM;
import ij.plugin.PlugIn;
import ij.process.ImageProcessor;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.real.FloatType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DicomFileTest {
    @TempDir private Path folder;

    private Path write(TestDicom dicom) throws IOException {
        Path file = folder.resolve("film.dcm");
        Files.write(file, dicom.bytes());
        return file;
    }

    private float[] gray(TestDicom dicom) throws IOException {
        return values(GrayPixels.of(ImageFile.open(write(dicom)), 1));
    }

    private String refusal(TestDicom dicom) throws IOException {
        Path file = write(dicom);
        String message = assertThrows(IOException.class, () -> ImageFile.open(file)).getMessage();
        assertTrue(message.contains(file.toString()), message);
        return message;
    }

    @Test
    void readsAllUncompressedCodings() throws IOException {
        float[] wanted = {0, 300, 65000};
        assertArrayEquals(wanted, gray(new TestDicom(3, 1, 0, 300, 65000)));
        assertArrayEquals(wanted, gray(new TestDicom(3, 1, 0, 300, 65000).implicit()));
        assertArrayEquals(wanted, gray(new TestDicom(3, 1, 0, 300, 65000).bigEndian()));
    }

    @Test
    void readsEightAndThirtyTwoBits() throws IOException {
        assertArrayEquals(
                new float[] {0, 200, 255, 7}, gray(new TestDicom(4, 1, 0, 200, 255, 7).bits(8, 8)));
        assertArrayEquals(
                new float[] {0, 200, 70000}, gray(new TestDicom(3, 1, 0, 200, 70000).bits(32, 32)));
    }

    @Test
    void readsSignedValues() throws IOException {
        assertArrayEquals(
                new float[] {-1000, 0, 3000}, gray(new TestDicom(3, 1, -1000, 0, 3000).signed()));
        assertArrayEquals(
                new float[] {-1990, 10, 6010},
                gray(new TestDicom(3, 1, -1000, 0, 3000).signed().rescale("2", "10")));
        assertArrayEquals(
                new float[] {-990, 10, 3010},
                gray(new TestDicom(3, 1, -1000, 0, 3000).signed().rescale("1", "10")));
    }

    @Test
    void takesOffWhatLiesBeyondTheStoredBits() throws IOException {
        // 12 of 16 bits; an overlay in bit 12, garbage in bit 15
        assertArrayEquals(
                new float[] {5, 4095, 100},
                gray(new TestDicom(3, 1, 5 | 0x1000, 4095, 100 | 0x8000).bits(16, 12)));
        // -1 in 12 bits without the sign continued into the others
        assertArrayEquals(
                new float[] {-1, 2047, -2048},
                gray(new TestDicom(3, 1, 0x0fff, 0x07ff, 0xf800).bits(16, 12).signed()));
        // the upper 12 of 16 bits
        assertArrayEquals(
                new float[] {1, 4095, 0},
                gray(
                        new TestDicom(3, 1, 0x001f, 0xffff, 0x000f)
                                .bits(16, 12)
                                .number(0x00280102, 15)));
    }

    @Test
    void theWindowClipsNothing() throws IOException {
        for (int bits : new int[] {8, 16}) {
            float[] wanted = {0, 100, 120, 250};
            TestDicom film = new TestDicom(4, 1, 0, 100, 120, 250).bits(bits, bits);
            assertArrayEquals(wanted, gray(film.window("110", "20")));
            // several windows, and one that makes no sense
            assertArrayEquals(wanted, gray(film.window("110\\60", "20\\5")));
            assertArrayEquals(wanted, gray(film.window("110", "0")));
            assertArrayEquals(
                    new float[] {1, 51, 61, 126}, gray(film.window("6", "2").rescale("0.5", "1")));
            film.rescale("1", "0").photometric("MONOCHROME1");
            float most = bits == 8 ? 255 : 65535;
            assertArrayEquals(
                    new float[] {most, most - 100, most - 120, most - 250},
                    gray(film.window("110", "20")));
        }
    }

    @Test
    void theWindowIsTheDisplayRange() throws IOException {
        Path file = write(new TestDicom(3, 1, 0, 1000, 4000).window("1500", "1000"));
        ImagePlus image = ImageFile.open(file);
        assertEquals(1000, image.getDisplayRangeMin());
        assertEquals(2000, image.getDisplayRangeMax());
    }

    @Test
    void monochrome1IsInvertedWhicheverCharacterFillsItUp() throws IOException {
        TestDicom film = new TestDicom(2, 1, 0, 10).photometric("MONOCHROME1\0");
        assertArrayEquals(new float[] {65535, 65525}, gray(film));
    }

    @Test
    void readsEveryFrame() throws IOException {
        Path file =
                write(
                        new TestDicom(2, 1, 1, 2, 3, 4 | 0x4000)
                                .bits(16, 12)
                                .rescale("0.5", "-1")
                                .photometric("MONOCHROME2"));
        ImagePlus image = ImageFile.open(file);
        assertEquals(2, image.getStackSize());
        assertArrayEquals(new float[] {-0.5f, 0}, values(GrayPixels.of(image, 1)));
        assertArrayEquals(new float[] {0.5f, 1}, values(GrayPixels.of(image, 2)));
    }

    @Test
    void rowSpacingComesFirstAndTheMagnificationIsNotApplied() throws IOException {
        Path file = write(new TestDicom(2, 1, 1, 2).spacing("0.25\\0.5").magnification("2"));
        PixelSize size = SourceImage.open(file).pixelSize();
        assertEquals(new PixelSize(0.5, 0.25, "mm"), size);
        assertFalse(size.inDetectorPlane());
    }

    @Test
    void saysThatASpacingIsThatOfTheDetector() throws IOException {
        TestDicom film = new TestDicom(2, 1, 1, 2).imagerSpacing("0.25\\0.5");
        PixelSize wanted = new PixelSize(0.5, 0.25, "mm (detector plane)");
        assertEquals(wanted, SourceImage.open(write(film)).pixelSize());
        assertTrue(wanted.inDetectorPlane());
        assertEquals("mm² (detector plane)", PixelSize.squared(wanted.unit()));
        // the same number, not corrected for the magnification
        assertEquals(wanted, SourceImage.open(write(film.spacing("0.250\\0.5"))).pixelSize());
        // corrected
        assertEquals(
                new PixelSize(0.4, 0.2, "mm"),
                SourceImage.open(write(film.spacing("0.2\\0.4"))).pixelSize());
    }

    @Test
    void aScaleThatTheUserSetsIsNotThatOfTheDetector() throws IOException {
        ImagePlus image = ImageFile.open(write(new TestDicom(2, 1, 1, 2).imagerSpacing("1\\1")));
        image.getCalibration().pixelWidth = 0.8;
        image.getCalibration().pixelHeight = 0.8;
        assertEquals(new PixelSize(0.8, 0.8, "mm"), SourceImage.of(image).pixelSize());
    }

    @Test
    void namesTheCompressionAndWhatToDo() throws IOException {
        String[][] kinds = {
            {"1.2.840.10008.1.2.4.50", "JPEG baseline", "dcmdjpeg"},
            {"1.2.840.10008.1.2.4.70", "JPEG lossless", "dcmdjpeg"},
            {"1.2.840.10008.1.2.4.80", "JPEG-LS", "dcmdjpls"},
            {"1.2.840.10008.1.2.4.90", "JPEG 2000", "gdcmconv --raw"},
            {"1.2.840.10008.1.2.4.201", "High-Throughput JPEG 2000", "gdcmconv --raw"},
            {"1.2.840.10008.1.2.4.102", "MPEG video", "gdcmconv --raw"},
            {"1.2.840.10008.1.2.5", "RLE", "dcmdrle"},
            {"1.2.840.10008.1.2.1.99", "deflate", "dcmconv +te"},
            {"1.3.46.670589.33.1.4.1", "an unknown kind", "gdcmconv --raw"}
        };
        for (String[] kind : kinds) {
            String message = refusal(new TestDicom(2, 1, 1, 2).syntax(kind[0]));
            for (String part : kind) assertTrue(message.contains(part), message);
            assertTrue(message.contains("PNG or TIFF"), message);
        }
    }

    @Test
    void refusesPixelsThatWouldBeNoise() throws IOException {
        String color = refusal(new TestDicom(2, 1, 1, 2).photometric("YBR_FULL_422"));
        assertTrue(color.contains("YBR_FULL_422"), color);
        String signed = refusal(new TestDicom(4, 1, 1, 2, 3, 4).bits(8, 8).signed());
        assertTrue(signed.contains("8 signed bits"), signed);
    }

    @Test
    void anImageOpenedInImageJHasTheSameGrayValues() throws Exception {
        SplittableRandom random = new SplittableRandom(42);
        int compared = 0;
        try (MenuCommands menu = new MenuCommands()) {
            for (TestDicom film : films(random)) {
                Path file = write(film);
                ImagePlus shown = menu.open(file);
                float[] ours = values(GrayPixels.of(ImageFile.open(file), 1));
                assertArrayEquals(values(GrayPixels.of(shown, 1)), ours);
                compared++;
            }
        }
        assertEquals(72, compared);
    }

    /** 8, 12 and 16 bits, signed or not, bright or dark for large values, several lines. */
    private static List<TestDicom> films(SplittableRandom random) {
        String[][] lines = {{"1", "0"}, {"1", "-1024"}, {"0.37", "0"}, {"2.5", "-3.125"}};
        List<TestDicom> films = new ArrayList<>();
        for (String photometric : List.of("MONOCHROME1", "MONOCHROME2"))
            for (String[] line : lines)
                for (int stored : new int[] {8, 12, 16})
                    for (int kind = 0; kind < (stored == 8 ? 1 : 4); kind++) {
                        boolean signed = kind % 2 == 1;
                        int[] pixels = new int[60];
                        int half = 1 << (stored - 1);
                        for (int i = 0; i < pixels.length; i++)
                            pixels[i] = random.nextInt(2 * half) - (signed ? half : 0);
                        TestDicom film =
                                new TestDicom(10, 6, pixels)
                                        .photometric(photometric)
                                        .bits(stored == 8 ? 8 : 16, stored)
                                        .rescale(line[0], line[1]);
                        if (signed) film.signed();
                        films.add(kind < 2 ? film.window("40", "30") : film.implicit());
                    }
        return films;
    }

    /** ImageJ's Process > Math without its dialog, which reads the value from the options. */
    public static final class Arithmetic implements PlugIn {
        @Override
        public void run(String operation) {
            double value = Double.parseDouble(Macro.getValue(Macro.getOptions(), "value", ""));
            ImageProcessor pixels = WindowManager.getCurrentImage().getProcessor();
            if (operation.equals("mul")) pixels.multiply(value);
            else pixels.add(value);
        }
    }

    /** The menu commands that ImageJ runs on a film with a slope; without a display it has none. */
    private static final class MenuCommands implements AutoCloseable {
        private static final Map<String, String> COMMANDS =
                Map.of(
                        "32-bit", "ij.plugin.Converter(\"32-bit\")",
                        "Multiply...", Arithmetic.class.getName() + "(\"mul\")",
                        "Add...", Arithmetic.class.getName() + "(\"add\")");

        private final Field table;
        private final Object before;

        @SuppressWarnings("JdkObsolete") // ImageJ's table is one
        MenuCommands() throws ReflectiveOperationException {
            table = Menus.class.getDeclaredField("pluginsTable");
            table.setAccessible(true);
            before = table.get(null);
            table.set(null, new Hashtable<>(COMMANDS));
        }

        /** As File > Open does. */
        ImagePlus open(Path file) {
            assertEquals(COMMANDS, Menus.getCommands());
            DICOM image = new DICOM();
            image.run(file.toString());
            return image;
        }

        @Override
        public void close() throws ReflectiveOperationException {
            table.set(null, before);
        }
    }

    private static float[] values(Img<FloatType> image) {
        float[] values = new float[(int) image.size()];
        int i = 0;
        for (FloatType value : image) values[i++] = value.get();
        return values;
    }
}
