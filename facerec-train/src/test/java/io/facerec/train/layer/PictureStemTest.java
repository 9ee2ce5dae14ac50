package io.facerec.train.layer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PictureStemTest {
  /** What comes out, and in training the gradient of a weighted sum of it for each variable. */
  private static List<float[]> run(
      boolean training, BiFunction<Net, Operand<TFloat32>, Operand<TFloat32>> stem) {
    return Layers.runAll(
        training,
        0,
        net -> {
          Ops tf = net.tf();
          Operand<TFloat32> y = stem.apply(net, Layers.random(net, 2, 6, 8, 3));
          List<Operand<TFloat32>> all = new ArrayList<>(List.of(y));
          if (training) {
            Operand<TFloat32> sum =
                tf.sum(
                    tf.math.mul(y, Layers.random(net, 2, 3, 4, 5)),
                    tf.constant(new int[] {0, 1, 2, 3}));
            Output<?>[] variables =
                net.weights().values().stream()
                    .filter(Net.Weight::trainable)
                    .map(w -> w.value().asOutput())
                    .toArray(Output<?>[]::new);
            for (Output<?> g : ((Graph) tf.scope().env()).addGradients(sum.asOutput(), variables)) {
              all.add(g.expect(TFloat32.class));
            }
          }
          return all;
        });
  }

  private static Operand<TFloat32> block(Net net, Operand<TFloat32> pictures) {
    Ops tf = net.tf();
    Operand<TFloat32> four =
        tf.pad(
            pictures, tf.constant(new int[][] {{0, 0}, {0, 0}, {0, 0}, {0, 1}}), tf.constant(0f));
    return ConvolutionBlock.of("stem", 5, 3).stride(2).apply(net, four);
  }

  private static Operand<TFloat32> stem(Net net, Operand<TFloat32> pictures) {
    return new PictureStem("stem", 5).apply(net, pictures);
  }

  @Test
  void is_the_block_over_pictures_with_an_empty_fourth_channel() {
    for (boolean training : new boolean[] {true, false}) {
      List<float[]> expected = run(training, PictureStemTest::block);
      List<float[]> found = run(training, PictureStemTest::stem);
      assertEquals(expected.size(), found.size());
      for (int i = 0; i < expected.size(); i++) {
        assertArrayEquals(expected.get(i), found.get(i), 1e-4f, "value " + i);
      }
    }
  }

  @Test
  void pictures_of_other_channels_are_refused() {
    Exception thrown =
        assertThrows(
            IllegalArgumentException.class,
            () -> Layers.shape(new PictureStem("first", 4), 1, 4, 4, 1));
    assertEquals("first wants pictures of three channels, found [1, 4, 4, 1]", thrown.getMessage());
  }
}
