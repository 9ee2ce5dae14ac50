package io.facerec.train.data;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.index.Indices;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TString;
import org.tensorflow.types.TUint16;

/** What was proposed for a photo, as a crop of it shows it. */
final class CropProposals {
  private static final float LEAST_VISIBLE = 0.5f;

  // of what is visible; thinner ones show nothing
  private static final float LEAST_SIDE = 4;

  private CropProposals() {}

  /**
   * The proposals of which half or more lies in the crop, clipped to it; where there are more than
   * wanted, as many drawn at random.
   *
   * @param file string scalar: see {@link ProposalFolder}
   * @param crop where the photo's boxes come to lie
   * @param size pixels of the crop's side
   * @return float [rows, 4]: left, top, right, bottom in pixels of the crop, filled up with zeros
   */
  static Operand<TFloat32> of(
      Ops tf, Operand<TString> file, CropGraph crop, RandomNumbers random, int size, int rows) {
    Operand<TFloat32> boxes =
        tf.reshape(
            tf.dtypes.cast(tf.io.decodeRaw(tf.io.readFile(file), TUint16.class), TFloat32.class),
            tf.constant(new int[] {-1, 4}));
    Operand<TFloat32> whole = crop.boxes(boxes);
    Operand<TFloat32> inside = tf.clipByValue(whole, tf.constant(0f), tf.constant((float) size));
    Operand<TFloat32> half =
        tf.math.mul(tf.prod(sides(tf, whole), tf.constant(1)), tf.constant(LEAST_VISIBLE));
    Operand<TBool> seen =
        tf.math.logicalAnd(
            tf.math.greaterEqual(tf.prod(sides(tf, inside), tf.constant(1)), half),
            tf.math.greaterEqual(
                tf.min(sides(tf, inside), tf.constant(1)), tf.constant(LEAST_SIDE)));
    Operand<TFloat32> shown =
        tf.concat(
            List.of(
                tf.booleanMask(inside, seen),
                tf.zeros(tf.constant(new int[] {rows, 4}), TFloat32.class)),
            tf.constant(0));
    return drawn(tf, shown, random, rows);
  }

  private static Operand<TFloat32> drawn(
      Ops tf, Operand<TFloat32> boxes, RandomNumbers random, int rows) {
    Operand<TFloat32> real =
        tf.dtypes.cast(
            tf.math.greater(tf.max(boxes, tf.constant(1)), tf.constant(0f)), TFloat32.class);
    Operand<TFloat32> lots = random.many(tf, tf.shape(real));
    Operand<TInt32> chosen =
        tf.nn.topK(tf.math.add(real, lots), tf.constant(rows), TInt32.class).indices();
    return tf.gather(boxes, chosen, tf.constant(0));
  }

  private static Operand<TFloat32> sides(Ops tf, Operand<TFloat32> boxes) {
    return tf.math.sub(
        tf.stridedSlice(boxes, Indices.all(), Indices.slice(2, 4)),
        tf.stridedSlice(boxes, Indices.all(), Indices.slice(0, 2)));
  }
}
