package io.facerec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.facerec.detect.Face;
import io.facerec.image.Box;
import io.facerec.image.Photo;
import io.facerec.verify.Embedding;
import io.facerec.verify.FalseMatchRate;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Faces are directions in degrees, the avatar is at 0. The threshold is a distance of 0.3, which
 * two directions have at 17.25 degrees; faces to 28.96 degrees tell of the person.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class QueryExpansionTest {
  @RegisterExtension static final TinyWorld world = new TinyWorld();

  private static SelfieFinderBuilder avatar() {
    return SelfieFinder.builder(at(0))
        .detector(world.detector)
        .verifier(world.verifier)
        .threshold(FalseMatchRate.of(1e-3));
  }

  private static Embedding at(double degrees) {
    double angle = Math.toRadians(degrees);
    return Embedding.of((float) Math.cos(angle), (float) Math.sin(angle), 0);
  }

  private static EmbeddedFace face(int degrees) {
    Photo photo = Photo.of(Path.of(Integer.toString(degrees)));
    return new EmbeddedFace(
        new Face(photo, new Box(0, 0, 40, 50), 0.9f, Optional.empty()),
        new FaceQuality(50, 12, 0.9),
        at(degrees));
  }

  /** The directions that are found in an album of a photo for each. */
  private static Set<Integer> found(SelfieFinderBuilder options, int... degrees) {
    SelfieFinder finder = options.build();
    List<SearchedPhoto> album =
        IntStream.of(degrees)
            .mapToObj(angle -> finder.judge(face(angle).face().photo(), List.of(face(angle))))
            .toList();
    return finder.judge(album).stream()
        .map(selfie -> Integer.valueOf(selfie.photo().name()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void photos_that_are_like_the_avatar_lead_to_photos_that_are_like_them() {
    assertEquals(Set.of(8, 14), found(avatar().queryExpansion(false), 8, 14, 20, 60));
    assertEquals(Set.of(8, 14, 20), found(avatar(), 8, 14, 20, 60));
  }

  @Test
  void somebody_of_whom_there_are_several_photos_is_told_apart() {
    assertEquals(Set.of(1, 3, 17), found(avatar().queryExpansion(false), 1, 3, 17, 21, 24));
    assertEquals(Set.of(1, 3), found(avatar(), 1, 3, 17, 21, 24));
  }

  @Test
  void who_is_known_to_be_another_stays_so() {
    assertEquals(Set.of(-8), found(avatar().not(at(16)), -8, 12, 14));
  }

  @Test
  void an_album_without_the_person_changes_nothing() {
    assertEquals(Set.of(), found(avatar(), 90, 120));
    assertEquals(Set.of(), found(avatar()));
  }

  @Test
  void two_faces_of_one_photo_are_two_people() {
    SelfieFinder finder = avatar().build();
    Photo couple = face(0).face().photo();
    List<SearchedPhoto> album = List.of(finder.judge(couple, List.of(face(6), face(12))));
    assertEquals(
        List.of(Verdict.PERSON, Verdict.SECOND_CHOICE),
        finder.judge(album).photos().get(0).faces().stream().map(SeenFace::verdict).toList());
  }
}
