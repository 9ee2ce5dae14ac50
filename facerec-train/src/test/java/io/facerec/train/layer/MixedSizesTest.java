package io.facerec.train.layer;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.facerec.train.estimator.Estimator;
import io.facerec.train.estimator.EstimatorSpec;
import io.facerec.train.estimator.Mode;
import io.facerec.train.estimator.RunConfig;
import io.facerec.train.estimator.Steps;
import io.facerec.train.optimize.Adam;
import io.facerec.train.optimize.Schedule;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

@DisplayNameGeneration(ReplaceUnderscores.class)
class MixedSizesTest {
  private static final int STEPS = 90;

  @TempDir private Path dir;

  @SuppressWarnings("unchecked")
  private static EstimatorSpec model(
      Net net, Map<String, Operand<?>> features, Map<String, Operand<?>> labels, Mode mode) {
    Ops tf = net.tf();
    Operand<TFloat32> y = (Operand<TFloat32>) features.get("picture");
    Operand<TFloat32> kinds = (Operand<TFloat32>) labels.get("kind");
    y = ConvolutionBlock.of("stem", 16, 5).stride(4).apply(net, y);
    y = ConvolutionBlock.of("deeper", 16, 3).stride(2).apply(net, y);
    y = SpatialPyramidPooling.of("pyramid", 1, 2, 4).apply(net, y);
    Operand<TFloat32> logits = new FullyConnected("kinds", DrawnStripes.KINDS).apply(net, y);
    Operand<TFloat32> loss =
        tf.math.mean(tf.nn.softmaxCrossEntropyWithLogits(logits, kinds).loss(), tf.constant(0));
    if (mode == Mode.TRAIN) {
      return EstimatorSpec.train(
          loss, Adam.builder(Schedule.cosine(1e-2, 0, 5, STEPS)).build().minimize(net, loss));
    }
    Operand<TInt64> said = tf.math.argMax(logits, tf.constant(1));
    Operand<TFloat32> right =
        tf.dtypes.cast(tf.math.equal(said, tf.math.argMax(kinds, tf.constant(1))), TFloat32.class);
    return EstimatorSpec.eval(loss, Map.of("accuracy", tf.math.mean(right, tf.constant(0))));
  }

  @Test
  void a_net_with_a_pyramid_learns_from_three_sizes_and_knows_a_fourth() {
    Estimator estimator =
        Estimator.of(MixedSizesTest::model, RunConfig.builder(dir).logEvery(1000).build())
            .train(DrawnStripes.ofSizes(0, STEPS, 96, 112, 128), Steps.untilEnd());
    for (int size : new int[] {104, 144}) {
      double accuracy =
          estimator
              .evaluate(DrawnStripes.ofSizes(1000, 1012, size), Steps.untilEnd())
              .get("accuracy");
      assertTrue(accuracy > 0.95, "at " + size + " pixels " + accuracy);
    }
  }
}
