package io.facerec.examples.demo.people;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class DemoPeopleTest {
  private static DemoPeople people;

  @BeforeAll
  static void load() {
    people = DemoPeople.load();
  }

  @AfterAll
  static void close() {
    people.close();
  }

  @Test
  void the_same_seeds_give_the_same_picture() {
    assertArrayEquals(
        pixels(people.paint(new Person(3), 1, 60)), pixels(people.paint(new Person(3), 1, 60)));
  }

  @Test
  void another_photo_and_another_person_look_different() {
    int[] picture = pixels(people.paint(new Person(3), 1, 60));

    assertFalse(Arrays.equals(picture, pixels(people.paint(new Person(3), 2, 60))));
    assertFalse(Arrays.equals(picture, pixels(people.paint(new Person(4), 1, 60))));
  }

  @Test
  void the_face_is_as_high_as_was_asked() {
    PaintedHead head = people.paint(new Person(1), 1, 110);

    assertEquals(150, head.picture().getWidth()); // 110 / 0.733
    assertEquals(150, head.picture().getHeight());
    assertEquals(110, head.face().height(), 0.1);
  }

  @Test
  void around_the_head_the_picture_is_transparent() {
    BufferedImage picture = people.paint(new Person(1), 1, 110).picture();

    assertEquals(0, picture.getRGB(0, 0) >>> 24);
    assertEquals(255, picture.getRGB(75, 75) >>> 24);
  }

  @Test
  void a_face_too_small_to_be_one_is_refused() {
    assertEquals(
        "the face is 15.0 px high, must be at least 16",
        assertThrows(IllegalArgumentException.class, () -> people.paint(new Person(1), 1, 15))
            .getMessage());
  }

  private static int[] pixels(PaintedHead head) {
    int side = head.picture().getWidth();
    return head.picture().getRGB(0, 0, side, side, null, 0, side);
  }
}
