package io.facerec.train.detection.region;

import org.tensorflow.Operand;
import org.tensorflow.ndarray.index.Indices;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Gather;
import org.tensorflow.op.nn.TopK;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.family.TType;

/**
 * Some examples of each picture, drawn at random: of those that show a face at most a share, so
 * that the many of background do not drown them, and the rest of background. Where a picture has
 * too few, rows are left that count nothing.
 *
 * @param chosen int32 [batch, n]: the examples drawn
 * @param face float [batch, n]: 1 for a face
 * @param counted float [batch, n]: 1, or 0 for a row that counts nothing
 */
record RandomDraw(Operand<TInt32> chosen, Operand<TFloat32> face, Operand<TFloat32> counted) {
  /**
   * Draws.
   *
   * @param seed int64 [2]
   * @param face float [batch, examples]: 1 for an example that shows a face, else 0
   * @param background float [batch, examples]: 1 for background, else 0
   * @param perPicture examples drawn of a picture; all, if it has fewer
   * @param mostFaces of them, faces
   */
  static RandomDraw of(
      Ops tf,
      Operand<TInt64> seed,
      Operand<TFloat32> face,
      Operand<TFloat32> background,
      int perPicture,
      int mostFaces) {
    Operand<TFloat32> lots =
        tf.math.add(tf.random.statelessRandomUniform(tf.shape(face), seed), tf.constant(1f));
    Operand<TFloat32> faces = highest(tf, tf.math.mul(face, lots), mostFaces);
    // faces that were drawn come before any background
    Operand<TFloat32> order =
        tf.math.add(tf.math.mul(faces, tf.constant(3f)), tf.math.mul(background, lots));
    TopK<TFloat32, TInt32> drawn = top(tf, order, perPicture);
    return new RandomDraw(
        drawn.indices(),
        of(tf, faces, drawn.indices()),
        number(tf, tf.math.greaterEqual(drawn.values(), tf.constant(1f))));
  }

  private static TopK<TFloat32, TInt32> top(Ops tf, Operand<TFloat32> rows, int count) {
    Operand<TInt32> there = tf.stridedSlice(tf.shape(rows), Indices.at(1));
    return tf.nn.topK(rows, tf.math.minimum(tf.constant(count), there), TInt32.class);
  }

  /** 1 for the highest lots of each picture; a lot is 0, or 1 and more. */
  private static Operand<TFloat32> highest(Ops tf, Operand<TFloat32> lots, int count) {
    Operand<TFloat32> last =
        tf.stridedSlice(top(tf, lots, count).values(), Indices.all(), Indices.sliceFrom(-1));
    return number(tf, tf.math.greaterEqual(lots, tf.math.maximum(last, tf.constant(1f))));
  }

  /** The rows drawn out of what each picture has, [batch, examples, ...]. */
  <T extends TType> Operand<T> of(Ops tf, Operand<T> rows) {
    return of(tf, rows, chosen);
  }

  /** Rows by number out of what each picture has. */
  static <T extends TType> Operand<T> of(Ops tf, Operand<T> rows, Operand<TInt32> chosen) {
    return tf.gather(rows, chosen, tf.constant(1), Gather.batchDims(1L));
  }

  private static Operand<TFloat32> number(Ops tf, Operand<TBool> condition) {
    return tf.dtypes.cast(condition, TFloat32.class);
  }
}
