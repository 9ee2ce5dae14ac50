package io.facerec.examples.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.facerec.FaceQuality;
import io.facerec.SearchedPhoto;
import io.facerec.SeenFace;
import io.facerec.Verdict;
import io.facerec.detect.Face;
import io.facerec.image.Box;
import io.facerec.image.Photo;
import io.facerec.verify.Embedding;
import io.facerec.verify.Verification;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class DemoScoreTest {
  private static final Photo PHOTO = Photo.of(Path.of("photos", "a.jpg"));
  private static final Box ANNA = new Box(0, 0, 10, 10);
  private static final Box BEN = new Box(50, 0, 10, 10);
  private static final DemoAlbum ALBUM =
      new DemoAlbum(
          Path.of("avatar.jpg"),
          Path.of("photos"),
          "anna",
          List.of(
              new TruthFace("a.jpg", "anna", ANNA),
              new TruthFace("a.jpg", "ben", BEN),
              new TruthFace("b.jpg", "anna", ANNA)));

  @Test
  void the_wanted_face_called_so_is_a_hit_and_the_one_not_seen_a_miss() {
    DemoScore score = score(seen(new Box(1, 0, 10, 10), true), seen(BEN, false));

    assertEquals(new DemoScore(3, 2, 0, 2, 1, 0), score);
    assertEquals(
        "detection: 2 of 3 faces found, 0 where none is\n"
            + "the wanted person: 1 of 2 found, 1 missed, 0 wrong",
        score.toString());
  }

  @Test
  void somebody_else_called_the_wanted_person_is_wrong() {
    assertEquals(new DemoScore(3, 1, 0, 2, 0, 1), score(seen(BEN, true)));
  }

  @Test
  void a_match_where_no_face_is_is_wrong_and_imagined() {
    assertEquals(new DemoScore(3, 0, 1, 2, 0, 1), score(seen(new Box(90, 90, 5, 5), true)));
  }

  @Test
  void a_face_detected_twice_counts_once() {
    assertEquals(new DemoScore(3, 1, 1, 2, 1, 1), score(seen(ANNA, true), seen(ANNA, true)));
  }

  private static DemoScore score(SeenFace... faces) {
    return DemoScore.of(ALBUM, List.of(new SearchedPhoto(PHOTO, List.of(faces), Optional.empty())));
  }

  private static SeenFace seen(Box box, boolean match) {
    Face face = new Face(PHOTO, box, 0.9f, Optional.empty());
    double probability = match ? 0.9 : 0.1;
    return new SeenFace(
        face,
        FaceQuality.ANY,
        Embedding.of(1),
        new Verification(match, probability, 1),
        match ? Verdict.PERSON : Verdict.STRANGER,
        probability);
  }
}
