package io.facerec.train.siamese;

import io.facerec.train.data.PairStreamer;
import io.facerec.train.estimator.EstimatorSpec;
import io.facerec.train.estimator.Mode;
import io.facerec.train.estimator.ModelFunction;
import io.facerec.train.layer.Net;
import io.facerec.train.optimize.Optimizer;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The Siamese net as it was first described (Bromley et al. 1993): both pictures of a pair go
 * through one net with the same weights, and a contrastive loss moves the two embeddings together
 * or apart. Learns from who is who alone, without a teacher, with the pairs of a {@link
 * PairStreamer}; its variables are those of {@link SiameseModel}, so that each can begin with what
 * the other learned.
 *
 * <p>Features {@link PairStreamer#FIRST} and {@link PairStreamer#SECOND}: standardised grey
 * pictures, float [n, size, size, 1], size from 97 to 128. Label {@link PairStreamer#DIFFERENT}.
 * Prediction {@value #DISTANCES}: float [n], Euclidean, 0 to 2; without the second picture {@link
 * SiameseModel#EMBEDDINGS}: float [n, 128], unit length.
 *
 * @param loss of a batch of pairs
 * @param optimizer moves the weights
 */
public record ContrastiveModel(ContrastiveLoss loss, Optimizer optimizer) implements ModelFunction {
  /** The name of the prediction. */
  public static final String DISTANCES = "distances";

  @Override
  public EstimatorSpec build(
      Net net, Map<String, Operand<?>> features, Map<String, Operand<?>> labels, Mode mode) {
    Ops tf = net.tf();
    if (mode == Mode.PREDICT && !features.containsKey(PairStreamer.SECOND)) {
      return EstimatorSpec.predict(
          Map.of(
              SiameseModel.EMBEDDINGS,
              EmbeddingNet.embed(net, Inputs.floats(features, PairStreamer.FIRST))));
    }
    Operand<TFloat32> both =
        tf.concat(
            List.of(
                Inputs.floats(features, PairStreamer.FIRST),
                Inputs.floats(features, PairStreamer.SECOND)),
            tf.constant(0));
    List<Operand<TFloat32>> halves =
        List.copyOf(tf.split(tf.constant(0), EmbeddingNet.embed(net, both), 2L).output());
    Operand<TFloat32> distances = distances(tf, halves.get(0), halves.get(1));
    if (mode == Mode.PREDICT) {
      return EstimatorSpec.predict(Map.of(DISTANCES, distances));
    }
    Operand<TFloat32> different = Inputs.floats(labels, PairStreamer.DIFFERENT);
    Operand<TFloat32> total = loss.of(tf, halves.get(0), halves.get(1), different);
    return mode == Mode.EVAL
        ? EstimatorSpec.eval(total, Map.of("accuracy", accuracy(tf, distances, different)))
        : EstimatorSpec.train(total, optimizer.minimize(net, total));
  }

  private static Operand<TFloat32> distances(
      Ops tf, Operand<TFloat32> first, Operand<TFloat32> second) {
    return tf.math.sqrt(tf.sum(tf.math.square(tf.math.sub(first, second)), tf.constant(1)));
  }

  /** The share of pairs on the right side of half the margin. */
  private Operand<TFloat32> accuracy(
      Ops tf, Operand<TFloat32> distances, Operand<TFloat32> different) {
    Operand<TFloat32> said =
        tf.dtypes.cast(
            tf.math.greater(distances, tf.constant((float) loss.margin() / 2)), TFloat32.class);
    return tf.math.mean(
        tf.dtypes.cast(tf.math.equal(said, different), TFloat32.class), tf.constant(0));
  }
}
