package io.facerec.train.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TInt64;

@DisplayNameGeneration(ReplaceUnderscores.class)
class DatasetOperationsTest {
  private static Operand<TInt64> number(Operand<?> operand) {
    return operand.asOutput().expect(TInt64.class);
  }

  private static List<Integer> upTo(int end) {
    return IntStream.range(0, end).boxed().toList();
  }

  @Nested
  class Sources {
    @Test
    void a_range_ends_before_its_end() {
      assertEquals(List.of(3, 4, 5), Pipelines.values(tf -> Dataset.range(tf, 3, 6)));
    }

    @Test
    void slices_are_the_rows_of_each_tensor() {
      assertEquals(
          List.of(List.of(1, 2, 7), List.of(3, 4, 8), List.of(5, 6, 9)),
          Pipelines.elements(
              tf ->
                  Dataset.fromTensorSlices(
                      tf,
                      List.of(
                          tf.constant(new long[][] {{1, 2}, {3, 4}, {5, 6}}),
                          tf.constant(new long[] {7, 8, 9}))),
              9));
    }

    @Test
    void tensors_of_unequal_rows_are_refused() {
      try (Graph graph = new Graph()) {
        Ops tf = Ops.create(graph);
        List<Operand<?>> unequal = List.of(tf.constant(new long[3]), tf.constant(new long[2]));
        var e =
            assertThrows(
                IllegalArgumentException.class, () -> Dataset.fromTensorSlices(tf, unequal));
        assertEquals("2 rows beside 3", e.getMessage());
      }
    }
  }

  @Nested
  class Shuffle {
    private Function<Ops, Dataset> shuffled(long seed) {
      return tf -> Dataset.range(tf, 0, 9).shuffle(9, seed).repeat(3);
    }

    @Test
    void holds_every_element_once_a_round_in_another_order_each_time() {
      List<Integer> three = Pipelines.values(shuffled(5));
      for (int round = 0; round < 3; round++) {
        assertEquals(upTo(9), three.subList(9 * round, 9 * round + 9).stream().sorted().toList());
      }
      assertNotEquals(three.subList(0, 9), three.subList(9, 18));
      assertNotEquals(three.subList(9, 18), three.subList(18, 27));
    }

    @Test
    void is_the_same_for_the_same_seed_and_another_for_another() {
      assertEquals(Pipelines.values(shuffled(5)), Pipelines.values(shuffled(5)));
      assertNotEquals(Pipelines.values(shuffled(5)), Pipelines.values(shuffled(6)));
      assertEquals(Pipelines.values(shuffled(0)), Pipelines.values(shuffled(0)));
    }

    @Test
    void with_a_buffer_of_one_changes_nothing() {
      assertEquals(upTo(5), Pipelines.values(tf -> Dataset.range(tf, 0, 5).shuffle(1, 3)));
    }
  }

  @Test
  void repeats_as_often_as_told_or_without_end() {
    assertEquals(
        List.of(0, 1, 0, 1, 0, 1), Pipelines.values(tf -> Dataset.range(tf, 0, 2).repeat(3)));
    assertEquals(7, Pipelines.elements(tf -> Dataset.range(tf, 0, 2).repeat(), 7).size());
  }

  @Test
  void takes_skips_and_shards() {
    assertEquals(List.of(0, 1), Pipelines.values(tf -> Dataset.range(tf, 0, 7).take(2)));
    assertEquals(List.of(5, 6), Pipelines.values(tf -> Dataset.range(tf, 0, 7).skip(5)));
    assertEquals(List.of(1, 4), Pipelines.values(tf -> Dataset.range(tf, 0, 7).shard(3, 1)));
    assertEquals(
        upTo(7),
        IntStream.range(0, 3)
            .boxed()
            .flatMap(i -> Pipelines.values(tf -> Dataset.range(tf, 0, 7).shard(3, i)).stream())
            .sorted()
            .toList());
  }

  @Test
  void filters_by_what_it_captured() {
    assertEquals(
        List.of(0, 1, 2),
        Pipelines.values(
            tf ->
                Dataset.range(tf, 0, 9)
                    .filter(
                        List.of(tf.constant(3L)),
                        (fn, element, limit) ->
                            fn.math.less(number(element.get(0)), number(limit.get(0))))));
  }

  @Test
  void a_map_of_several_calls_keeps_the_order() {
    for (int calls : new int[] {1, 2, 7}) {
      assertEquals(
          IntStream.range(0, 50).map(n -> n * n).boxed().toList(),
          Pipelines.values(
              tf ->
                  Dataset.range(tf, 0, 50)
                      .map(
                          calls,
                          List.of(),
                          (fn, element, none) -> List.of(fn.math.square(number(element.get(0)))))));
    }
  }

