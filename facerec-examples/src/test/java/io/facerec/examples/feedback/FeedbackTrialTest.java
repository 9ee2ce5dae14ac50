package io.facerec.examples.feedback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.facerec.detect.YoloDetector;
import io.facerec.testing.TinyModels;
import io.facerec.train.evaluation.EmbeddedFaces;
import io.facerec.verify.SiameseVerifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** People are directions on a circle; a finder's threshold is a distance of 0.1. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class FeedbackTrialTest {
  private static final Families FAMILY = new Families(Map.of("ann", "F0001", "sis", "F0001"));

  @TempDir Path folder;

  @Test
  void a_relative_next_to_the_person_is_taken_until_the_finder_is_told() throws IOException {
    EmbeddedFaces faces =
        new EmbeddedFaces(
            List.of("ann", "ann", "ann", "sis", "sis", "sis", "tom"),
            // the sister's faces lie 0.09 from Ann's, too near to tell without being told
            at(0, 0, 0, 0.09, 0.09, 0.09, 2));
    FeedbackScore alone = score(faces, new Told(1, 0));
    assertEquals(1, alone.found());
    assertEquals(1, alone.relatives());
    assertEquals(0, alone.strangers());
    FeedbackScore told = score(faces, new Told(1, 1));
    assertEquals(1, told.found());
    assertEquals(0, told.relatives());
  }

  @Test
  void what_a_finder_may_be_told_of_is_not_searched() throws IOException {
    EmbeddedFaces faces = new EmbeddedFaces(List.of("ann", "ann", "ann", "tom"), at(0, 0, 0, 2));
    assertEquals(1, score(faces, new Told(1, 0)).personsShown()); // of three, two may be told of
    assertTrue(Double.isNaN(score(faces, new Told(1, 0)).relatives()));
    assertThrows(IllegalArgumentException.class, () -> score(faces, new Told(3, 0)));
  }

  @Test
  void families_are_read_from_the_paths_of_their_pictures() throws IOException {
    Path table = folder.resolve("faces.tsv");
    Files.writeString(
        table,
        """
        # path	source	path in its repository
        n1/1_12.jpg	fiw	train/F0007/MID1/P1_face0.jpg
        n2/1_12.jpg	fiw	train/F0007/MID2/P2_face0.jpg
        n3/1_11.jpg	celeba	identity/3.jpg
        """);
    Families families = Families.read(table);
    assertEquals(Map.of("n1", "F0007", "n2", "F0007"), families.ofPeople());
    assertTrue(families.related("n1", "n2"));
    assertTrue(!families.related("n3", "n1") && !families.related("n3", "n3"));
  }

  @Test
  void the_share_of_strangers_tempers_what_an_album_states() throws IOException {
    // Ann's two faces lie 0.4 apart, as far as a stranger of 40 lies from the first
    double[] angles = new double[42];
    String[] people = new String[42];
    for (int i = 0; i < 42; i++) {
      people[i] = i < 2 ? "ann" : "stranger " + i;
      angles[i] = i == 0 ? 0 : i < 3 ? 0.4 : 2;
    }
    EmbeddedFaces faces = new EmbeddedFaces(List.of(people), at(angles));
    try (YoloDetector detector =
            YoloDetector.load(TinyModels.detector(folder.resolve("detector")));
        SiameseVerifier verifier =
            SiameseVerifier.load(TinyModels.verifier(folder.resolve("verifier")))) {
      AlbumProbabilities stated = AlbumProbabilities.of(faces, detector, verifier);
      assertEquals(2, stated.alone().likely());
      assertEquals(0.5, stated.alone().likelyTrue());
      assertTrue(stated.alone().likelyStated() > 0.7);
      assertEquals(0, stated.album().likely());
    }
  }

  private FeedbackScore score(EmbeddedFaces faces, Told told) throws IOException {
    try (YoloDetector detector =
            YoloDetector.load(TinyModels.detector(folder.resolve("detector")));
        SiameseVerifier verifier =
            SiameseVerifier.load(TinyModels.verifier(folder.resolve("verifier")))) {
      return new FeedbackTrial(faces, FAMILY, detector, verifier, 1).score(told, 2);
    }
  }

  private static List<float[]> at(double... angles) {
    return DoubleStream.of(angles)
        .mapToObj(angle -> new float[] {(float) Math.cos(angle), (float) Math.sin(angle)})
        .toList();
  }
}
