package io.facerec.examples.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.facerec.image.Box;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AlbumPlanTest {
  @Test
  void the_same_seed_plans_the_same_album_and_another_seed_another() {
    assertEquals(new AlbumPlan(5, 6, 20).scenes(), new AlbumPlan(5, 6, 20).scenes());
    assertNotEquals(new AlbumPlan(5, 6, 20).scenes(), new AlbumPlan(6, 6, 20).scenes());
  }

  @Test
  void more_photos_leave_the_first_ones_as_they_are() {
    assertEquals(new AlbumPlan(5, 6, 20).scenes(), new AlbumPlan(5, 6, 30).scenes().subList(0, 20));
  }

  @Test
  void faces_lie_inside_their_photo_and_do_not_meet() {
    for (Scene scene : new AlbumPlan(1, 8, 200).scenes()) {
      List<Box> faces = scene.figures().stream().map(Figure::face).toList();
      for (Box face : faces) {
        assertTrue(face.x() >= 0 && face.right() <= scene.width(), scene::toString);
        assertTrue(face.y() >= 0 && face.bottom() <= scene.height(), scene::toString);
        assertTrue(face.height() >= 45 && face.height() <= 200, scene::toString);
        faces.stream()
            .filter(other -> !other.equals(face))
            .forEach(other -> assertEquals(0, face.intersection(other), scene::toString));
      }
    }
  }

  @Test
  void some_photos_show_the_wanted_person_some_others_and_some_nobody() {
    AlbumPlan plan = new AlbumPlan(1, 8, 200);

    long nobody = plan.scenes().stream().filter(s -> s.figures().isEmpty()).count();
    long wanted =
        plan.scenes().stream()
            .filter(s -> s.figures().stream().anyMatch(f -> f.person().equals(plan.wanted())))
            .count();

    assertEquals(29, (double) nobody, 15); // one in seven of 200
    assertEquals(103, (double) wanted, 25); // six in ten of the other 171
  }

  @Test
  void an_album_needs_two_people_and_a_photo() {
    assertEquals(
        "1 people, must be at least 2",
        assertThrows(IllegalArgumentException.class, () -> new AlbumPlan(1, 1, 9)).getMessage());
    assertEquals(
        "0 photos, must be at least 1",
        assertThrows(IllegalArgumentException.class, () -> new AlbumPlan(1, 2, 0)).getMessage());
  }
}
