package io.facerec.train.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.facerec.train.estimator.InputFunction;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.types.TFloat32;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AugmentationTest {
  private static final int SIZE = 16;

  /** A picture of 100 with one pixel of 200, in row 8 and column 4. */
  private static float[] dot() {
    float[] picture = new float[SIZE * SIZE];
    Arrays.fill(picture, 100);
    picture[8 * SIZE + 4] = 200;
    return picture;
  }

  /** So many times the picture, each time changed. */
  private static List<double[]> changed(
      Augmentation.Builder augmentation, float[] picture, int times) {
    return changed(augmentation, picture, times, 1);
  }

  private static List<double[]> changed(
      Augmentation.Builder augmentation, float[] picture, int times, int calls) {
    InputFunction input =
        (tf, start) -> {
          Dataset pictures =
              Dataset.range(tf, 0, times)
                  .map(
                      1,
                      List.of(tf.constant(picture)),
                      (fn, number, dot) ->
                          List.of(
                              fn.reshape(
                                  dot.get(0).asOutput().expect(TFloat32.class),
                                  fn.constant(new int[] {SIZE, SIZE, 1})),
                              number.get(0)));
          Dataset.Elements next =
              new PictureVariation(augmentation.build(), ImageSpec.grey(SIZE))
                  .each(pictures, calls, true, 1, 42)
                  .iterate();
          return new InputFunction.Input(
              Map.of("picture", next.tensors().get(0)), Map.of(), next.initializer());
        };
    List<double[]> pictures = new ArrayList<>();
    Streams.take(input, 0, times).forEach(element -> pictures.add(element.get("picture")));
    assertEquals(times, pictures.size());
    return pictures;
  }

  private static double mean(double[] picture) {
    return Arrays.stream(picture).average().orElseThrow();
  }

  @Test
  void nothing_is_changed_unless_told() {
    for (double[] picture : changed(Augmentation.builder(), dot(), 2)) {
      assertEquals(200, picture[8 * SIZE + 4]);
      assertEquals(100, picture[8 * SIZE + 11]);
    }
  }

  @Test
  void a_flip_exchanges_left_and_right() {
    for (double[] picture : changed(Augmentation.builder().flip(1), dot(), 3)) {
      assertEquals(200, picture[8 * SIZE + 11], 0.1);
      assertEquals(100, picture[8 * SIZE + 4], 0.1);
    }
    double flipped =
        changed(Augmentation.builder().flip(0.3), dot(), 100).stream()
            .filter(picture -> picture[8 * SIZE + 11] > 150)
            .count();
    assertEquals(30, flipped, 12);
  }

  @Test
  void a_crop_moves_and_a_rotation_turns_about_the_middle_no_more_than_told() {
    // a shift of 2 pixels at most to either side, of size 1 in 16
    for (double[] picture : changed(Augmentation.builder().crop(0, 0.125), dot(), 20)) {
      double x = 0;
      double sum = 0;
      for (int i = 0; i < picture.length; i++) {
        x += (picture[i] - 100) * (i % SIZE);
        sum += picture[i] - 100;
      }
      assertEquals(4, x / sum, 2.01);
    }
    // the dot is 0.5 px below and 3.5 px left of the middle: turned by 0.2 it stays there
    for (double[] picture : changed(Augmentation.builder().rotation(0.2), dot(), 20)) {
      assertEquals(100, mean(picture), 1);
      assertTrue(Arrays.stream(picture).max().orElseThrow() > 115);
      assertEquals(100, picture[0], 1e-3);
    }
  }

  @Test
  void brightness_adds_the_same_to_all_pixels() {
    TreeSet<Long> added = new TreeSet<>();
    for (double[] picture : changed(Augmentation.builder().brightness(40), dot(), 20)) {
      double more = picture[0] - 100;
      assertTrue(Math.abs(more) <= 40, "" + more);
      assertEquals(200 + more, picture[8 * SIZE + 4], 1e-3);
      added.add(Math.round(more));
    }
    assertTrue(added.first() < -20 && added.last() > 20 && added.size() > 10, "" + added);
  }

  @Test
  void contrast_stretches_about_the_mean() {
    for (double[] picture : changed(Augmentation.builder().contrast(0.5), dot(), 20)) {
      double stretched = (picture[8 * SIZE + 4] - picture[0]) / 100;
      assertTrue(stretched >= 0.5 && stretched <= 1.5, "" + stretched);
      assertEquals(100 + 100.0 / 256, mean(picture), 1e-2);
    }
  }

  @Test
  void a_blur_spreads_a_dot_evenly_and_keeps_its_light() {
    for (double[] picture : changed(Augmentation.builder().blur(1, 1), dot(), 5)) {
      assertTrue(picture[8 * SIZE + 4] < 199);
      assertEquals(picture[8 * SIZE + 3], picture[8 * SIZE + 5], 1e-3);
      assertEquals(picture[7 * SIZE + 4], picture[8 * SIZE + 5], 1e-3);
      assertEquals(100 + 100.0 / 256, mean(picture), 1e-2);
      // for a Gaussian g(1)^2 = g(0) g(sqrt 2): the next pixel and the diagonal one tell of it
      double centre = picture[8 * SIZE + 4] - 100;
      double next = picture[8 * SIZE + 5] - 100;
      assertEquals(next * next / centre, picture[9 * SIZE + 5] - 100, 1e-2);
    }
  }

  @Test
  void some_pictures_alone_are_blurred_or_compressed_or_covered_where_told_so() {
    for (Augmentation.Builder some :
        List.of(
            Augmentation.builder().blur(0.3, 2),
            Augmentation.builder().jpegQuality(0.3, 5, 20),
            Augmentation.builder().cutout(0.3, 0.3, 0.6))) {
      double changed =
          changed(some, dot(), 100).stream()
              .filter(picture -> Math.abs(picture[8 * SIZE + 4] - 200) > 1 || moved(picture))
              .count();
      assertEquals(30, changed, 12, some.build().toString());
    }
  }

  private static boolean moved(double[] picture) {
    return Arrays.stream(picture).filter(value -> Math.abs(value - 100) > 1).count() != 1;
  }

  @Test
  void compression_of_lower_quality_loses_more() {
    assertTrue(
        loss(Augmentation.builder().jpegQuality(1, 5, 5))
            > 2 * loss(Augmentation.builder().jpegQuality(1, 95, 95)));
  }

  private static double loss(Augmentation.Builder augmentation) {
    double[] picture = changed(augmentation, dot(), 1).get(0);
    double sum = 0;
    for (int i = 0; i < picture.length; i++) {
      sum += Math.abs(picture[i] - dot()[i]);
    }
    return sum;
  }

  @Test
  void a_cutout_is_a_rectangle_of_one_grey() {
    for (double[] picture :
        changed(Augmentation.builder().cutout(1, 0.25, 0.5), new float[SIZE * SIZE], 20)) {
      TreeSet<Double> greys = new TreeSet<>();
      TreeSet<Integer> rows = new TreeSet<>();
      TreeSet<Integer> columns = new TreeSet<>();
      int covered = 0;
      for (int i = 0; i < picture.length; i++) {
        if (picture[i] > 0) {
          greys.add(picture[i]);
          rows.add(Math.floorDiv(i, SIZE));
          columns.add(i % SIZE);
          covered++;
        }
      }
      assertEquals(1, greys.size());
      assertEquals(covered, rows.size() * columns.size());
      assertTrue(rows.size() <= 8 && columns.size() <= 8, rows + " " + columns);
    }
  }

  @Test
  void what_is_drawn_depends_on_the_element_alone() {
    Augmentation.Builder all =
        Augmentation.builder()
            .movement(Jitter.DEFAULT)
            .brightness(20)
            .contrast(0.2)
            .blur(0.5, 2)
            .jpegQuality(0.5, 30, 90)
            .cutout(0.5, 0.2, 0.5);
    List<double[]> one = changed(all, dot(), 12, 1);
    List<double[]> four = changed(all, dot(), 12, 4);
    for (int i = 0; i < one.size(); i++) {
      assertArrayEquals(one.get(i), four.get(i));
    }
    assertEquals(12, one.stream().map(Arrays::toString).distinct().count());
  }

  @Test
  void both_pictures_of_a_pair_are_changed_each_in_its_own_way(@TempDir Path root) {
    FaceFolder people = DrawnFaces.draw(root, 2, 2);
    PairStreamer plain = PairStreamer.of(people).image(ImageSpec.grey(SIZE)).batch(8);
    PairStreamer changed =
        plain.augment(
            Augmentation.builder().flip(0.5).cutout(0.5, 0.2, 0.5).exposure(Exposure.FULL).build());
    Map<String, double[]> before = Streams.take(plain, 0, 1).get(0);
    Map<String, double[]> after = Streams.take(changed, 0, 1).get(0);
    assertArrayEquals(before.get("different"), after.get("different"));
    assertNotEquals(Arrays.toString(before.get("first")), Arrays.toString(after.get("first")));
    assertNotEquals(Arrays.toString(before.get("second")), Arrays.toString(after.get("second")));
    assertArrayEquals(
        after.get("pair"), Streams.take(changed.parallelCalls(1), 0, 1).get(0).get("pair"));
  }

  @Test
  void albums_cover_soften_and_darken_parts_of_a_batch_and_leave_the_rest(@TempDir Path root) {
    FaceFolder one = DrawnFaces.draw(root, 1);
    FaceStreamer still = FaceStreamer.of(DrawnFaces.taught(one, 8), 5).batch(100).plain();
    FaceStreamer albums = still.augment(Augmentation.builder().albums(true).build());
    double[] before = Streams.take(still, 0, 1).get(0).get("faces");
    double[] after = Streams.take(albums, 0, 1).get(0).get("faces");
    int pixels = before.length / 100;
    List<Integer> changed = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      double[] was = Arrays.copyOfRange(before, i * pixels, (i + 1) * pixels);
      double[] is = Arrays.copyOfRange(after, i * pixels, (i + 1) * pixels);
      if (!Arrays.equals(was, is)) {
        changed.add(i);
      }
      if (i >= 90 && i < 98) { // a fifth to a half of the light
        double share = Arrays.stream(is).sum() / Arrays.stream(was).sum();
        assertTrue(share >= 0.2 && share <= 0.5, "face " + i + ": " + share);
      }
      if (i >= 60 && i < 90) { // what softens takes no light
        double share = Arrays.stream(is).sum() / Arrays.stream(was).sum();
        assertEquals(1, share, 0.05, "face " + i);
      }
      assertTrue(Arrays.stream(is).allMatch(value -> value >= 0 && value <= 255.01));
    }
    assertEquals(10 + 7 + 30 + 8, changed.size(), changed::toString);
    assertTrue(changed.get(0) == 25 && changed.get(16) == 41 && changed.get(17) == 60);
  }

  @Test
  void each_row_of_a_softening_matrix_adds_to_1() {
    Softening table = Softening.of(SIZE);
    for (int kind = 0; kind < table.size(); kind++) {
      for (float[][] matrix : List.of(table.down()[kind], table.across()[kind])) {
        for (float[] row : matrix) {
          double sum = 0;
          for (float weight : row) {
            sum += weight;
          }
          assertEquals(1, sum, 1e-5);
        }
      }
    }
  }

  @Test
  void what_is_out_of_range_is_refused() {
    Augmentation.Builder builder = Augmentation.builder();
    assertThrows(IllegalArgumentException.class, () -> builder.flip(1.1));
    assertThrows(IllegalArgumentException.class, () -> builder.brightness(-1));
    assertThrows(IllegalArgumentException.class, () -> builder.contrast(1));
    assertThrows(IllegalArgumentException.class, () -> builder.blur(-0.1, 1));
    assertThrows(IllegalArgumentException.class, () -> builder.blur(0.1, 4));
    assertThrows(IllegalArgumentException.class, () -> builder.jpegQuality(0.1, 0, 50));
    assertThrows(IllegalArgumentException.class, () -> builder.jpegQuality(0.1, 60, 50));
    var e = assertThrows(IllegalArgumentException.class, () -> builder.cutout(0.1, 0.5, 1.5));
    assertEquals("sides are from 0.5 to 1.5, must be within 0 to 1", e.getMessage());
  }
}
