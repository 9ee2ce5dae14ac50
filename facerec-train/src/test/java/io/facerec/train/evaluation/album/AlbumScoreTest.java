package io.facerec.train.evaluation.album;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.facerec.FaceQuality;
import io.facerec.SearchedPhoto;
import io.facerec.SeenFace;
import io.facerec.Verdict;
import io.facerec.detect.Face;
import io.facerec.image.Box;
import io.facerec.image.Photo;
import io.facerec.train.data.FaceFolder;
import io.facerec.train.data.FacePhoto;
import io.facerec.train.evaluation.PeopleBootstrap;
import io.facerec.verify.Embedding;
import io.facerec.verify.Verification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AlbumScoreTest {
  private static final Box PLACE = new Box(10, 10, 40, 50);
  private static final Box ELSEWHERE = new Box(100, 10, 40, 50);
  private static final AlbumPlan PLAN = new AlbumPlan(source("ann", 0), Set.of("ann", "bob"));

  @TempDir Path folder;

  @Test
  void an_album_holds_the_persons_other_photos_and_all_of_some_others() throws IOException {
    for (String photo : List.of("a/1", "a/2", "b/1", "b/2", "c/1", "c/2")) {
      Path file = folder.resolve(photo + ".jpg");
      Files.createDirectories(file.getParent());
      Files.createFile(file);
    }
    FaceFolder people = FaceFolder.of(folder);
    List<AlbumPlan> plans = AlbumPlan.draw(people, 1, 7);
    assertEquals(List.of("a", "b", "c"), plans.stream().map(AlbumPlan::person).toList());
    for (AlbumPlan plan : plans) {
      assertEquals(2, plan.people().size());
      assertFalse(plan.holds(plan.avatar()));
      assertEquals(3, people.photos().stream().filter(plan::holds).count());
    }
    assertEquals(plans, AlbumPlan.draw(people, 1, 7));
    assertTrue(
        IntStream.range(8, 20).anyMatch(seed -> !AlbumPlan.draw(people, 1, seed).equals(plans)));
    assertThrows(IllegalArgumentException.class, () -> AlbumPlan.draw(people, 3, 7));
  }

  @Test
  void each_miss_has_the_step_that_lost_it() {
    AvatarScore score =
        score(
            photo("ann", 1, true, face(PLACE, true)),
            photo("ann", 2, true),
            photo("ann", 3, true, face(PLACE, false)),
            photo("ann", 4, false, face(PLACE, false)),
            photo("ann", 5, false, face(ELSEWHERE, false)),
            photo("bob", 1, false, face(PLACE, false)));
    assertEquals(6, score.photos());
    assertEquals(5, score.own());
    assertEquals(1, score.found());
    assertEquals(2, score.count(Mistake.Kind.DETECTION));
    assertEquals(1, score.count(Mistake.Kind.LANDMARKS));
    assertEquals(1, score.count(Mistake.Kind.EMBEDDING));
    assertEquals(0, score.count(Mistake.Kind.WRONG));
  }

  @Test
  void a_match_elsewhere_on_the_persons_own_photo_is_wrong_and_the_person_missed() {
    AvatarScore score = score(photo("ann", 1, true, face(PLACE, false), face(ELSEWHERE, true)));
    assertEquals(0, score.found());
    assertEquals(1, score.count(Mistake.Kind.WRONG));
    assertEquals(1, score.count(Mistake.Kind.LANDMARKS));
  }

  @Test
  void the_avatar_and_people_outside_the_album_do_not_count() {
    AvatarScore score =
        score(photo("ann", 0, true, face(PLACE, true)), photo("eve", 1, true, face(PLACE, true)));
    assertEquals(0, score.photos());
  }

  @Test
  void a_refused_avatar_finds_nothing() {
    AvatarScore score =
        AvatarScore.refused(PLAN, List.of(photo("ann", 1, false, face(PLACE, true))));
    assertEquals(0, score.found());
    assertEquals(1, score.own());
    assertEquals(1, score.count(Mistake.Kind.AVATAR));
  }

  @Test
  void precision_and_recall_are_of_all_matches_and_photos_together() {
    AvatarScore good =
        score(photo("ann", 1, true, face(PLACE, true)), photo("ann", 2, true, face(PLACE, true)));
    AvatarScore bad =
        score(
            photo("ann", 1, true), photo("ann", 3, true), photo("bob", 1, true, face(PLACE, true)));
    AlbumScore both = new AlbumScore(List.of(good, bad));
    assertEquals(2 / 3.0, both.precision(), 1e-12);
    assertEquals(0.5, both.recall(), 1e-12);
    assertEquals(Mistake.Kind.WRONG, both.worst().get(0).kind());
    assertTrue(both.intervals(PeopleBootstrap.DEFAULT).isEmpty());
  }

  @Test
  void a_search_that_finds_nothing_says_nothing_wrong() {
    assertEquals(1, new AlbumScore(List.of(score(photo("ann", 1, true)))).precision());
  }

  private static AvatarScore score(AlbumPhoto... photos) {
    return AvatarScore.of(PLAN, List.of(photos), searched -> searched);
  }

  private static FacePhoto source(String person, int number) {
    return new FacePhoto(Path.of(person, number + ".jpg"), Optional.of(person), Optional.empty());
  }

  /** A photo whose face would match, or not, had its landmarks been known. */
  private static AlbumPhoto photo(String person, int number, boolean marked, SeenFace... faces) {
    FacePhoto source = source(person, number);
    return new AlbumPhoto(
        source,
        PLACE,
        new SearchedPhoto(Photo.of(source.path()), List.of(faces), Optional.empty()),
        new SearchedPhoto(Photo.of(source.path()), List.of(face(PLACE, marked)), Optional.empty()));
  }

  private static SeenFace face(Box box, boolean match) {
    return new SeenFace(
        new Face(Photo.of(Path.of("any")), box, 1, Optional.empty()),
        FaceQuality.ANY,
        Embedding.of(1),
        new Verification(match, match ? 1 : 0, match ? 0.5 : 1.5),
        match ? Verdict.PERSON : Verdict.STRANGER,
        match ? 1 : 0);
  }
}
