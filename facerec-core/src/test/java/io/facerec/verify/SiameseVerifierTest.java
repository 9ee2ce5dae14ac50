package io.facerec.verify;

import static io.facerec.testing.Pictures.BLUE;
import static io.facerec.testing.Pictures.GREEN;
import static io.facerec.testing.Pictures.RED;
import static io.facerec.testing.Pictures.REDDISH;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.facerec.exception.InvalidModelException;
import io.facerec.image.AlignedFaces;
import io.facerec.image.Box;
import io.facerec.image.DecodedPhoto;
import io.facerec.image.FaceRegion;
import io.facerec.image.Landmarks;
import io.facerec.image.Photo;
import io.facerec.testing.ModelFolder;
import io.facerec.testing.Pictures;
import io.facerec.testing.TinyModels;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.types.TUint8;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SiameseVerifierTest {
  @TempDir static Path folder;

  private static SiameseVerifier verifier;

  @BeforeAll
  static void load() throws IOException {
    verifier = SiameseVerifier.load(TinyModels.verifier(folder.resolve("tiny")));
  }

  @AfterAll
  static void close() {
    verifier.close();
  }

  /** A face that fills the first place of a picture of people side by side. */
  private record Person(Photo photo) implements FaceRegion {
    static Person of(Color colour) {
      return new Person(Photo.of("photo", Pictures.group(colour)));
    }

    @Override
    public Box box() {
      return new Box(10, 20, 60, 60);
    }

    @Override
    public Optional<Landmarks> landmarks() {
      return Optional.of(
          Landmarks.of(30.5f, 47.7f, 49.4f, 47.6f, 40f, 58.4f, 32.3f, 69.5f, 47.9f, 69.4f));
    }
  }

  @Test
  void says_whether_two_faces_are_one_person_and_how_sure_that_is() {
    Verification one = verifier.verify(Person.of(RED), Person.of(RED));
    assertTrue(one.same());
    assertEquals(0, one.distance(), 0.01);
    assertEquals(0.9933, one.probability(), 0.001); // 1 / (1 + e^-5)
    Verification two = verifier.verify(Person.of(RED), Person.of(BLUE));
    assertFalse(two.same());
    assertTrue(two.probability() < 0.01);
  }

  @Test
  void embeds_the_faces_of_several_photos_in_their_order_however_many_they_are() {
    List<Color> people = List.of(RED, GREEN, BLUE);
    List<AlignedFaces> aligned = new ArrayList<>();
    try {
      for (int i = 0; i < 3; i++) {
        Person person = Person.of(people.get(i));
        try (DecodedPhoto pixels = person.photo().decode()) {
          aligned.add(verifier.align(pixels, Collections.nCopies(50, person)));
        }
      }
      List<Embedding> embeddings = verifier.embed(aligned);
      assertEquals(150, embeddings.size());
      for (int i = 0; i < 150; i++) {
        assertEquals(
            0, embeddings.get(i).distance(verifier.embed(Person.of(people.get(i / 50)))), 1e-3);
      }
    } finally {
      aligned.forEach(AlignedFaces::close);
    }
  }

  @Test
  void embeds_no_faces_as_none() {
    assertEquals(List.of(), verifier.embed(List.of()));
  }

  @Test
  void decides_at_the_rate_of_its_card_unless_another_is_wanted() throws IOException {
    Path model = TinyModels.verifier(folder.resolve("strict"));
    try (SiameseVerifier strict =
        SiameseVerifier.builder(model).threshold(FalseMatchRate.of(1e-4)).build()) {
      assertTrue(verifier.verify(Person.of(RED), Person.of(REDDISH)).same());
      assertFalse(strict.verify(Person.of(RED), Person.of(REDDISH)).same());
    }
    assertEquals(0.3, verifier.threshold(FalseMatchRate.of(1e-3)));
  }

  @Test
  void refuses_a_rate_that_its_model_was_not_measured_at() {
    SiameseVerifier.Builder builder =
        SiameseVerifier.builder(folder.resolve("tiny")).threshold(FalseMatchRate.of(1e-9));
    assertThrows(IllegalArgumentException.class, builder::build);
  }

  @Test
  void refuses_a_model_without_thresholds_and_a_detector() throws IOException {
    Path unmeasured =
        new ModelFolder(folder.resolve("unmeasured"))
            .inputs("faces")
            .outputs("embeddings")
            .parameter("faceSize", 112)
            .parameter("calibrationSlope", -10)
            .parameter("calibrationIntercept", 5)
            .parameter("defaultFalseMatchRate", 1e-3)
            .write(
                "face-embedding",
                tf ->
                    tf.withName("embeddings")
                        .identity(tf.withName("faces").placeholder(TUint8.class)));
    Exception e = assertThrows(InvalidModelException.class, () -> SiameseVerifier.load(unmeasured));
    assertTrue(e.getMessage().endsWith("its card has no thresholds"), e.getMessage());
    Path detector = TinyModels.detector(folder.resolve("detector"));
    e = assertThrows(InvalidModelException.class, () -> SiameseVerifier.load(detector));
    assertTrue(
        e.getMessage().endsWith("it is a face-detector, needed is a face-embedding"),
        e.getMessage());
  }

  @Test
  void refuses_to_embed_when_it_is_closed() throws IOException {
    SiameseVerifier closed = SiameseVerifier.load(TinyModels.verifier(folder.resolve("closed")));
    closed.close();
    assertThrows(IllegalStateException.class, () -> closed.embed(Person.of(RED)));
  }
}
