package io.facerec.train.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.facerec.image.Landmarks;
import io.facerec.image.SimilarityTransform;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class FaceStreamerTest {
  @TempDir Path root;
  private FaceFolder people;
  private FaceStreamer stream;

  @BeforeEach
  void draw_six_faces_of_three_people() {
    people = DrawnFaces.draw(root, 3, 2, 1);
    stream = FaceStreamer.of(DrawnFaces.taught(people, 8), 5).batch(3);
  }

  @Test
  void gives_the_same_batches_whatever_the_parallelism() {
    List<Map<String, double[]>> one = Streams.take(stream.parallelCalls(1), 0, 4);
    List<Map<String, double[]>> four = Streams.take(stream.parallelCalls(4), 0, 4);
    for (int i = 0; i < 4; i++) {
      assertArrayEquals(one.get(i).get("faces"), four.get(i).get("faces"));
      assertArrayEquals(one.get(i).get("teacher"), four.get(i).get("teacher"));
    }
  }

  @Test
  void begins_at_any_batch_as_if_it_had_come_from_the_first() {
    assertArrayEquals(
        Streams.take(stream, 0, 4).get(3).get("faces"),
        Streams.take(stream, 3, 1).get(0).get("faces"));
  }

  @Test
  void shows_each_face_once_a_round_with_its_persons_embedding() {
    List<Map<String, double[]>> round = Streams.take(stream, 0, 2);
    double[] identities =
        round.stream().flatMapToDouble(batch -> Arrays.stream(batch.get("identity"))).toArray();
    Arrays.sort(identities);
    assertArrayEquals(new double[] {0, 0, 0, 1, 1, 2}, identities);
    for (Map<String, double[]> batch : round) {
      for (int i = 0; i < 3; i++) {
        int person = (int) batch.get("identity")[i];
        for (int value = 0; value < 8; value++) {
          double expected = value >= person && value < person + 4 ? 0.5 : 0;
          assertEquals(expected, batch.get("teacher")[8 * i + value], 1e-3);
        }
      }
    }
  }

  @Test
  void shows_two_different_faces_of_a_person_in_a_row_where_there_are_two() {
    List<Map<String, double[]>> batches = Streams.take(stream.batch(6).inARow(2), 0, 6);
    int apart = 0;
    for (Map<String, double[]> batch : batches) {
      double[] people = batch.get("identity");
      int pixels = batch.get("faces").length / 6;
      for (int i = 0; i < 6; i += 2) {
        assertEquals(people[i], people[i + 1]);
        double[] first = Arrays.copyOfRange(batch.get("faces"), i * pixels, (i + 1) * pixels);
        double[] second =
            Arrays.copyOfRange(batch.get("faces"), (i + 1) * pixels, (i + 2) * pixels);
        apart += Arrays.equals(first, second) ? 0 : 1;
      }
      double[] met = Arrays.stream(people).distinct().sorted().toArray();
      assertArrayEquals(new double[] {0, 1, 2}, met); // a round has each person once
    }
    assertEquals(18, apart);
  }

  @Test
  void varies_a_face_from_round_to_round_within_0_to_255() {
    FaceFolder one = people.only(List.of("n000003"));
    FaceStreamer lonely = FaceStreamer.of(DrawnFaces.taught(one, 8), 5).batch(1);
    List<Map<String, double[]>> rounds = Streams.take(lonely, 0, 2);
    assertNotEquals(
        Arrays.toString(rounds.get(0).get("faces")), Arrays.toString(rounds.get(1).get("faces")));
    for (double pixel : rounds.get(0).get("faces")) {
      assertTrue(pixel >= 0 && pixel <= 255, () -> "" + pixel);
    }
  }

  @Test
  void brings_the_landmarks_of_each_photo_to_the_template() {
    double[] faces = Streams.take(FaceReader.of(people.photos()), 0, 1).get(0).get("faces");
    assertEquals(6 * 112 * 112 * 3, faces.length);
    for (int face = 0; face < 6; face++) {
      for (Landmarks.Point point : SimilarityTransform.TEMPLATE.points()) {
        int at = (face * 112 + Math.round(point.y())) * 112 + Math.round(point.x());
        assertTrue(faces[3 * at] > 200, () -> "no dot at " + point);
      }
    }
  }

  @Test
  void mirrors_about_the_middle() {
    FaceFolder one = people.only(List.of("n000003"));
    TaughtFaces taught = DrawnFaces.taught(one, 8);
    FaceStreamer still = FaceStreamer.of(taught, 5).batch(1).plain();
    FaceStreamer mirrored = still.augment(Augmentation.builder().flip(1).build());
    double[] face = Streams.take(still, 0, 1).get(0).get("faces");
    double[] mirror = Streams.take(mirrored, 0, 1).get(0).get("faces");
    for (int y = 0; y < 112; y++) {
      for (int x = 0; x < 112; x++) {
        assertEquals(face[112 * y + x], mirror[112 * y + 111 - x], 0.1);
      }
    }
  }

  @Test
  void refuses_a_face_without_landmarks() {
    FacePhoto unmarked = new FacePhoto(Path.of("a.jpg"), Optional.empty(), Optional.empty());
    assertThrows(IllegalArgumentException.class, () -> FaceReader.of(List.of(unmarked)));
    assertThrows(IllegalArgumentException.class, () -> TaughtFaces.builder(2).add(unmarked, 1, 0));
  }
}
