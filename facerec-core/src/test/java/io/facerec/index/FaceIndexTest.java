package io.facerec.index;

import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.facerec.FaceQuality;
import io.facerec.SearchedPhoto;
import io.facerec.SelfieFinder;
import io.facerec.SelfieFinderBuilder;
import io.facerec.Selfies;
import io.facerec.detect.Face;
import io.facerec.detect.YoloDetector;
import io.facerec.exception.InvalidIndexException;
import io.facerec.testing.TinyModels;
import io.facerec.verify.FalseMatchRate;
import io.facerec.verify.SiameseVerifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The threshold is a distance of 0.3, which two vectors have at 17.25 degrees. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class FaceIndexTest {
  @TempDir static Path models;
  private static YoloDetector detector;
  private static SiameseVerifier verifier;

  @TempDir Path folder;

  @BeforeAll
  static void load() throws IOException {
    detector = YoloDetector.load(TinyModels.detector(models.resolve("detector")));
    verifier = SiameseVerifier.load(TinyModels.verifier(models.resolve("verifier")));
  }

  @AfterAll
  static void close() {
    detector.close();
    verifier.close();
  }

  @Test
  void finds_the_faces_within_the_threshold_closest_first() throws IOException {
    try (FaceIndex index =
        index(
            HandMade.photo("at 17.jpg", 17),
            HandMade.photo("at 18.jpg", 18),
            HandMade.photo("nobody.jpg"),
            HandMade.photo("at 5 and 90.jpg", 90, 5))) {
      Selfies found = index.find(finder(0).queryExpansion(false).build());
      assertEquals(
          List.of("at 5 and 90.jpg", "at 17.jpg"),
          found.stream().map(selfie -> selfie.photo().name()).toList());
      assertEquals(2 * Math.sin(Math.toRadians(2.5)), found.iterator().next().distance(), 1e-6);
    }
  }

  @Test
  void one_face_of_a_photo_is_the_persons_unless_several_may_be() throws IOException {
    try (FaceIndex index = index(HandMade.photo("mirror.jpg", 4, 2))) {
      assertEquals(1, index.find(finder(0).build()).size());
      assertEquals(2, index.find(finder(0).severalPerPhoto(true).build()).size());
    }
  }

  @Test
  void somebody_who_is_known_to_be_another_is_kept_out() throws IOException {
    try (FaceIndex index = index(HandMade.photo("brother.jpg", 10), HandMade.photo("me.jpg", 0))) {
      Selfies found = index.find(finder(0).not(HandMade.at(12)).build());
      assertEquals(List.of("me.jpg"), found.stream().map(s -> s.photo().name()).toList());
    }
  }

  @Test
  void says_what_a_finder_says_that_judges_the_whole_album() throws IOException {
    IndexedPhoto[] photos =
        IntStream.range(0, 180)
            .mapToObj(i -> HandMade.photo(i + ".jpg", 2 * i, 2 * i + 1, (7 * i) % 360))
            .toArray(IndexedPhoto[]::new);
    try (FaceIndex index = index(photos)) {
      for (int person = 0; person < 360; person += 13) {
        SelfieFinder finder = finder(person).queryExpansion(false).build();
        List<SearchedPhoto> judged =
            List.of(photos).stream().map(p -> finder.judge(p.photo(), p.faces())).toList();
        Selfies whole = finder.conclude(judged, 0);
        Selfies found = index.find(finder);
        assertEquals(
            whole.stream().map(selfie -> selfie.seen().face()).toList(),
            found.stream().map(selfie -> selfie.seen().face()).toList());
        assertTrue(found.share() <= whole.share(), "the threshold misses some");
        assertTrue(found.share() > whole.share() / 2, found.share() + " of " + whole.share());
      }
    }
  }

  @Test
  void says_what_a_finder_says_that_learns_from_the_whole_album() throws IOException {
    IndexedPhoto[] photos =
        IntStream.range(0, 90)
            .mapToObj(i -> HandMade.photo(i + ".jpg", (11 * i) % 120, (7 * i) % 360))
            .toArray(IndexedPhoto[]::new);
    int expanded = 0;
    try (FaceIndex index = index(photos)) {
      for (int person = 0; person < 360; person += 13) {
        SelfieFinder finder = finder(person).build();
        Selfies whole =
            finder.judge(
                List.of(photos).stream().map(p -> finder.judge(p.photo(), p.faces())).toList());
        List<Face> found = index.find(finder).stream().map(s -> s.seen().face()).toList();
        assertEquals(whole.stream().map(s -> s.seen().face()).toList(), found);
        Selfies alone = index.find(finder(person).queryExpansion(false).build());
        expanded += found.equals(alone.stream().map(s -> s.seen().face()).toList()) ? 0 : 1;
      }
    }
    assertTrue(expanded > 5, expanded + " of 28 people are known better by the album");
  }

  @Test
  void remembers_photos_with_a_problem_and_photos_without_a_face() throws IOException {
    IndexedPhoto heic = HandMade.broken("a.heic", "HEIC is not supported");
    IndexedPhoto nobody = HandMade.photo("nobody.jpg");
    try (FaceIndex index = index(heic, nobody)) {
      assertEquals(2, index.photoCount());
      assertEquals(0, index.faceCount());
      assertEquals(heic, index.photo(0));
      assertEquals(nobody, index.photo(1));
      assertTrue(index.find(finder(0).build()).isEmpty());
    }
  }

  @Test
  void refuses_a_finder_with_another_model() throws IOException {
    Path file =
        HandMade.write(
            folder.resolve("b"), new IndexHeader(3, "other"), HandMade.photo("a.jpg", 0));
    try (FaceIndex index = FaceIndex.open(file)) {
      IllegalArgumentException e =
          assertThrows(IllegalArgumentException.class, () -> index.find(finder(0).build()));
      assertTrue(e.getMessage().contains("other"), e.getMessage());
      assertTrue(e.getMessage().contains(verifier.model()), e.getMessage());
    }
  }

  @Test
  void says_that_it_is_closed() throws IOException {
    FaceIndex index = index(HandMade.photo("a.jpg", 0));
    index.close();
    index.close();
    assertThrows(IllegalStateException.class, () -> index.find(finder(0).build()));
    assertThrows(IllegalStateException.class, () -> index.photo(0));
  }

  @Test
  void names_the_file_that_is_damaged_while_it_is_open() throws IOException {
    try (FaceIndex index = index(HandMade.photo("a.jpg", 0))) {
      byte[] bytes = Files.readAllBytes(folder.resolve("a.faces"));
      bytes[bytes.length - 60] ^= 1;
      Files.write(folder.resolve("a.faces"), bytes);
      SelfieFinder finder = finder(0).build();
      InvalidIndexException e = assertThrows(InvalidIndexException.class, () -> index.find(finder));
      assertTrue(e.getMessage().contains("a.faces"), e.getMessage());
    }
  }

  @Test
  void groups_faces_that_are_alike_on_average() throws IOException {
    // 0 to 12 and 60 to 66; 26 is within 0.3 (17 degrees) of 12 alone
    try (FaceIndex index =
        index(
            HandMade.photo("1.jpg", 0, 60),
            HandMade.photo("2.jpg", 6, 66),
            HandMade.photo("3.jpg", 12),
            HandMade.photo("4.jpg", 26))) {
      assertEquals(
          Set.of(Set.of("1.jpg", "2.jpg", "3.jpg"), Set.of("1.jpg", "2.jpg"), Set.of("4.jpg")),
          photosOf(index.people(0.3, FaceQuality.ANY)));
    }
  }

  @Test
  void two_faces_of_a_photo_are_two_persons() throws IOException {
    try (FaceIndex index = index(HandMade.photo("twins.jpg", 0, 1), HandMade.photo("one.jpg", 2))) {
      assertEquals(
          Set.of(Set.of("twins.jpg", "one.jpg"), Set.of("twins.jpg")),
          photosOf(index.people(0.3, FaceQuality.ANY)));
    }
  }

  @Test
  void poor_faces_are_in_no_group() throws IOException {
    try (FaceIndex index = index(HandMade.photo("a.jpg", 0))) {
      assertTrue(index.people(0.3, new FaceQuality(51, 0, 0)).isEmpty());
    }
  }

  private static Set<Set<String>> photosOf(List<FaceGroup> groups) {
    return groups.stream()
        .map(
            group ->
                group.faces().stream().map(face -> face.face().photo().name()).collect(toSet()))
        .collect(toSet());
  }

  private FaceIndex index(IndexedPhoto... photos) throws IOException {
    return FaceIndex.open(
        HandMade.write(folder.resolve("a.faces"), new IndexHeader(3, verifier.model()), photos));
  }

  private static SelfieFinderBuilder finder(double degrees) {
    return SelfieFinder.builder(HandMade.at(degrees))
        .detector(detector)
        .verifier(verifier)
        .threshold(FalseMatchRate.of(1e-3));
  }
}
