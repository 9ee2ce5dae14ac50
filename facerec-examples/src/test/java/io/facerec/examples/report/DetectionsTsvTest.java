package io.facerec.examples.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.facerec.detect.Face;
import io.facerec.image.Box;
import io.facerec.image.Landmarks;
import io.facerec.image.Photo;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class DetectionsTsvTest {
  @Test
  void has_sixteen_columns_with_landmarks() {
    assertEquals(
        "a b.jpg\t0.7500\t1.00\t2.50\t30.00\t40.00"
            + "\t1.00\t2.00\t3.00\t4.00\t5.00\t6.00\t7.00\t8.00\t9.00\t10.00",
        DetectionsTsv.line(
            "a b.jpg", face(Optional.of(Landmarks.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10)))));
  }

  @Test
  void has_six_columns_without_landmarks() {
    assertEquals(
        "a.jpg\t0.7500\t1.00\t2.50\t30.00\t40.00",
        DetectionsTsv.line("a.jpg", face(Optional.empty())));
  }

  @Test
  void has_name_and_reason_of_a_photo_that_could_not_be_read() {
    assertEquals("a.jpg\tit is empty", DetectionsTsv.problem("a.jpg", "it is empty"));
  }

  @Test
  void keeps_names_in_one_column_of_one_line() {
    assertEquals("a\\tb\\nc\tx", DetectionsTsv.problem("a\tb\nc", "x"));
  }

  private static Face face(Optional<Landmarks> landmarks) {
    return new Face(Photo.of("a.jpg", new byte[0]), new Box(1, 2.5f, 30, 40), 0.75f, landmarks);
  }
}
