// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.datacheck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import net.imglib2.img.array.ArrayImgs;
import org.junit.jupiter.api.Test;
import sc.fiji.multimix.augment.BytePixels;
import sc.fiji.multimix.data.FileFacts;
import sc.fiji.multimix.data.Plane;
import sc.fiji.multimix.image.ImageFacts;
import sc.fiji.multimix.image.PreparedImage;

class NearDuplicateCheckTest {
    private static final int SIDE = PreparedImage.THUMBNAIL;

    @Test
    void findsThePairsThatComparingAllFinds() {
        SplittableRandom random = new SplittableRandom(7);
        List<Role> roles = List.of(Role.values());
        List<CheckedImage> images = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            Role role = roles.get(random.nextInt(roles.size()));
            images.add(image(i, role, gray(random.nextInt(15), random)));
        }
        List<List<Path>> expected = new ArrayList<>();
        for (CheckedImage a : images)
            for (CheckedImage b : images)
                if (a.role().isTrained() && b.role() == Role.TEST && areNearly(a, b))
                    expected.add(List.of(a.file(), b.file()));
        expected.sort(Comparator.comparing(files -> files.get(0)));
        assertTrue(expected.size() > 20, "" + expected.size());

        List<List<Path>> found =
                NearDuplicateCheck.of(new CheckedImages(images, List.of())).stream()
                        .filter(
                                problem ->
                                        problem.sentence().contains("in training and one in test"))
                        .findFirst()
                        .orElseThrow()
                        .files();
        assertEquals(expected, found);
    }

    /** The definition, pixel by pixel. */
    private static boolean areNearly(CheckedImage a, CheckedImage b) {
        if (a.image().content().equals(b.image().content())) return false;
        int[] one = values(a);
        int[] other = values(b);
        double difference = 0;
        for (int i = 0; i < one.length; i++) difference += Math.abs(one[i] - other[i]);
        double mean = difference / one.length;
        return mean < 3 && mean < 0.1 * deviation(one) && mean < 0.1 * deviation(other);
    }

    private static double deviation(int[] values) {
        double mean = Arrays.stream(values).average().orElseThrow();
        return Arrays.stream(values).mapToDouble(v -> Math.abs(v - mean)).average().orElseThrow();
    }

    private static int[] values(CheckedImage image) {
        byte[] bytes = BytePixels.of(image.thumbnail()).values();
        int[] values = new int[bytes.length];
        for (int i = 0; i < values.length; i++) values[i] = bytes[i] & 0xff;
        return values;
    }

    /** One of several patterns, some hardly visible, brighter or darker, with some noise. */
    private static byte[] gray(int pattern, SplittableRandom random) {
        int noise = 1 + random.nextInt(8);
        int offset = random.nextInt(4);
        int contrast = pattern % 5 == 0 ? 4 : 60;
        byte[] gray = new byte[SIDE * SIDE];
        for (int i = 0; i < gray.length; i++) {
            int x = i % SIDE;
            int y = i / SIDE;
            double wave = Math.sin(x / (3.0 + pattern)) * Math.cos(y / 9.0);
            gray[i] = (byte) (90 + offset + contrast * wave + random.nextInt(noise));
        }
        return gray;
    }

    private static CheckedImage image(int index, Role role, byte[] gray) {
        Path file = Path.of((index * 37 % 120) + ".png");
        return new CheckedImage(
                Task.CLASSIFICATION,
                role,
                null,
                new FileFacts(
                        file,
                        new ImageFacts(SIDE, SIDE, 8, 0, 0, 255, 0, 255, "hash" + index / 2),
                        Plane.of(ArrayImgs.unsignedBytes(gray, SIDE, SIDE)),
                        null,
                        null));
    }
}
