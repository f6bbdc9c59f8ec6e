// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.review;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sc.fiji.multimix.image.SourceImage;
import sc.fiji.multimix.inference.TestFiles;

class ClassLabelsTest {
    @TempDir private Path folder;

    private TestResults test;

    @BeforeEach
    void makeResults() throws IOException {
        test = new TestResults(folder);
    }

    @Test
    void copiesTheFileByteForByte() throws IOException {
        SavedLabel saved = save("a.png", "NORMAL");
        Path copy = test.classification.resolve("NORMAL/a.png");
        assertEquals(new SavedLabel(copy, List.of(copy), List.of(), List.of(), false), saved);
        assertArrayEquals(
                Files.readAllBytes(test.images.resolve("a.png")), Files.readAllBytes(copy));
        assertEquals(List.of("NORMAL/a.png"), TestFiles.list(test.classification));
        assertEquals("Saved " + copy + ".", saved.message());
    }

    @Test
    void neverOverwritesAnotherImageOfTheNameInAnyCaseOrFormat() throws IOException {
        Path other = test.classification.resolve("NORMAL/A.TIF");
        Files.writeString(other, "another image");
        save("a.png", "NORMAL");
        Files.writeString(test.classification.resolve("NORMAL/A-2.bmp"), "one more");
        Files.delete(test.classification.resolve("NORMAL/a-2.png"));
        save("a.png", "NORMAL");
        assertEquals("another image", Files.readString(other));
        assertEquals(
                List.of("NORMAL/A-2.bmp", "NORMAL/A.TIF", "NORMAL/a-3.png"),
                TestFiles.list(test.classification));
    }

    @Test
    void doesNotCopyWhatIsThereAlready() throws IOException {
        Path there = test.classification.resolve("NORMAL/deep/renamed.png");
        Files.createDirectories(there.getParent());
        Files.copy(test.images.resolve("a.png"), there);
        SavedLabel saved = save("a.png", "NORMAL");
        assertEquals(SavedLabel.there(there), saved);
        assertTrue(saved.message().contains("there already, " + there), saved.message());
        assertEquals(List.of("NORMAL/deep/renamed.png"), TestFiles.list(test.classification));
    }

    @Test
    void refusesASecondClassOfTheSameImage() throws IOException {
        Files.createDirectory(test.classification.resolve("PNEUMONIA"));
        save("a.png", "NORMAL");
        String message =
                assertThrows(IOException.class, () -> save("a.png", "PNEUMONIA")).getMessage();
        assertTrue(message.contains("NORMAL already"), message);
        assertTrue(message.contains("move the file"), message);
        assertEquals(List.of("NORMAL/a.png"), TestFiles.list(test.classification));
    }

    @Test
    void saysThatTheImageIsAlsoUnlabeledOrATestImage() throws IOException {
        for (String place : new String[] {"unlabeled", "test/NORMAL"}) {
            Path other = test.classification.resolve(place).resolve("same.png");
            Files.createDirectories(other.getParent());
            Files.copy(test.images.resolve("a.png"), other);
        }
        SavedLabel saved = save("a.png", "NORMAL");
        assertEquals(2, saved.notes().size());
        assertTrue(saved.message().contains("unlabeled"), saved.message());
        assertTrue(saved.message().contains("test"), saved.message());
        assertEquals(3, TestFiles.list(test.classification).size());
    }

    @Test
    void usesThePartTrainWhereThereIsOne() throws IOException {
        Files.createDirectories(test.classification.resolve("train/PNEUMONIA"));
        CorrectedLabels labels = new CorrectedLabels(null, test.classification);
        assertEquals(List.of("PNEUMONIA"), labels.classNames());
        labels.saveClass(test.find("a.png"), "PNEUMONIA", false);
        assertEquals(List.of("train/PNEUMONIA/a.png"), TestFiles.list(test.classification));
    }

