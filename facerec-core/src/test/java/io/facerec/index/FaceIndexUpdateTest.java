package io.facerec.index;

import static io.facerec.testing.Pictures.BLUE;
import static io.facerec.testing.Pictures.GREEN;
import static io.facerec.testing.Pictures.RED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.facerec.Problem;
import io.facerec.SelfieFinder;
import io.facerec.Selfies;
import io.facerec.detect.YoloDetector;
import io.facerec.exception.InvalidIndexException;
import io.facerec.image.Photo;
import io.facerec.testing.DetectorWith;
import io.facerec.testing.Pictures;
import io.facerec.testing.TinyModels;
import io.facerec.verify.FalseMatchRate;
import io.facerec.verify.SiameseVerifier;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class FaceIndexUpdateTest {
  @TempDir static Path models;
  private static YoloDetector detector;
  private static SiameseVerifier verifier;

  @TempDir Path folder;
  private Path file;
  private Path album;

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

  @BeforeEach
  void draw() throws IOException {
    file = folder.resolve("a.faces");
    album = Files.createDirectories(folder.resolve("album"));
    save("1.png", RED, BLUE);
    save("2.png", GREEN);
    Files.writeString(album.resolve("3.jpg"), "no picture");
  }

  @Test
  void what_it_finds_is_what_a_finder_finds_in_the_photos() throws IOException {
    IndexUpdate update = update();
    assertEquals(3, update.searched());
    SelfieFinder finder =
        SelfieFinder.builder(Photo.of("avatar", Pictures.group(RED)))
            .detector(detector)
            .verifier(verifier)
            .threshold(FalseMatchRate.of(1e-3))
            .build();
    Selfies searched = finder.find(album);
    try (FaceIndex index = FaceIndex.open(file)) {
      Selfies found = index.find(finder);
      assertEquals(1, found.size());
      assertEquals(
          searched.stream().map(selfie -> selfie.seen().face()).toList(),
          found.stream().map(selfie -> selfie.seen().face()).toList());
      assertEquals(Optional.of(searched.problems().get(0)), index.photo(2).problem());
      assertEquals(searched.problems(), update.problems());
    }
  }

  @Test
  void photos_that_are_unchanged_are_kept_with_their_problems() {
    update();
    assertEquals(new IndexUpdate(3, 0, 0, List.of()), update());
  }

  @Test
  void new_and_changed_photos_are_searched_and_those_gone_dropped() throws IOException {
    update();
    save("1.png", BLUE, BLUE, RED);
    save("4.png", BLUE);
    Files.delete(album.resolve("2.png"));
    IndexUpdate update = update();
    assertEquals(new IndexUpdate(1, 2, 1, List.<Problem>of()), update);
    try (FaceIndex index = FaceIndex.open(file)) {
      assertEquals(3, index.photoCount());
      assertEquals(4, index.faceCount());
    }
  }

  @Test
  void what_a_failed_update_had_done_is_not_done_again() throws IOException {
    update();
    for (int i = 4; i < 40; i++) {
      save(i + ".png", BLUE);
    }
    FaceIndexBuilder failing =
        FaceIndex.builder(file)
            .detector(detector)
            .verifier(verifier)
            .progress(
                (done, total, photo) -> {
                  if (done == 20) {
                    throw new IllegalStateException("the power fails");
                  }
                });
    assertThrows(IllegalStateException.class, () -> failing.update(List.of(album)));
    try (FaceIndex index = FaceIndex.open(file)) {
      assertEquals(3, index.photoCount(), "the index of before is in its place");
    }
    IndexUpdate update = update();
    assertEquals(16, update.searched());
    assertEquals(0, update.dropped());
    assertEquals(2, folder.toFile().list().length, "album and index");
  }

  @Test
  void an_index_of_another_model_or_a_damaged_one_is_refused_and_left_as_it_is()
      throws IOException {
    HandMade.write(file, new IndexHeader(3, "other"), HandMade.photo("a.jpg", 0));
    byte[] before = Files.readAllBytes(file);
    assertThrows(InvalidIndexException.class, this::update);
    assertEquals(before.length, Files.size(file));
    Files.write(file, new byte[] {1, 2, 3});
    assertThrows(InvalidIndexException.class, this::update);
    assertEquals(3, Files.size(file));
  }

  @Test
  void indexes_of_two_albums_become_one() {
    update();
    IndexedPhoto other = HandMade.photo("other.jpg", 0);
    Path both = folder.resolve("both.faces");
    try (FaceIndex index = FaceIndex.open(file)) {
      FaceIndex.builder(both)
          .verifier(verifier)
          .save(Stream.concat(index.photos(), Stream.of(other)));
    }
    try (FaceIndex index = FaceIndex.open(both)) {
      assertEquals(4, index.photoCount());
      assertEquals(other, index.photo(3));
    }
  }

  @Test
  void a_photo_is_searched_once_though_it_is_given_twice() {
    assertEquals(
        3,
        FaceIndex.builder(file)
            .detector(detector)
            .verifier(verifier)
            .parallelism(1)
            .update(List.of(album, album))
            .searched());
  }

  @Test
  void nothing_is_detected_again_where_nothing_changed() {
    update();
    DetectorWith refusing =
        new DetectorWith(
            detector,
            (photo, faces) -> {
              throw new IllegalArgumentException("nobody should ask");
            });
    IndexUpdate update =
        FaceIndex.builder(file).detector(refusing).verifier(verifier).update(List.of(album));
    assertFalse(update.searched() > 0);
    assertTrue(update.problems().isEmpty());
  }

  private IndexUpdate update() {
    return FaceIndex.builder(file).detector(detector).verifier(verifier).update(List.of(album));
  }

  private void save(String name, Color... people) throws IOException {
    Pictures.save(Pictures.group(people), album.resolve(name));
  }
}
