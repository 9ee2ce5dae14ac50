package io.facerec.train.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PeopleStreamerTest {
  @TempDir Path root;
  private PeopleStreamer stream;

  @BeforeEach
  void draw_three_people() {
    stream = PeopleStreamer.of(DrawnFaces.draw(root, 4, 2, 5), 3).inARow(2).batch(6);
  }

  private static PeopleStreamer still(PeopleStreamer s) {
    return new PeopleStreamer(
        s.people(), s.image(), s.photos(), Augmentation.NONE, s.seed(), s.batch(), s.calls());
  }

  @Test
  void shows_each_person_once_a_round_some_photos_in_a_row() {
    for (Map<String, double[]> round : Streams.take(stream, 0, 5)) {
      double[] people = round.get("identity");
      Set<Double> seen = new HashSet<>();
      for (int i = 0; i < 6; i += 2) {
        assertEquals(people[i], people[i + 1]);
        seen.add(people[i]);
      }
      assertEquals(Set.of(0.0, 1.0, 2.0), seen);
    }
  }

  @Test
  void the_photos_in_a_row_differ_where_there_are_enough() {
    Set<String> pictures = new HashSet<>();
    for (Map<String, double[]> round : Streams.take(still(stream.inARow(2)), 0, 20)) {
      double[] faces = round.get("faces");
      int size = faces.length / 6;
      for (int i = 0; i < 6; i++) {
        double[] face = Arrays.copyOfRange(faces, i * size, (i + 1) * size);
        pictures.add(round.get("identity")[i] + Arrays.toString(face));
        if (i % 2 == 1 && round.get("identity")[i] != 2) {
          double[] before = Arrays.copyOfRange(faces, (i - 1) * size, i * size);
          assertTrue(!Arrays.equals(before, face), "the same photo twice in a row");
        }
      }
    }
    assertEquals(11, pictures.size(), "every photo of every person comes");
  }

  @Test
  void gives_the_same_batches_whatever_the_parallelism_and_from_any_batch() {
    List<Map<String, double[]>> one = Streams.take(stream.parallelCalls(1), 0, 3);
    List<Map<String, double[]>> four = Streams.take(stream.parallelCalls(4), 0, 3);
    Map<String, double[]> last = Streams.take(stream, 2, 1).get(0);
    assertArrayEquals(one.get(2).get("faces"), four.get(2).get("faces"));
    assertArrayEquals(one.get(2).get("faces"), last.get("faces"));
    assertArrayEquals(one.get(2).get("identity"), last.get("identity"));
  }

  @Test
  void refuses_photos_without_landmarks_and_says_how_to_get_them() throws Exception {
    Files.delete(root.resolve("landmarks.txt"));
    FaceFolder unmarked = FaceFolder.of(root);
    String message =
        assertThrows(IllegalArgumentException.class, () -> PeopleStreamer.of(unmarked, 1))
            .getMessage();
    assertTrue(message.startsWith("11 of 11 photos have no landmarks, "), message);
    assertTrue(message.endsWith("facerec prepare finds landmarks"), message);
    assertThrows(IllegalArgumentException.class, () -> stream.inARow(4));
  }
}