    @Test
    void savesASliceOfAStackAsATiffOfItsOwn() throws IOException {
        save("films.tif#2", "NORMAL");
        Path copy = test.classification.resolve("NORMAL/films-slice2.tif");
        SourceImage saved = SourceImage.open(copy);
        SourceImage stack = SourceImage.open(test.images.resolve("films.tif"));
        assertEquals(1, saved.slices());
        var wanted = stack.gray(2).cursor();
        for (var pixel : saved.gray(1)) assertEquals(wanted.next().get(), pixel.get());
    }

    @Test
    void savesDicomAsATiffSinceItMayNameAPatient() throws IOException {
        ReviewCase each = test.find("a.png");
        Path dicom = test.images.resolve("a.dcm"); // by its name
        Files.copy(each.image(), dicom);
        ReviewCase renamed =
                new ReviewCase(
                        "a.dcm",
                        0,
                        "NORMAL",
                        0.9,
                        List.of(),
                        0.5,
                        "",
                        "",
                        dicom,
                        each.mask(),
                        each.overlay());
        labels().saveClass(renamed, "NORMAL", false);
        assertEquals(List.of("NORMAL/a.tif"), TestFiles.list(test.classification));
        assertEquals(
                SavedLabel.there(test.classification.resolve("NORMAL/a.tif")),
                labels().saveClass(renamed, "NORMAL", false));
    }

    @Test
    void makesANewClassOnlyOnRequest() throws IOException {
        String message =
                assertThrows(IllegalArgumentException.class, () -> save("a.png", "COVID"))
                        .getMessage();
        assertTrue(message.contains("the classes are: NORMAL"), message);
        assertEquals(List.of(), TestFiles.list(test.classification));
        SavedLabel saved = labels().saveClass(test.find("a.png"), "COVID", true);
        assertEquals(List.of(test.classification.resolve("COVID")), saved.folders());
        CorrectedLabels.remove(saved);
        assertFalse(Files.exists(test.classification.resolve("COVID")));
    }

    @Test
    void refusesNamesThatAreNoClass() throws IOException {
        for (String name :
                new String[] {
                    "", " ", ".hidden", "a/b", "a\\b", "..", "test", "val", "unlabeled", "x ", "a:b"
                })
            assertThrows(
                    IllegalArgumentException.class,
                    () -> labels().saveClass(test.find("a.png"), name, true),
                    name);
        String message =
                assertThrows(
                                IllegalArgumentException.class,
                                () -> labels().saveClass(test.find("a.png"), "normal", true))
                        .getMessage();
        assertTrue(message.contains("'NORMAL'"), message);
        assertEquals(List.of(), TestFiles.list(test.classification));
    }

    @Test
    void namesAnImageThatWasMoved() throws IOException {
        ReviewCase each = test.find("a.png");
        Files.delete(each.image());
        String message =
                assertThrows(IOException.class, () -> labels().saveClass(each, "NORMAL", false))
                        .getMessage();
        assertTrue(message.contains(each.image().toString()), message);
        assertEquals(List.of(), TestFiles.list(test.classification));
    }

    @Test
    void refusesAnImageThatCannotBeOpened() {
        assertThrows(IOException.class, () -> save("bad.png", "NORMAL"));
    }

    @Test
    void saysWhyClassesAreNotSaved() throws IOException {
        CorrectedLabels none = new CorrectedLabels(null, null);
        assertTrue(none.noClasses().contains("no classification folder"), none.noClasses());
        assertEquals(List.of(), none.classNames());
        assertEquals("", labels().noClasses());
        assertThrows(
                IllegalArgumentException.class,
                () -> none.saveClass(test.find("a.png"), "NORMAL", false));
    }

    private CorrectedLabels labels() throws IOException {
        return new CorrectedLabels(test.segmentation, test.classification);
    }

    private SavedLabel save(String name, String className) throws IOException {
        return labels().saveClass(test.find(name), className, false);
    }
}
