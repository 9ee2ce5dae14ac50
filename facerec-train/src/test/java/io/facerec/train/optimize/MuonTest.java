package io.facerec.train.optimize;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.facerec.train.layer.Net;
import java.util.Set;
import java.util.function.BiFunction;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.tensorflow.EagerSession;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.StdArrays;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

@DisplayNameGeneration(ReplaceUnderscores.class)
class MuonTest {
  private static final Schedule RATE = Schedule.constant(0.01);

  @Test
  void directions_of_weak_and_of_strong_gradients_move_alike() {
    float[][] gradient = {{0.3f, 0}, {0, 0.1f}};
    float[] move = firstMove(Muon.builder(RATE).decay(0), gradient);
    // 0.2 x sqrt(2) x rate, times a singular value that Newton-Schulz leaves within 0.3 of 1
    double size = 0.2 * Math.sqrt(2) * 0.01;
    assertEquals(size, move[0], 0.35 * size);
    assertEquals(size, move[3], 0.35 * size);
    assertEquals(0, move[1], 1e-6);
    assertEquals(0, move[2], 1e-6);
  }

  @Test
  void the_gradients_own_size_does_not_matter() {
    float[] small =
        firstMove(Muon.builder(RATE).decay(0), new float[][] {{1e-3f, 2e-3f}, {3e-3f, 1e-3f}});
    float[] large = firstMove(Muon.builder(RATE).decay(0), new float[][] {{10, 20}, {30, 10}});
    assertArrayEquals(small, large, 1e-6f);
  }

  @Test
  void singular_values_come_near_one_whichever_side_is_longer() {
    float[][] tall = {{3, 1}, {-1, 2}, {0.5f, 0.2f}};
    float[][] product = new float[2][2];
    try (EagerSession session = EagerSession.create()) {
      Ops tf = Ops.create(session);
      Operand<TFloat32> x = tf.constant(tall);
      Operand<TFloat32> y = Muon.orthogonal(tf, x, /* wide= */ false);
      float[][] values = StdArrays.array2dCopyOf(y.asTensor());
      for (int i = 0; i < 2; i++) {
        for (int j = 0; j < 2; j++) {
          for (float[] row : values) {
            product[i][j] += row[i] * row[j];
          }
        }
      }
      Operand<TFloat32> turned =
          Muon.orthogonal(tf, tf.linalg.transpose(x, tf.constant(new int[] {1, 0})), true);
      float[][] wide = StdArrays.array2dCopyOf(turned.asTensor());
      assertEquals(values[2][1], wide[1][2], 1e-5);
    }
    // eigenvalues of the product are squares of singular values
    double trace = product[0][0] + product[1][1];
    double determinant = product[0][0] * product[1][1] - product[0][1] * product[1][0];
    double root = Math.sqrt(trace * trace / 4 - determinant);
    assertEquals(1, Math.sqrt(trace / 2 - root), 0.35);
    assertEquals(1, Math.sqrt(trace / 2 + root), 0.35);
  }

  @Test
  void biases_and_vectors_move_by_adam() {
    try (Descent descent = Descent.onQuadratic(Muon.builder(RATE).decay(0).build());
        Descent adam = Descent.onQuadratic(Adam.builder(RATE).build())) {
      assertEquals(adam.steps(5).x()[1], descent.steps(5).x()[1], 1e-7);
    }
  }

  @Test
  void what_it_remembers_has_adams_name_so_that_a_training_may_change_over() {
    try (Descent descent = onKernel(Muon.builder(RATE), new float[][] {{1, 2}, {3, 4}})) {
      assertTrue(
          descent.net().weights().keySet().containsAll(Set.of("w", "w/adam_m")),
          descent.net().weights().keySet().toString());
      assertTrue(!descent.net().weights().containsKey("w/adam_v"));
    }
  }

  @Test
  void a_momentum_of_one_is_refused() {
    assertThrows(IllegalArgumentException.class, () -> new Muon(1, Adam.ofPaper()));
  }

  /** How far down each value of a kernel goes in the first step along this gradient. */
  private static float[] firstMove(OptimizerBuilder muon, float[][] gradient) {
    try (Descent descent = onKernel(muon, gradient)) {
      float[] before = descent.values("w");
      float[] after = descent.steps(1).values("w");
      for (int i = 0; i < before.length; i++) {
        before[i] -= after[i];
      }
      return before;
    }
  }

  private static Descent onKernel(OptimizerBuilder muon, float[][] gradient) {
    BiFunction<Net, Operand<TFloat32>, Operand<TFloat32>> loss =
        (net, x) -> {
          Ops tf = net.tf();
          Operand<TFloat32> w =
              net.kernel("w", Shape.of(gradient.length, gradient[0].length), gradient.length);
          Operand<TFloat32> along =
              tf.sum(tf.math.mul(w, tf.constant(gradient)), tf.constant(new int[] {0, 1}));
          return tf.math.add(along, tf.math.mul(tf.constant(0f), tf.sum(x, tf.constant(0))));
        };
    return new Descent(muon.build(), new float[] {1, 1, 1}, loss);
  }
}
