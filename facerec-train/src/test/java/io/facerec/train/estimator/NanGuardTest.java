package io.facerec.train.estimator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.facerec.train.layer.Net;
import io.facerec.train.optimize.AdamW;
import io.facerec.train.optimize.Schedule;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

@DisplayNameGeneration(ReplaceUnderscores.class)
class NanGuardTest {
  private static final float NAN = Float.NaN;

  @TempDir private Path dir;

  /** What a model makes of feature x [3, 2] and its weight w [2, 1], after so many steps. */
  @FunctionalInterface
  private interface Body {
    Operand<TFloat32> loss(Net net, Operand<TFloat32> x, Operand<TFloat32> w);
  }

  private static InputFunction rows(float... values) {
    return (tf, start) ->
        new InputFunction.Input(
                Map.of("x", tf.reshape(tf.constant(values), tf.constant(new int[] {3, 2}))),
                Map.of(),
                tf.noOp())
            .withSources(tf.constant(UTF_8, new String[] {"a.jpg", "b.jpg", "c.jpg"}));
  }

  private NanLossException train(InputFunction input, double rate, Body body) {
    ModelFunction model =
        (net, features, labels, mode) -> {
          Operand<TFloat32> x = features.get("x").asOutput().expect(TFloat32.class);
          Operand<TFloat32> w = net.child("layer").trainable("w", Shape.of(2, 1), 1);
          Operand<TFloat32> loss = body.loss(net, x, w);
          return EstimatorSpec.train(
              loss, AdamW.builder(Schedule.constant(rate)).clipNorm(1).build().minimize(net, loss));
        };
    Estimator estimator =
        Estimator.of(model, RunConfig.builder(dir).saveEvery(1).summaryEvery(0).build());
    NanLossException thrown =
        assertThrows(
            NanLossException.class,
            () -> estimator.train(input, Steps.total(5), new TrainingHook() {}));
    long saved = estimator.latestCheckpoint().map(c -> c.step()).orElse(0L);
    assertEquals(thrown.step() - 1, saved, "the checkpoint before the bad step is the latest");
    return thrown;
  }

  private static Operand<TFloat32> mean(Ops tf, Operand<TFloat32> x) {
    return tf.math.mean(x, tf.constant(new int[] {0, 1}));
  }

  /** 1 until the third step, then what is given. */
  private static Operand<TFloat32> later(Net net, float value) {
    Ops tf = net.tf();
    Operand<TInt64> step = net.globalStep();
    return tf.select(tf.math.less(step, tf.constant(2L)), tf.constant(1f), tf.constant(value));
  }

  @Test
  void a_bad_row_of_the_input_is_named_with_its_file() {
    NanLossException thrown =
        train(
            rows(1, 2, 3, NAN, 5, 6),
            1e-3,
            (net, x, w) -> mean(net.tf(), net.tf().linalg.matMul(x, w)));
    assertEquals("the feature x", thrown.tensor());
    assertEquals(List.of("b.jpg"), thrown.files());
    assertEquals(
        "step 1: the feature x is not finite in one row of the batch, row 1 first; the latest"
            + " checkpoint is from before. Look at the data or what makes it. The batch: b.jpg",
        thrown.getMessage());
  }

  @Test
  void an_activation_that_the_model_noted_is_named_before_the_loss() {
    NanLossException thrown =
        train(
            rows(1, 2, 3, 4, 5, 6),
            1e-3,
            (net, x, w) -> {
              Operand<TFloat32> y =
                  net.tf().math.mul(net.tf().linalg.matMul(x, w), later(net, NAN));
              net.histogram("hidden", y);
              return mean(net.tf(), y);
            });
    assertEquals("hidden", thrown.tensor());
    assertEquals(3, thrown.step());
    assertEquals(List.of("a.jpg", "b.jpg", "c.jpg"), thrown.files());
  }

  @Test
  void a_gradient_that_fails_where_the_loss_is_finite_is_named_at_once() {
    NanLossException thrown =
        train(
            rows(0, 0, 0, 0, 0, 0),
            1e-3,
            // a root at 0: its value is 0, its slope infinite
            (net, x, w) -> mean(net.tf(), net.tf().math.sqrt(net.tf().linalg.matMul(x, w))));
    assertEquals("the gradient of layer/w", thrown.tensor());
    assertEquals(1, thrown.step());
    assertTrue(thrown.getMessage().contains("The loss was finite"), thrown.getMessage());
  }

  @Test
  void a_weight_that_a_step_throws_too_far_is_named_in_that_step() {
    NanLossException thrown =
        train(
            rows(1, 2, 3, 4, 5, 6),
            Float.MAX_VALUE,
            (net, x, w) -> mean(net.tf(), net.tf().linalg.matMul(x, w)));
    assertEquals("layer/w after the step", thrown.tensor());
    assertEquals(1, thrown.step());
  }

  @Test
  void a_number_that_the_model_only_notes_may_be_none() {
    Estimator estimator =
        Estimator.of(
            (net, features, labels, mode) -> {
              net.scalar("share of none", net.tf().constant(NAN));
              Operand<TFloat32> x = features.get("x").asOutput().expect(TFloat32.class);
              Operand<TFloat32> w = net.trainable("w", Shape.of(2, 1), 1);
              Operand<TFloat32> loss = mean(net.tf(), net.tf().linalg.matMul(x, w));
              return EstimatorSpec.train(
                  loss, AdamW.builder(Schedule.constant(1e-3)).build().minimize(net, loss));
            },
            RunConfig.builder(dir).summaryEvery(0).build());
    estimator.train(rows(1, 2, 3, 4, 5, 6), Steps.total(2));
    assertEquals(2, estimator.latestCheckpoint().orElseThrow().step());
  }
}
