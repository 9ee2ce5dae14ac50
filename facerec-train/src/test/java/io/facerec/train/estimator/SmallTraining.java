package io.facerec.train.estimator;

import io.facerec.train.data.Dataset;
import io.facerec.train.layer.Convolution;
import io.facerec.train.layer.ConvolutionBlock;
import io.facerec.train.layer.Net;
import io.facerec.train.optimize.AdamW;
import io.facerec.train.optimize.Optimizer;
import io.facerec.train.optimize.Schedule;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

/**
 * A training small enough for tests, with all that has to survive a kill: batch normalisation,
 * slots and averages of AdamW, a learning rate that changes, and a shuffled stream. It learns the
 * mean of random pictures.
 */
final class SmallTraining {
  static final int BATCH = 8;
  private static final long PICTURES = 40;

  private SmallTraining() {}

  /** Pictures in another order each round, from any place on; picture n depends on n alone. */
  static InputFunction shuffled(long seed) {
    return (tf, start) -> {
      Dataset.Elements next =
          Dataset.range(tf, start.element(BATCH), Long.MAX_VALUE)
              .map(2, List.of(), (fn, at, none) -> picture(fn, at.get(0), seed))
              .batch(BATCH, true)
              .prefetch(2)
              .iterate();
      return new InputFunction.Input(
          Map.of("x", next.tensors().get(0)),
          Map.of("mean", next.tensors().get(1)),
          next.initializer());
    };
  }

  private static List<Operand<?>> picture(Ops tf, Operand<?> place, long seed) {
    Operand<TInt64> at = place.asOutput().expect(TInt64.class);
    Operand<TInt64> all = tf.constant(PICTURES);
    Operand<TInt64> key =
        tf.stack(List.of(tf.constant(seed), tf.math.floorDiv(at, all), tf.constant(3L)));
    Operand<TInt64> row =
        tf.randomIndexShuffle(tf.math.floorMod(at, all), key, tf.constant(PICTURES - 1));
    Operand<TFloat32> x =
        tf.random.statelessRandomUniform(
            tf.constant(new long[] {8, 8, 3}), tf.stack(List.of(row, tf.constant(7L))));
    return List.of(x, tf.math.mean(x, tf.constant(new int[] {0, 1, 2})));
  }

  /** Learns in so many steps. */
  static ModelFunction model(long steps) {
    return (net, features, labels, mode) -> build(net, features, labels, mode, steps);
  }

  private static EstimatorSpec build(
      Net net,
      Map<String, Operand<?>> features,
      Map<String, Operand<?>> labels,
      Mode mode,
      long steps) {
    Ops tf = net.tf();
    Operand<TFloat32> x = features.get("x").asOutput().expect(TFloat32.class);
    Operand<TFloat32> y = ConvolutionBlock.of("first", 8, 3).stride(2).apply(net, x);
    y = ConvolutionBlock.depthwise("deep", 3).apply(net, y);
    net.histogram("activations", y);
    net.image("pictures", x);
    y = Convolution.of("last", 1, 1).apply(net, y);
    Operand<TFloat32> predicted = tf.math.mean(y, tf.constant(new int[] {1, 2, 3}));
    if (mode == Mode.PREDICT) {
      return EstimatorSpec.predict(
          Map.of("mean", predicted, "twice", tf.math.mul(predicted, tf.constant(2f))));
    }
    Operand<TFloat32> target = labels.get("mean").asOutput().expect(TFloat32.class);
    Operand<TFloat32> loss =
        tf.math.mean(tf.math.squaredDifference(predicted, target), tf.constant(0));
    if (mode == Mode.EVAL) {
      return EstimatorSpec.eval(loss, Map.of("mean", tf.math.mean(target, tf.constant(0))));
    }
    Optimizer optimizer =
        AdamW.builder(Schedule.cosine(1e-2, 1e-4, 5, steps))
            .decay(0.01)
            .clipNorm(5)
            .average(0.9)
            .build();
    return EstimatorSpec.train(loss, optimizer.minimize(net, loss));
  }

  /** Saves each 10 steps, and keeps quiet. */
  static RunConfig.Builder config(Path dir) {
    return RunConfig.builder(dir)
        .saveEvery(10)
        .logEvery(1_000)
        .summaryEvery(0)
        .threads(2)
        .bfloat16(false);
  }
}
