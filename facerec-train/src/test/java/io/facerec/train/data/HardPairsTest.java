package io.facerec.train.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.primitives.ImmutableIntArray;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Photos 0, 1, 2 are of one person, 3 and 4 of another, 5 and 6 of a third. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class HardPairsTest {
  private static final int SIZE = 16;

  @TempDir Path root;
  private FaceFolder people;
  private HardPairs hard;
  private double[][] pictures;

  @BeforeEach
  void draw() {
    people = DrawnFaces.draw(root.resolve("faces"), 3, 2, 2);
    hard = HardPairs.in(root.resolve("tables")).period(20).share(1);
    double[] all =
        Streams.take(new PictureReader(people.photos(), ImageSpec.grey(SIZE), 7, 2), 0, 1)
            .get(0)
            .get("first");
    pictures = new double[7][];
    for (int i = 0; i < pictures.length; i++) {
      pictures[i] = picture(all, i);
    }
  }

  private static double[] picture(double[] batch, int i) {
    return Arrays.copyOfRange(batch, i * SIZE * SIZE, (i + 1) * SIZE * SIZE);
  }

  private PairStreamer stream(int calls) {
    return PairStreamer.of(people)
        .hard(hard)
        .image(ImageSpec.grey(SIZE))
        .batch(10)
        .seed(6)
        .parallelCalls(calls);
  }

  private int number(double[] picture) {
    for (int i = 0; i < pictures.length; i++) {
      if (Arrays.equals(pictures[i], picture)) {
        return i;
      }
    }
    throw new AssertionError("no such picture");
  }

  /** The pairs of a batch, such as "0 2 one" and "1 4 two". */
  private Set<String> pairs(Map<String, double[]> batch) {
    Set<String> pairs = new TreeSet<>();
    for (int i = 0; i < 10; i++) {
      pairs.add(
          "%d %d %s"
              .formatted(
                  number(picture(batch.get("first"), i)),
                  number(picture(batch.get("second"), i)),
                  batch.get("different")[i] == 0 ? "one" : "two"));
    }
    return pairs;
  }

  private static HardPairs.Table table(List<Integer> same, List<Integer> different) {
    return new HardPairs.Table(ImmutableIntArray.copyOf(same), ImmutableIntArray.copyOf(different));
  }

  @Test
  void a_period_draws_from_its_table_and_one_without_draws_from_all() {
    hard.write(1, table(List.of(0, 2), List.of(1, 4, 6, 0)));
    List<Map<String, double[]>> batches = Streams.take(stream(4), 0, 6);
    Set<String> second = pairs(batches.get(2));
    second.addAll(pairs(batches.get(3)));
    assertEquals(new TreeSet<>(List.of("0 2 one", "1 4 two", "6 0 two")), second);
    for (int period : new int[] {0, 2}) {
      Set<String> any = pairs(batches.get(2 * period));
      any.addAll(pairs(batches.get(2 * period + 1)));
      assertTrue(any.size() > 8, "" + any);
    }
  }

  @Test
  void a_kind_that_the_table_lacks_is_drawn_from_all() {
    hard.write(0, table(List.of(), List.of(1, 4)));
    Set<String> pairs = pairs(Streams.take(stream(2), 0, 1).get(0));
    assertTrue(pairs.contains("1 4 two"));
    assertTrue(pairs.stream().filter(pair -> pair.endsWith("one")).count() > 1, "" + pairs);
    assertEquals(1, pairs.stream().filter(pair -> pair.endsWith("two")).count(), "" + pairs);
  }

  @Test
  void a_share_of_hard_pairs_leaves_the_rest_as_it_was() {
    hard = hard.share(0.5);
    hard.write(0, table(List.of(0, 2), List.of(1, 4)));
    Set<String> pairs = pairs(Streams.take(stream(2), 0, 1).get(0));
    assertTrue(pairs.contains("0 2 one") || pairs.contains("1 4 two"));
    assertTrue(pairs.size() > 3, "" + pairs);
  }

  @Test
  void begins_anywhere_and_is_the_same_whatever_the_parallelism() {
    hard.write(0, table(List.of(0, 2), List.of(1, 4)));
    List<Map<String, double[]>> whole = Streams.take(stream(1), 0, 5);
    for (int step : new int[] {1, 3, 4}) {
      Map<String, double[]> later = Streams.take(stream(4), step, 1).get(0);
      assertArrayEquals(whole.get(step).get("pair"), later.get("pair"));
      assertArrayEquals(whole.get(step).get("position"), later.get("position"));
    }
  }

  @Test
  void a_training_that_begins_anew_forgets_the_tables() {
    hard.write(3, table(List.of(0, 2), List.of()));
    assertTrue(hard.has(3));
    hard.clear();
    assertFalse(hard.has(3));
  }

  @Test
  void what_is_out_of_range_is_refused() {
    assertThrows(IllegalArgumentException.class, () -> hard.period(0));
    assertThrows(IllegalArgumentException.class, () -> hard.share(1.1));
    assertThrows(IllegalArgumentException.class, () -> HardPairs.in(Path.of("a*b")));
    assertThrows(IllegalArgumentException.class, () -> table(List.of(1), List.of()));
  }
}
