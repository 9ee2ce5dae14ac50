package io.facerec;

import static io.facerec.TinyWorld.photo;
import static io.facerec.testing.Pictures.BLUE;
import static io.facerec.testing.Pictures.GREEN;
import static io.facerec.testing.Pictures.RED;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.facerec.detect.Detector;
import io.facerec.exception.NoFaceException;
import io.facerec.exception.PoorAvatarException;
import io.facerec.exception.SeveralFacesException;
import io.facerec.exception.UnreadablePhotoException;
import io.facerec.image.Box;
import io.facerec.image.Photo;
import io.facerec.testing.DetectorWith;
import io.facerec.testing.Pictures;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AvatarTest {
  @RegisterExtension static final TinyWorld world = new TinyWorld();

  @Test
  void without_a_face_it_is_refused() {
    NoFaceException e =
        assertThrows(NoFaceException.class, () -> world.finderOf(photo("wall.jpg")).build());
    assertEquals("wall.jpg", e.photo());
    assertTrue(e.getMessage().startsWith("cannot use the avatar wall.jpg: no face was found"));
  }

  @Test
  void with_faces_of_similar_size_it_is_refused_and_their_boxes_are_named() {
    SeveralFacesException e =
        assertThrows(
            SeveralFacesException.class,
            () -> world.finderOf(photo("pair.jpg", RED, GREEN)).build());
    assertEquals("pair.jpg", e.photo());
    assertEquals(2, e.boxes().size());
    assertArrayEquals(new float[] {10, 20, 60, 60}, e.boxes().get(0));
    assertTrue(e.getMessage().contains("[10.0, 20.0, 60.0, 60.0] [90.0, 20.0, 60.0, 60.0]"));
  }

  @Test
  void with_several_faces_it_means_the_one_at_the_named_place() {
    Photo pair = photo("pair.jpg", RED, GREEN);
    SelfieFinder finder =
        SelfieFinder.builder(pair, new Box(85, 15, 80, 80))
            .detector(world.detector)
            .verifier(world.verifier)
            .build();
    assertEquals(1, matches(finder, photo("1", GREEN)));
    assertEquals(0, matches(finder, photo("2", RED)));
  }

  @Test
  void without_a_face_at_the_named_place_it_is_refused() {
    SelfieFinderBuilder builder =
        SelfieFinder.builder(photo("one.jpg", RED), new Box(200, 10, 60, 60))
            .detector(world.detector)
            .verifier(world.verifier);
    Exception e = assertThrows(NoFaceException.class, builder::build);
    assertTrue(e.getMessage().contains("name one of [Box[x=10.0"), e.getMessage());
  }

  @Test
  void with_a_clearly_largest_face_it_means_that() {
    BufferedImage picture = Pictures.empty(320, 100);
    Pictures.face(picture, BLUE, 10, 10, 70);
    Pictures.face(picture, RED, 90, 10, 40);
    SelfieFinder finder = world.finderOf(Photo.of("selfie.jpg", picture)).build();
    assertEquals(1, matches(finder, photo("1", BLUE)));
  }

  @Test
  void that_shows_a_face_alone_up_to_its_edges_is_looked_at_with_a_border_around() {
    Detector needsSurroundings =
        new DetectorWith(
            world.detector,
            (pixels, faces) ->
                faces.stream()
                    .filter(face -> face.box().x() > 0 && face.box().right() < pixels.width())
                    .toList());
    BufferedImage wide = Pictures.empty(160, 40);
    Pictures.face(wide, RED, 0, 0, 40);
    SelfieFinder finder =
        world.finderOf(Photo.of("crop.jpg", wide)).detector(needsSurroundings).build();
    assertEquals(1, matches(finder, photo("1", RED)));
    assertEquals(0, matches(finder, photo("2", GREEN)));
  }

  @Test
  void too_small_is_refused_with_the_figure() {
    BufferedImage small = Pictures.empty(320, 100);
    Pictures.face(small, RED, 10, 20, 16);
    PoorAvatarException e =
        assertThrows(
            PoorAvatarException.class, () -> world.finderOf(Photo.of("small.jpg", small)).build());
    assertEquals("small.jpg", e.photo());
    assertEquals("it is 16 px high, below 18", e.shortcoming());
  }

  @Test
  void below_the_sharpness_that_is_asked_for_is_refused_with_both_figures() {
    SelfieFinderBuilder demanding =
        world.finderOf(photo("red.jpg", RED)).leastAvatarQuality(new FaceQuality(0, 99, 0));
    PoorAvatarException e = assertThrows(PoorAvatarException.class, demanding::build);
    assertTrue(e.getMessage().contains("its sharpness is "), e.getMessage());
    assertTrue(e.getMessage().contains(", below 99.0"), e.getMessage());
  }

  @Test
  void however_poor_is_taken_if_any_quality_is_enough() {
    BufferedImage small = Pictures.empty(320, 100);
    Pictures.face(small, RED, 10, 20, 16);
    SelfieFinder finder =
        world.finderOf(Photo.of("small.jpg", small)).leastAvatarQuality(FaceQuality.ANY).build();
    assertEquals(1, matches(finder, photo("1", RED)));
  }

  @Test
  void says_which_face_was_meant_and_how_good_it_is() {
    AvatarFace face = world.finderOf(photo("red.jpg", RED)).build().avatars().get(0);
    assertEquals(new Box(10, 20, 60, 60), face.face().box());
    assertEquals(60, face.quality().height());
    assertTrue(face.quality().sharpness() > 1.5, face.toString());
  }

  @Test
  void that_cannot_be_read_is_refused_with_the_reason() {
    assertThrows(
        UnreadablePhotoException.class,
        () -> world.finderOf(Photo.of(Path.of("nowhere.jpg"))).build());
  }

  private static long matches(SelfieFinder finder, Photo photo) {
    try (Stream<SearchedPhoto> searched = finder.search(Stream.of(photo))) {
      return searched.flatMap(SearchedPhoto::selfies).count();
    }
  }
}
