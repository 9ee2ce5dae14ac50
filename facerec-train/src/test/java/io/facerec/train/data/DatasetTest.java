package io.facerec.train.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.facerec.train.estimator.InputFunction;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.types.TInt64;

@DisplayNameGeneration(ReplaceUnderscores.class)
class DatasetTest {
  private static InputFunction squares(int calls) {
    return (tf, start) -> {
      Dataset.Elements next =
          Dataset.range(tf, start.step(), 5)
              .map(
                  calls,
                  List.of(tf.constant(100L)),
                  (fn, element, captured) -> {
                    Operand<TInt64> n = element.get(0).asOutput().expect(TInt64.class);
                    Operand<TInt64> hundred = captured.get(0).asOutput().expect(TInt64.class);
                    return List.of(fn.math.add(fn.math.mul(n, n), hundred));
                  })
              .batch(2, false)
              .prefetch(1)
              .iterate();
      return new InputFunction.Input(
          Map.of("n", next.tensors().get(0)), Map.of(), next.initializer());
    };
  }

  @Test
  void maps_with_what_it_captured_and_batches_in_order() {
    List<Map<String, double[]>> batches = Streams.take(squares(3), 0, 9);
    assertEquals(3, batches.size());
    assertArrayEquals(new double[] {100, 101}, batches.get(0).get("n"));
    assertArrayEquals(new double[] {104, 109}, batches.get(1).get("n"));
    assertArrayEquals(new double[] {116}, batches.get(2).get("n"));
  }

  @Test
  void a_walk_without_a_buffer_meets_each_row_once_a_round_in_another_order_each_time() {
    InputFunction walk =
        (tf, start) -> {
          Dataset.Elements next =
              Dataset.range(tf, start.element(7), Long.MAX_VALUE)
                  .map(
                      1,
                      List.of(),
                      (fn, at, captured) ->
                          List.of(
                              IndexShuffle.row(
                                  fn, at.get(0).asOutput().expect(TInt64.class), 7, 42)))
                  .batch(7, true)
                  .iterate();
          return new InputFunction.Input(
              Map.of("row", next.tensors().get(0)), Map.of(), next.initializer());
        };
    List<Map<String, double[]>> rounds = Streams.take(walk, 0, 6);
    for (Map<String, double[]> round : rounds) {
      double[] sorted = round.get("row").clone();
      Arrays.sort(sorted);
      assertArrayEquals(new double[] {0, 1, 2, 3, 4, 5, 6}, sorted);
    }
    long orders =
        rounds.stream().map(round -> Arrays.toString(round.get("row"))).distinct().count();
    assertEquals(6, orders);
    assertArrayEquals(rounds.get(4).get("row"), Streams.take(walk, 4, 1).get(0).get("row"));
  }
}
