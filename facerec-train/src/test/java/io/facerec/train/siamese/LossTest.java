package io.facerec.train.siamese;

import static io.facerec.train.siamese.Losses.gradient;
import static io.facerec.train.siamese.Losses.rows;
import static io.facerec.train.siamese.Losses.run;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

@DisplayNameGeneration(ReplaceUnderscores.class)
class LossTest {
  @Test
  void contrastive_draws_one_person_together_and_two_apart_until_the_margin() {
    float[] loss =
        run(
            tf ->
                new ContrastiveLoss(1)
                    .of(
                        tf,
                        rows(
                            tf,
                            new float[] {0.6f, 0},
                            new float[] {0.6f, 0},
                            new float[] {0, 1.2f}),
                        rows(tf, new float[] {0, 0}, new float[] {0, 0}, new float[] {0, 0}),
                        tf.constant(new float[] {0, 1, 1})));
    // 0.36 / 2, 0.4^2 / 2, 0
    assertEquals((0.18 + 0.08 + 0) / 3, loss[0], 1e-6);
  }

  @Test
  void contrastive_has_a_finite_gradient_where_two_photos_embed_alike() {
    float[] gradient =
        run(
            tf -> {
              Operand<TFloat32> a = rows(tf, new float[] {0.5f, 0.5f}, new float[] {0.5f, 0.5f});
              Operand<TFloat32> b = rows(tf, new float[] {0.5f, 0.5f}, new float[] {0.5f, 0.5f});
              Operand<TFloat32> loss =
                  new ContrastiveLoss(1).of(tf, a, b, tf.constant(new float[] {0, 1}));
              return gradient(tf, loss, a);
            });
    for (float value : gradient) {
      assertTrue(Float.isFinite(value), () -> "" + value);
    }
  }

  @Test
  void contrastive_refuses_a_margin_of_nothing() {
    assertThrows(IllegalArgumentException.class, () -> new ContrastiveLoss(0));
  }

  @Test
  void distillation_is_the_angle_to_the_teacher_and_the_difference_of_neighbours() {
    // e = (1, 0), t = (0, 1), bank = {(1, 0)} and t itself: cosines of t 0 and 1, of e 1 and 0
    float[] loss =
        run(
            tf ->
                new DistillationLoss(new float[][] {{1, 0}})
                    .of(tf, rows(tf, new float[] {1, 0}), rows(tf, new float[] {0, 1})));
    double near = 1 / (1 + Math.exp(-12));
    double crossEntropy = -(near * Math.log(1 - near) + (1 - near) * Math.log(near));
    assertEquals(1 + 0.1 * crossEntropy, loss[0], 1e-4);
  }
}
