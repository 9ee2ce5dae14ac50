package io.facerec.train.siamese;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.facerec.detect.YoloDetector;
import io.facerec.model.Model;
import io.facerec.model.ModelCard;
import io.facerec.testing.Pictures;
import io.facerec.testing.TinyModels;
import io.facerec.train.data.DrawnFaces;
import io.facerec.train.data.FaceFolder;
import io.facerec.train.data.FacePhoto;
import io.facerec.train.evaluation.EmbeddedFaces;
import io.facerec.verify.FalseMatchRate;
import io.facerec.verify.SiameseVerifier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SiameseMeasuringTest {
  @TempDir Path root;

  @Test
  void a_model_that_was_exported_is_measured_again_without_a_checkpoint() throws IOException {
    FaceFolder people = DrawnFaces.draw(root.resolve("people"), 2, 2, 2, 2, 2, 2, 2, 2);
    Path model = TinyModels.verifier(root.resolve("model"));
    Path out = root.resolve("measured");
    FaceFolder.Split halves = people.split(0.5, 1);
    ModelCard card =
        new SiameseMeasuring(Alignment.GIVEN, halves.train(), halves.heldOut())
            .measure(model, out, 1e-4, (photo, reason) -> {});
    assertTrue(card.figures().containsKey("pairAccuracy"), card::toString);
    // 24 pairs of two people suffice for no rate but the one that is always there
    assertEquals(List.of("1e-1"), List.copyOf(card.thresholds().keySet()));
    assertEquals(0.1, card.parameters().get("defaultFalseMatchRate"));
    assertEquals(2.0, card.figures().get("falseMatchesAtThreshold1e-1"));
    try (SiameseVerifier verifier = SiameseVerifier.load(out)) {
      assertEquals(
          card.thresholds().get("1e-1"), verifier.threshold(FalseMatchRate.of(0.1)), 1e-12);
    }
    assertEquals(-1L, Files.mismatch(model.resolve(card.graph()), out.resolve(card.graph())));
  }

  @Test
  void nobody_is_both_calibrated_and_measured_on() {
    FaceFolder people = DrawnFaces.draw(root, 2, 2, 2);
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () ->
                    new SiameseMeasuring(Alignment.GIVEN, people, people.only(List.of("n000002"))))
            .getMessage();
    assertEquals(
        "1 of 1 people to measure on were calibrated on (n000002); a measure needs people that"
            + " are new",
        message);
  }

  @Test
  void a_training_refuses_people_that_it_learned_from_wherever_their_photos_are_copied()
      throws IOException {
    FolderTraining training = training();
    training.requireNew(training.heldOut());
    String learned = training.learned().identities().asList().get(0);
    Path photo = training.learned().photosOf(learned).get(0).path();
    Path copy = Files.createDirectories(root.resolve("copy").resolve(learned));
    Files.copy(photo, copy.resolve(photo.getFileName()));
    FaceFolder copied = FaceFolder.of(root.resolve("copy"));
    String message =
        assertThrows(IllegalArgumentException.class, () -> training.requireNew(copied))
            .getMessage();
    assertTrue(message.startsWith("1 of 1 people to measure on were learned from"), message);
  }

  @Test
  void other_people_may_have_the_names_of_those_learned_from() {
    FolderTraining training = training();
    FaceFolder others = DrawnFaces.draw(root.resolve("others"), 1, 1, 1, 1, 1, 1, 1, 1, 1, 1);
    FaceFolder namesakes =
        FaceFolder.of(root.resolve("others")).only(training.learned().identities());
    assertFalse(namesakes.identities().isEmpty(), others::toString);
    // drawn alike they would be the same photos
    namesakes.photos().forEach(photo -> append(photo.path()));
    training.requireNew(namesakes);
  }

  private static void append(Path file) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
      Files.write(file, longer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private FolderTraining training() {
    Path people = root.resolve("people");
    DrawnFaces.draw(people, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2);
    return new FolderTraining(people, LossKind.ARCFACE, 5, SiameseRecipe.of(2).batch(4));
  }

  @Test
  void a_photo_without_a_face_or_none_at_all_is_missed_with_its_reason() throws IOException {
    Path drawn = Pictures.save(Pictures.group(Pictures.RED), root.resolve("a.png"));
    Path nobody = Pictures.save(Pictures.group(), root.resolve("b.png"));
    Path none = root.resolve("gone.png");
    List<String> missed = new ArrayList<>();
    EmbeddedFaces faces;
    try (var model = Model.load(TinyModels.verifier(root.resolve("model")));
        var detector = YoloDetector.load(TinyModels.detector(root.resolve("detector")))) {
      faces =
          new DetectingEmbedder(
                  model,
                  detector,
                  (photo, reason) -> missed.add(photo.getFileName() + ": " + reason))
              .embed(List.of(photo(drawn), photo(nobody), photo(none)));
    }
    assertEquals(3, faces.size());
    assertEquals(2, faces.missed());
    assertEquals("b.png: no face found", missed.get(0));
    assertTrue(missed.get(1).startsWith("gone.png: "), missed::toString);
  }

  private static FacePhoto photo(Path path) {
    return new FacePhoto(path, Optional.of("ann"), Optional.empty());
  }
}
