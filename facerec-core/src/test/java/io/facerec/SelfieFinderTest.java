package io.facerec;

import static io.facerec.TinyWorld.photo;
import static io.facerec.TinyWorld.save;
import static io.facerec.testing.Pictures.BLUE;
import static io.facerec.testing.Pictures.GREEN;
import static io.facerec.testing.Pictures.RED;
import static io.facerec.testing.Pictures.REDDISH;
import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.facerec.image.Box;
import io.facerec.image.Photo;
import io.facerec.testing.Pictures;
import io.facerec.verify.Embedding;
import io.facerec.verify.FalseMatchRate;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SelfieFinderTest {
  @RegisterExtension static final TinyWorld world = new TinyWorld();

  @TempDir Path folder;

  @Nested
  class In_a_folder {
    @Test
    void the_photos_of_the_person_are_found_surest_first() {
      save(folder.resolve("1.png"), GREEN, REDDISH);
      save(folder.resolve("2.png"), BLUE);
      save(folder.resolve("3.png"), GREEN, BLUE, RED);
      save(folder.resolve("4.png"));
      Selfies found = world.finderOf(RED).build().find(folder);
      assertEquals("3.png 1.png", names(found));
      assertEquals("2 selfies in 4 photos, 0 of them unreadable", found.toString());
    }

    @Test
    void a_selfie_says_where_the_face_is_and_how_sure_that_is() {
      save(folder.resolve("1.png"), GREEN, BLUE, RED);
      Selfie selfie = world.finderOf(RED).build().find(folder).iterator().next();
      assertEquals(new Box(170, 20, 60, 60), selfie.face().box());
      assertEquals(0, selfie.distance(), 0.01);
      assertEquals(1 / (1 + Math.exp(-5)), selfie.probability(), 0.01);
    }

    @Test
    void what_cannot_be_read_is_reported_and_stops_nothing() throws IOException {
      save(folder.resolve("2.png"), RED);
      Files.writeString(folder.resolve("1.jpg"), "no picture");
      Files.write(folder.resolve("3.jpg"), new byte[0]);
      Selfies found = world.finderOf(RED).build().find(folder, folder.resolve("gone.jpg"));
      assertEquals("2.png", names(found));
      assertEquals(
          List.of("1.jpg", "3.jpg", "gone.jpg"),
          found.problems().stream().map(problem -> fileName(problem.photo())).toList());
      Problem first = found.problems().get(0);
      assertEquals(first.photo() + ": " + first.reason(), first.toString());
    }

    @Test
    void a_photo_above_the_limit_of_pixels_is_reported() {
      save(folder.resolve("1.png"), RED);
      SelfieFinder finder = world.finderOf(RED).maxPixels(10_000_000).build();
      assertEquals(1, finder.find(folder).size());
      SelfieFinder strict =
          SelfieFinder.builder(Photo.of("tiny", face(30)))
              .detector(world.detector)
              .verifier(world.verifier)
              .maxPixels(31_999)
              .build();
      assertTrue(strict.find(folder).problems().get(0).reason().contains("320 x 100"));
    }
  }

  @Nested
  class The_person {
    @Test
    void is_found_on_photos_that_were_searched_for_somebody_else() {
      Photo three = photo("three", GREEN, RED, REDDISH);
      SearchedPhoto searched = search(world.finderOf(GREEN), three).get(0);
      SearchedPhoto again = world.finderOf(RED).build().judge(searched);
      assertEquals(search(world.finderOf(RED), three).get(0), again);
      assertEquals(
          List.of(false, true, false), again.faces().stream().map(SeenFace::match).toList());
    }

    @Test
    void stands_at_most_once_in_a_photo() {
      Photo twins = photo("twins", REDDISH, RED, GREEN);
      SearchedPhoto searched = search(world.finderOf(RED), twins).get(0);
      assertEquals(
          List.of(false, true, false), searched.faces().stream().map(SeenFace::match).toList());
      assertTrue(searched.faces().get(0).verification().same());
    }

    @Test
    void stands_there_twice_if_several_are_expected() {
      Photo mirror = photo("mirror", REDDISH, RED, GREEN);
      assertEquals(
          2, search(world.finderOf(RED).severalPerPhoto(true), mirror).get(0).selfies().count());
    }

    @Test
    void is_known_better_by_several_avatars() {
      Photo photo = photo("1", REDDISH);
      double one = search(world.finderOf(RED), photo).get(0).faces().get(0).distance();
      double two =
          search(world.finderOf(RED).also(photo("second avatar", REDDISH)), photo)
              .get(0)
              .faces()
              .get(0)
              .distance();
      assertEquals(one / 2, two, 0.01);
    }

    @Test
    void is_not_who_looks_more_like_somebody_else() {
      Photo photo = photo("1", REDDISH);
      assertEquals(1, search(world.finderOf(RED), photo).get(0).selfies().count());
      assertEquals(
          0,
          search(world.finderOf(RED).not(photo("sister", REDDISH)), photo)
              .get(0)
              .selfies()
              .count());
    }

    @Test
    void is_known_better_by_a_face_that_an_earlier_search_saw() {
      Photo photo = photo("1", REDDISH);
      SeenFace seen = search(world.finderOf(RED), photo).get(0).faces().get(0);
      SeenFace again = search(world.finderOf(RED).also(seen), photo).get(0).faces().get(0);
      assertEquals(seen.distance() / 2, again.distance(), 0.01);
      SelfieFinder bySeen = finder(SelfieFinder.builder(seen));
      assertEquals(
          0, bySeen.judge(search(bySeen, List.of(photo)).get(0)).faces().get(0).distance());
    }

    @Test
    void is_not_who_was_mistaken_for_them_before() {
      Photo photo = photo("1", REDDISH);
      SeenFace mistaken = search(world.finderOf(RED), photo).get(0).faces().get(0);
      SeenFace again = search(world.finderOf(RED).not(mistaken), photo).get(0).faces().get(0);
      assertEquals(Verdict.LOOKALIKE, again.verdict());
      assertFalse(again.verification().same());
      // RED is 0.2 from REDDISH: the margin is kept
      assertEquals(
          1, search(world.finderOf(RED).not(mistaken), photo("2", RED)).get(0).selfies().count());
    }

    @Test
    void is_as_likely_as_a_lookalike_with_the_same_face() {
      SeenFace red = search(world.finderOf(RED), photo("1", RED)).get(0).faces().get(0);
      SeenFace again = search(world.finderOf(RED).not(red), photo("1", RED)).get(0).faces().get(0);
      assertEquals(0.5, again.probability(), 0.01); // a stranger hardly has it: odds of e^5 each
    }

    @Test
    void is_no_face_below_the_quality_that_is_asked_for_and_that_is_told() {
      Photo photo = photo("1", RED, GREEN);
      SelfieFinderBuilder demanding =
          world.finderOf(RED).leastQuality(new FaceQuality(61, 0, 0)); // of 60 px
      assertEquals(List.of(Verdict.TOO_POOR, Verdict.TOO_POOR), verdicts(demanding, photo));
      SearchedPhoto searched = search(demanding, photo).get(0);
      assertEquals(0, searched.selfies().count());
      assertEquals(60, searched.faces().get(0).quality().height());
      assertEquals(List.of(Verdict.PERSON, Verdict.STRANGER), verdicts(world.finderOf(RED), photo));
    }

    @Test
    void stands_elsewhere_in_the_photo_is_told_of_whoever_is_second() {
      assertEquals(
          List.of(Verdict.SECOND_CHOICE, Verdict.PERSON, Verdict.STRANGER),
          verdicts(world.finderOf(RED), photo("twins", REDDISH, RED, GREEN)));
    }

    @Test
    void is_by_default_taken_more_strictly_than_two_faces_are() {
      Photo photo = photo("1", REDDISH); // at 0.2: between the thresholds of 1e-4 and 1e-3
      SelfieFinder finder = finder(SelfieFinder.builder(photo("avatar", RED)));
      assertEquals(0, search(finder, List.of(photo)).get(0).selfies().count());
      assertTrue(
          world.verifier.compare(embedding(RED), embedding(REDDISH)).same(), "two faces at 1e-3");
    }

    private Embedding embedding(Color person) {
      return search(world.finderOf(RED), photo("1", person)).get(0).faces().get(0).embedding();
    }

    private List<Verdict> verdicts(SelfieFinderBuilder options, Photo photo) {
      return search(options, photo).get(0).faces().stream().map(SeenFace::verdict).toList();
    }

    private SelfieFinder finder(SelfieFinderBuilder options) {
      return options.detector(world.detector).verifier(world.verifier).build();
    }

    @Test
    void is_taken_more_strictly_at_a_lower_false_match_rate() {
      Photo photo = photo("1", REDDISH); // at a distance of about 0.2
      assertEquals(1, search(at(1e-3), photo).get(0).selfies().count());
      assertEquals(0, search(at(1e-4), photo).get(0).selfies().count());
      Exception e = assertThrows(IllegalArgumentException.class, () -> at(1e-6).build());
      assertTrue(e.getMessage().contains("only from 1.0E-4 to 0.01"), e.getMessage());
    }

    private SelfieFinderBuilder at(double rate) {
      return world.finderOf(RED).threshold(FalseMatchRate.of(rate));
    }
  }

  @Nested
  class Probability {
    @Test
    void falls_with_the_strangers_that_are_compared() {
      save(folder.resolve("1.png"), REDDISH);
      double alone = world.finderOf(RED).build().find(folder).iterator().next().probability();
      for (int i = 2; i < 8; i++) {
        save(folder.resolve(i + ".png"), GREEN, BLUE, GREEN, BLUE);
      }
      Selfies found = world.finderOf(RED).build().find(folder);
      double among = found.iterator().next().probability();
      assertEquals((among + 1) / (25 + 2), found.share(), 1e-3); // of 25 faces
      assertTrue(among < alone - 0.1, among + " is not below " + alone);
      assertEquals(found.iterator().next().seen(), found.photos().get(0).faces().get(0));
    }

    @Test
    void rests_on_the_share_that_is_expected_also_while_photos_stream() {
      SeenFace half = search(world.finderOf(RED), photo("1", RED)).get(0).faces().get(0);
      SeenFace few =
          search(world.finderOf(RED).expectedShare(0.01), photo("1", RED)).get(0).faces().get(0);
      double odds = half.probability() / (1 - half.probability());
      assertEquals(odds / 99 / (1 + odds / 99), few.probability(), 1e-9);
      assertEquals(half.verification(), few.verification());
      save(folder.resolve("1.png"), RED);
      Selfies found = world.finderOf(RED).expectedShare(0.01).build().find(folder);
      assertEquals(0.01, found.share());
    }

    @Test
    void of_an_album_that_is_judged_again_is_that_of_a_new_search() {
      save(folder.resolve("1.png"), GREEN, RED);
      save(folder.resolve("2.png"), REDDISH);
      Selfies greens = world.finderOf(GREEN).build().find(folder);
      Selfies reds = world.finderOf(RED).build().find(folder);
      Selfies again = world.finderOf(RED).build().judge(greens.photos());
      assertEquals(reds.photos(), again.photos());
      assertEquals(reds.share(), again.share());
    }
  }

  @Nested
  class Progress {
    @Test
    void is_told_photo_by_photo_with_the_total_of_a_folder() {
      save(folder.resolve("1.png"), RED);
      save(folder.resolve("2.png"), GREEN);
      List<String> told = new ArrayList<>();
      world.finderOf(RED).progress(note(told)).build().find(folder);
      assertEquals(List.of("1 of 2: 1.png", "2 of 2: 2.png"), told);
    }

    @Test
    void has_no_total_where_photos_stream_in() {
      List<String> told = new ArrayList<>();
      search(world.finderOf(RED).progress(note(told)), photo("1.png", RED));
      assertEquals(List.of("1 of -1: 1.png"), told);
    }

    private ProgressListener note(List<String> told) {
      return (done, total, photo) ->
          told.add("%d of %d: %s".formatted(done, total, fileName(photo.photo().name())));
    }
  }

  @Nested
  class The_same_finder {
    @Test
    void gives_eight_threads_the_answers_that_it_gives_one() {
      List<Photo> photos =
          IntStream.range(0, 40)
              .mapToObj(i -> photo("photo " + i, i % 3 == 0 ? RED : GREEN, REDDISH, BLUE))
              .toList();
      SelfieFinder finder = world.finderOf(RED).parallelism(3).batch(7).build();
      List<SearchedPhoto> alone = search(finder, photos);
      List<List<SearchedPhoto>> together =
          IntStream.range(0, 8).mapToObj(i -> photos).toList().parallelStream()
              .map(each -> search(finder, each))
              .toList();
      together.forEach(answers -> assertSame(alone, answers));
    }

    @Test
    void gives_the_same_answers_at_any_batch_and_parallelism() {
      List<Photo> photos =
          IntStream.range(0, 20).mapToObj(i -> photo("photo " + i, RED, REDDISH)).toList();
      assertSame(
          search(world.finderOf(RED).parallelism(1).batch(1).build(), photos),
          search(world.finderOf(RED).parallelism(4).batch(100).build(), photos));
    }

    private void assertSame(List<SearchedPhoto> expected, List<SearchedPhoto> actual) {
      assertEquals(expected.size(), actual.size());
      for (int i = 0; i < expected.size(); i++) {
        assertEquals(expected.get(i).photo(), actual.get(i).photo());
        List<SeenFace> faces = expected.get(i).faces();
        assertEquals(faces.size(), actual.get(i).faces().size());
        for (int f = 0; f < faces.size(); f++) {
          SeenFace face = actual.get(i).faces().get(f);
          assertEquals(faces.get(f).face(), face.face());
          assertEquals(faces.get(f).match(), face.match());
          assertEquals(faces.get(f).distance(), face.distance(), 1e-5);
        }
      }
    }
  }

  @Test
  void the_stream_holds_the_selfies_in_the_order_of_the_photos() {
    save(folder.resolve("1.png"), REDDISH);
    save(folder.resolve("2.png"), GREEN);
    save(folder.resolve("3.png"), RED);
    try (Stream<Selfie> selfies = world.finderOf(RED).build().stream(List.of(folder))) {
      assertEquals(
          List.of("1.png", "3.png"),
          selfies.map(selfie -> fileName(selfie.photo().name())).toList());
    }
  }

  @Test
  void nobody_is_found_among_no_photos() {
    assertTrue(world.finderOf(RED).build().find(List.of()).isEmpty());
    assertFalse(world.finderOf(RED).build().find(folder).iterator().hasNext());
  }

  @Test
  void options_that_make_no_sense_are_refused_where_they_are_set() {
    SelfieFinderBuilder builder = world.finderOf(RED);
    assertThrows(IllegalArgumentException.class, () -> builder.parallelism(0));
    assertThrows(IllegalArgumentException.class, () -> builder.batch(0));
    assertThrows(IllegalArgumentException.class, () -> builder.maxPixels(0));
    assertThrows(IllegalArgumentException.class, () -> builder.expectedShare(1));
  }

  private static BufferedImage face(int side) {
    BufferedImage picture = Pictures.empty(160, 100);
    Pictures.face(picture, RED, 2, 2, side);
    return picture;
  }

  private static List<SearchedPhoto> search(SelfieFinderBuilder options, Photo photo) {
    return search(options.build(), List.of(photo));
  }

  private static List<SearchedPhoto> search(SelfieFinder finder, List<Photo> photos) {
    try (Stream<SearchedPhoto> searched = finder.search(photos.stream())) {
      return searched.toList();
    }
  }

  private static String names(Selfies found) {
    return found.stream().map(selfie -> fileName(selfie.photo().name())).collect(joining(" "));
  }

  private static String fileName(String path) {
    return Path.of(path).getFileName().toString();
  }
}
