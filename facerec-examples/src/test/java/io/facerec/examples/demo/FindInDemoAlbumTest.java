package io.facerec.examples.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.facerec.SelfieFinder;
import io.facerec.Selfies;
import io.facerec.image.Photo;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job with the models that ship; docs/demo.md has the figures, here are floors. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class FindInDemoAlbumTest {
  @TempDir private static Path folder;

  private static DemoAlbum album;
  private static Selfies found;
  private static DemoScore score;

  @BeforeAll
  static void search() {
    album = DemoAlbum.write(new AlbumPlan(1, 8, 20), folder, (done, total) -> {});
    found = new SelfieFinder(album.avatar()).find(album.photos());
    score = DemoScore.of(album, found.photos());
  }

  @Test
  void the_detector_finds_nine_in_ten_faces_and_few_where_none_are() {
    assertTrue(score.seen() >= 0.9 * score.faces(), score::toString);
    assertTrue(score.imagined() <= 0.25 * score.faces(), score::toString);
  }

  @Test
  void the_person_is_found_on_seven_in_ten_of_their_photos() {
    assertTrue(score.wanted() >= 5, score::toString);
    assertTrue(score.hits() >= 0.7 * score.wanted(), score::toString);
  }

  @Test
  void hardly_anybody_else_is_taken_for_the_person() {
    assertTrue(score.wrong() <= 1, score::toString);
  }

  @Test
  void the_broken_photo_is_reported_beside_the_others() {
    assertEquals(1, found.problems().size());
    Path broken = album.photos().resolve(DemoAlbum.BROKEN);
    assertEquals(Photo.of(broken).name(), found.problems().get(0).photo());
  }
}
