// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.benchmark;

import ij.process.ByteProcessor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.SplittableRandom;
import net.imglib2.converter.Converters;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.real.FloatType;
import sc.fiji.multimix.image.Resize;
import sc.fiji.multimix.image.ResultFiles;
import sc.fiji.multimix.phantom.ChestPhantom;
import sc.fiji.multimix.phantom.Diagnosis;
import sc.fiji.multimix.phantom.Film;
import sc.fiji.multimix.phantom.Hospital;

/** PNG files as large as those of a digital radiograph: enlarged phantoms with a film's grain. */
final class LargeFilms {
    static final int SIDE = 1024;

    private static final int PATIENTS = 8;
    private static final double GRAIN = 2; // standard deviation in gray values

    private LargeFilms() {}

    /** Makes a folder with so many films; one that is there already is taken as it is. */
    static void write(Path folder, int films) throws IOException {
        if (Files.exists(folder.resolve(name(films - 1)))) return;
        List<float[]> patients = patients();
        Random grain = new Random(2);
        for (int i = 0; i < films; i++) {
            float[] patient = patients.get(i % PATIENTS);
            ByteProcessor film = new ByteProcessor(SIDE, SIDE);
            for (int p = 0; p < patient.length; p++) {
                double gray = patient[p] + GRAIN * grain.nextGaussian();
                film.set(p, (int) Math.max(0, Math.min(255, Math.round(gray))));
            }
            ResultFiles.savePng(film, folder.resolve(name(i)));
        }
    }

    private static String name(int film) {
        return String.format(Locale.ROOT, "film%05d.png", film);
    }

    private static List<float[]> patients() {
        SplittableRandom random = new SplittableRandom(1);
        List<float[]> patients = new ArrayList<>();
        for (int i = 0; i < PATIENTS; i++) {
            Diagnosis diagnosis = i % 2 == 0 ? Diagnosis.NORMAL : Diagnosis.PNEUMONIA;
            Film film = ChestPhantom.film(random.split(), diagnosis, Hospital.NORTH);
            Img<FloatType> large =
                    Resize.apply(
                            Converters.convert(
                                    film.image(), (in, out) -> out.set(in.get()), new FloatType()),
                            SIDE,
                            SIDE);
            float[] values = new float[SIDE * SIDE];
            int p = 0;
            for (FloatType value : large) values[p++] = value.get();
            patients.add(values);
        }
        return patients;
    }
}
