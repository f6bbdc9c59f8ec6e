// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.image;

import ij.ImagePlus;
import ij.io.FileInfo;
import ij.io.Opener;
import ij.plugin.PGM_Reader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;

/**
 * ImageJ's own readers without their dialogs, one thread at a time, since they keep state in static
 * fields.
 */
final class QuietOpener {
    private QuietOpener() {}

    /** One of ImageJ's readers. */
    private interface Reader {
        ImagePlus open() throws IOException;
    }

    private static ImagePlus quietly(Reader reader) throws IOException {
        synchronized (QuietOpener.class) {
            try (QuietImageJ quiet = new QuietImageJ()) {
                ImagePlus image = reader.open();
                quiet.checkErrors();
                return nonEmpty(image);
            }
        }
    }

    /** Opens any file but a PNG, BMP or TIFF; of an unknown kind by Bio-Formats where it is. */
    static ImagePlus open(Path file) throws IOException {
        return quietly(() -> openByKind(file));
    }

    /** Opens a TIFF file, a stack too, once its pixels are known to be complete. */
    static ImagePlus openTiff(Path file) throws IOException {
        try {
            FileInfo[] images = TiffCheck.check(file);
            return quietly(() -> CheckedTiff.open(images));
        } catch (ForeignTiffException e) { // tiled or JPEG-compressed, for example
            return quietly(() -> withBioFormats(file, e.getMessage()));
        }
    }

    private static ImagePlus openByKind(Path file) throws IOException {
        Opener opener = new Opener();
        opener.setSilentMode(true);
        return switch (opener.getFileType(file.toString())) {
            case Opener.JPEG, Opener.GIF -> opener.openImage(folder(file), name(file));
            case Opener.FITS -> openFits(file, opener);
            case Opener.DICOM -> DicomFile.open(file);
            case Opener.PGM -> openPortableMap(file);
            default -> withBioFormats(file, "it is not an image that ImageJ can read");
        };
    }

    private static ImagePlus openFits(Path file, Opener opener) throws IOException {
        FitsCheck.check(file);
        return opener.openImage(folder(file), name(file));
    }

    private static ImagePlus openPortableMap(Path file) throws IOException {
        // not by Opener: this reader reports its errors in a dialog
        PortableMapCheck.check(file);
        return new ImagePlus(name(file), new PGM_Reader().openFile(file.toString()));
    }

    private static ImagePlus withBioFormats(Path file, String reason) throws IOException {
        ImagePlus image = Opener.openUsingBioFormats(file.toString());
        if (image == null) throw new IOException(reason);
        return image;
    }

    private static ImagePlus nonEmpty(ImagePlus image) throws IOException {
        if (image == null
                || image.getWidth() == 0
                || image.getHeight() == 0
                || image.getProcessor() == null) throw new IOException("it is damaged or no image");
        return image;
    }

    /** The file's folder with the separator at its end that ImageJ wants. */
    static String folder(Path file) {
        Path parent = file.getParent();
        return parent == null ? "" : parent + File.separator;
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
