package io.facerec.train.siamese;

import static com.google.common.base.Preconditions.checkState;

import io.facerec.image.Luma;
import io.facerec.train.data.FaceStreamer;
import io.facerec.train.estimator.EstimatorSpec;
import io.facerec.train.estimator.Mode;
import io.facerec.train.estimator.ModelFunction;
import io.facerec.train.layer.Net;
import io.facerec.train.optimize.Optimizer;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.family.TNumber;

/**
 * The Siamese net: one net that embeds any face, so that the distance of two embeddings tells
 * whether they are one person (Bromley et al. 1993).
 *
 * <p>Feature {@link FaceStreamer#FACES}: uint8 or float [n, 112, 112, 1 or 3], 0 to 255. Labels
 * {@link FaceStreamer#TEACHER}, float [n, 128], or {@link FaceStreamer#IDENTITY}, int64 [n]: what
 * its loss asks for. Prediction {@value #EMBEDDINGS}: float [n, 128], unit length.
 */
public final class SiameseModel implements ModelFunction {
  /** The name of the prediction. */
  public static final String EMBEDDINGS = "embeddings";

  private final @Nullable EmbeddingLoss loss;
  private final @Nullable Optimizer optimizer;
  private final EmbeddingForm form;

  private SiameseModel(
      @Nullable EmbeddingLoss loss, @Nullable Optimizer optimizer, EmbeddingForm form) {
    this.loss = loss;
    this.optimizer = optimizer;
    this.form = form;
  }

  /** A model that learns: to make this loss small, by this optimiser. */
  public static SiameseModel learning(EmbeddingLoss loss, Optimizer optimizer) {
    return new SiameseModel(loss, optimizer, EmbeddingForm.ALONE);
  }

  /**
   * A model that only embeds.
   *
   * @param form what of a face
   */
  public static SiameseModel embedding(EmbeddingForm form) {
    return new SiameseModel(null, null, form);
  }

  @Override
  public EstimatorSpec build(
      Net net, Map<String, Operand<?>> features, Map<String, Operand<?>> labels, Mode mode) {
    Ops tf = net.tf();
    Operand<TFloat32> faces = scaled(tf, grey(tf, Inputs.tensor(features, FaceStreamer.FACES)));
    if (mode == Mode.PREDICT) {
      Operand<TFloat32> embeddings =
          form == EmbeddingForm.MIRRORED ? mirrored(net, faces) : EmbeddingNet.embed(net, faces);
      return EstimatorSpec.predict(Map.of(EMBEDDINGS, embeddings));
    }
    checkState(loss != null && optimizer != null, "this model was made to embed, not to learn");
    Operand<TFloat32> total = loss.of(net, EmbeddingNet.embed(net, faces), labels);
    return mode == Mode.EVAL
        ? EstimatorSpec.eval(total, net.scalars())
        : EstimatorSpec.train(total, optimizer.minimize(net, total));
  }

  /** Float [n, size, size, 1]: the luma. */
  private static Operand<TFloat32> grey(Ops tf, Operand<?> faces) {
    @SuppressWarnings("unchecked")
    Operand<TFloat32> pixels =
        faces.type() == TFloat32.class
            ? (Operand<TFloat32>) faces
            : tf.dtypes.cast((Operand<? extends TNumber>) faces, TFloat32.class);
    if (pixels.shape().get(3) == 1) {
      return pixels;
    }
    return Luma.of(tf, pixels);
  }

  private static Operand<TFloat32> scaled(Ops tf, Operand<TFloat32> pixels) {
    return tf.math.mul(tf.math.sub(pixels, tf.constant(127.5f)), tf.constant(1 / 128f));
  }

  private static Operand<TFloat32> mirrored(Net net, Operand<TFloat32> faces) {
    Ops tf = net.tf();
    Operand<TFloat32> both =
        tf.concat(List.of(faces, tf.reverse(faces, tf.constant(new int[] {2}))), tf.constant(0));
    List<Operand<TFloat32>> halves =
        List.copyOf(tf.split(tf.constant(0), EmbeddingNet.embed(net, both), 2L).output());
    return EmbeddingNet.unit(tf, tf.math.add(halves.get(0), halves.get(1)));
  }
}