  @Test
  void the_same_seed_gives_the_same_stream_whatever_the_parallelism() {
    List<Integer> one = Pipelines.values(drawn(1));
    assertEquals(one, Pipelines.values(drawn(4)));
    assertTrue(one.stream().distinct().count() > 20);
  }

  /** Numbers drawn for the elements of a shuffled range. */
  private static Function<Ops, Dataset> drawn(int calls) {
    return tf ->
        Dataset.range(tf, 0, 15)
            .shuffle(15, 2)
            .repeat(2)
            .map(
                calls,
                List.of(),
                (fn, element, none) -> {
                  RandomNumbers random = RandomNumbers.of(fn, 8, number(element.get(0)));
                  return List.of(random.between(fn, 0, 1e6), element.get(0));
                })
            .batch(4, false)
            .prefetch(3);
  }

  @Nested
  class Batches {
    @Test
    void the_last_is_smaller_or_left_out() {
      assertEquals(
          List.of(List.of(0, 1), List.of(2, 3), List.of(4)),
          Pipelines.elements(tf -> Dataset.range(tf, 0, 5).batch(2, false), 9));
      assertEquals(
          List.of(List.of(0, 1), List.of(2, 3)),
          Pipelines.elements(tf -> Dataset.range(tf, 0, 5).batch(2, true), 9));
    }

    @Test
    void padded_ones_fill_ragged_elements_with_zeros_to_the_longest() {
      Function<Ops, Dataset> ragged =
          tf ->
              Dataset.range(tf, 1, 4)
                  .map(
                      1,
                      List.of(),
                      (fn, element, none) ->
                          List.of(
                              fn.fill(
                                  fn.expandDims(number(element.get(0)), fn.constant(0)),
                                  number(element.get(0)))))
                  .paddedBatch(2, false);
      // 1 and 2 2 side by side, then 3 3 3 alone
      assertEquals(List.of(List.of(1, 0, 2, 2), List.of(3, 3, 3)), Pipelines.elements(ragged, 9));
    }
  }

  @Test
  void a_cache_makes_its_elements_once() {
    // what is shuffled before the cache keeps its order in every round
    List<Integer> three =
        Pipelines.values(tf -> Dataset.range(tf, 0, 9).shuffle(9, 5).cache().repeat(3));
    assertEquals(three.subList(0, 9), three.subList(9, 18));
    assertEquals(three.subList(0, 9), three.subList(18, 27));
    assertNotEquals(upTo(9), three.subList(0, 9));
  }

  @Nested
  class Errors {
    @Test
    void are_left_out() {
      assertEquals(
          List.of(-50, -100, 100, 50),
          Pipelines.values(
              tf ->
                  Dataset.range(tf, -2, 3).map(2, List.of(), Pipelines::hundredBy).ignoreErrors()));
    }

    @Test
    void are_counted() {
      // 100 / -1, 0 (fails), 1, 2, -1, 0 (fails), 1, 2
      for (int calls : new int[] {1, 3}) {
        assertEquals(
            List.of(
                List.of(-100, 0),
                List.of(100, 1),
                List.of(50, 1),
                List.of(-100, 1),
                List.of(100, 2),
                List.of(50, 2)),
            Pipelines.elements(
                tf ->
                    Dataset.range(tf, -1, 3)
                        .repeat(2)
                        .map(calls, List.of(), Pipelines::hundredBy)
                        .ignoreErrorsCounted(),
                9));
      }
    }
  }

  @Test
  void counts_that_are_none_are_refused() {
    try (Graph graph = new Graph()) {
      Dataset some = Dataset.range(Ops.create(graph), 0, 9);
      assertThrows(IllegalArgumentException.class, () -> some.shuffle(0, 1));
      assertThrows(IllegalArgumentException.class, () -> some.repeat(0));
      assertThrows(IllegalArgumentException.class, () -> some.take(-1));
      assertThrows(IllegalArgumentException.class, () -> some.skip(-1));
      assertThrows(IllegalArgumentException.class, () -> some.shard(2, 2));
      assertThrows(IllegalArgumentException.class, () -> some.batch(0, true));
      assertThrows(IllegalArgumentException.class, () -> some.paddedBatch(0, true));
      assertThrows(IllegalArgumentException.class, () -> some.map(0, List.of(), (fn, e, c) -> e));
    }
  }
}
