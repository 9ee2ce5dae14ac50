package io.facerec.train.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PairStreamerTest {
  private static final int SIZE = 16;

  @TempDir Path root;
  private FaceFolder people;

  @BeforeEach
  void draw_four_people() {
    people = DrawnFaces.draw(root, 3, 2, 1, 2);
  }

  private PairStreamer stream(FaceFolder folder) {
    return PairStreamer.of(folder).image(ImageSpec.grey(SIZE)).seed(3).batch(20);
  }

  @Test
  void gives_the_same_pairs_whatever_the_parallelism() {
    List<Map<String, double[]>> one = Streams.take(stream(people).parallelCalls(1), 0, 2);
    List<Map<String, double[]>> four = Streams.take(stream(people).parallelCalls(4), 0, 2);
    for (int i = 0; i < 2; i++) {
      assertArrayEquals(one.get(i).get("pair"), four.get(i).get("pair"));
      assertArrayEquals(one.get(i).get("different"), four.get(i).get("different"));
    }
    assertArrayEquals(
        one.get(1).get("pair"), Streams.take(stream(people), 1, 1).get(0).get("pair"));
  }

  @Test
  void another_seed_gives_other_pairs() {
    assertTrue(
        !Arrays.equals(
            Streams.take(stream(people), 0, 1).get(0).get("different"),
            Streams.take(stream(people).seed(4), 0, 1).get(0).get("different")));
  }

  @Test
  void keeps_the_share_of_pairs_of_one_person() {
    assertEquals(0, sum(Streams.take(stream(people).balanced(1), 0, 1)));
    assertEquals(20, sum(Streams.take(stream(people).balanced(0), 0, 1)));
    double half = sum(Streams.take(stream(people), 0, 20)) / 400;
    assertEquals(0.5, half, 0.1);
  }

  @Test
  void reads_png_as_it_reads_jpeg() throws IOException {
    Path jpeg = root.resolve("n000001/0001_01.jpg");
    ImageIO.write(ImageIO.read(jpeg.toFile()), "png", root.resolve("n000001/0001_01.png").toFile());
    double[] both =
        Streams.take(
                new PictureReader(
                    FaceFolder.of(root).photosOf("n000001").subList(0, 2),
                    ImageSpec.rgb(SIZE),
                    2,
                    1),
                0,
                1)
            .get(0)
            .get("first");
    int half = SIZE * SIZE * 3;
    // the two decoders round in different ways, by a level or two
    assertArrayEquals(Arrays.copyOf(both, half), Arrays.copyOfRange(both, half, 2 * half), 0.15);
  }

  @Test
  void the_naive_way_draws_both_people_evenly() {
    // of 4 x 4 draws of two people, three are of one who has two photos: 3 pairs in 16
    double same = 1 - sum(Streams.take(stream(people).random(), 0, 30)) / 600;
    assertEquals(3 / 16.0, same, 0.05);
  }

  private static double sum(List<Map<String, double[]>> batches) {
    return batches.stream().flatMapToDouble(b -> Arrays.stream(b.get("different"))).sum();
  }

  @Test
  void a_pair_is_two_photos_and_two_people_where_it_says_so() {
    for (Map<String, double[]> batch : Streams.take(stream(people), 0, 5)) {
      for (int i = 0; i < 20; i++) {
        double[] first = picture(batch.get("first"), i);
        double[] second = picture(batch.get("second"), i);
        assertTrue(!Arrays.equals(first, second));
      }
    }
  }

  private static double[] picture(double[] batch, int i) {
    return Arrays.copyOfRange(batch, i * SIZE * SIZE, (i + 1) * SIZE * SIZE);
  }

  @Test
  void a_pair_holds_both_pictures_standardised_one_after_the_other() {
    Map<String, double[]> batch = Streams.take(stream(people), 0, 1).get(0);
    double[] first = picture(batch.get("first"), 7);
    double[] second = picture(batch.get("second"), 7);
    assertArrayEquals(
        first, Arrays.copyOfRange(batch.get("pair"), 14 * SIZE * SIZE, 15 * SIZE * SIZE));
    assertArrayEquals(
        second, Arrays.copyOfRange(batch.get("pair"), 15 * SIZE * SIZE, 16 * SIZE * SIZE));
    assertEquals(0, Arrays.stream(first).average().orElseThrow(), 1e-5);
    assertEquals(1, Arrays.stream(first).map(x -> x * x).average().orElseThrow(), 1e-4);
  }

  @Test
  void streams_of_both_sides_of_a_split_share_no_picture() {
    FaceFolder.Split split = people.only(List.of("n000001", "n000002", "n000004")).split(0.34, 1);
    // one person alone makes no pairs of two people
    assertThrows(IllegalArgumentException.class, () -> Streams.take(stream(split.heldOut()), 0, 1));
    Set<String> left = pictures(people.only(List.of("n000001", "n000002")));
    Set<String> right = pictures(people.only(List.of("n000003", "n000004")));
    assertEquals(5, left.size());
    assertEquals(3, right.size());
    left.retainAll(right);
    assertEquals(Set.of(), left);
  }

  private Set<String> pictures(FaceFolder folder) {
    Set<String> seen = new TreeSet<>();
    for (Map<String, double[]> batch : Streams.take(stream(folder), 0, 5)) {
      for (int i = 0; i < 20; i++) {
        seen.add(Arrays.toString(picture(batch.get("first"), i)));
        seen.add(Arrays.toString(picture(batch.get("second"), i)));
      }
    }
    return seen;
  }
}
