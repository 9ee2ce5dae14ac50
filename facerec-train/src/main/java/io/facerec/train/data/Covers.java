package io.facerec.train.data;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;

/** Masks and sunglasses over faces that are aligned to ArcFace's template, at random. */
final class Covers {
  private final Ops tf;
  private final Operand<TFloat32> x;
  private final Operand<TFloat32> y;
  private final ImageSpec image;

  /** Covers for faces of this form. */
  Covers(Ops tf, ImageSpec image) {
    this.tf = tf;
    this.image = image;
    float[] places = new float[image.size()];
    for (int i = 0; i < places.length; i++) {
      places[i] = (i + 0.5f) / places.length;
    }
    Operand<TFloat32> line = tf.constant(places);
    x = tf.reshape(line, tf.constant(new int[] {1, 1, image.size(), 1}));
    y = tf.reshape(line, tf.constant(new int[] {1, image.size(), 1, 1}));
  }

  /**
   * A mask from the nose down, its upper edge lower at the cheeks than at the nose, of one tone
   * that changes from side to side or in folds.
   *
   * @param random numbers in [0, 1), five of them, each float [faces, 1, 1, 1]
   */
  Operand<TFloat32> mask(Operand<TFloat32> faces, List<Operand<TFloat32>> random) {
    Operand<TFloat32> fromMiddle = tf.math.abs(tf.math.sub(x, tf.constant(0.5f)));
    Operand<TFloat32> edge =
        tf.math.add(
            between(random.get(0), 0.50, 0.66),
            tf.math.mul(fromMiddle, between(random.get(1), 0, 0.35)));
    Operand<TBool> covered =
        tf.math.logicalAnd(
            tf.math.greater(y, edge),
            tf.math.less(
                tf.math.add(fromMiddle, tf.math.mul(y, tf.constant(0.12f))),
                between(random.get(2), 0.44, 0.56)));
    Operand<TFloat32> tone =
        tf.math.add(
            between(random.get(3), 20, 245),
            tf.math.mul(
                tf.math.sin(
                    tf.math.add(
                        tf.math.mul(y, between(random.get(4), 5, 60)),
                        tf.math.mul(x, between(random.get(1), -8, 8)))),
                between(random.get(5), 0, 25)));
    return cover(covered, tone, faces);
  }

  /** Two dark glasses about the eyes and a bridge between them; the numbers as for a mask. */
  Operand<TFloat32> sunglasses(Operand<TFloat32> faces, List<Operand<TFloat32>> random) {
    Operand<TFloat32> middle = between(random.get(0), 0.44, 0.50);
    Operand<TFloat32> height = between(random.get(1), 0.065, 0.12);
    Operand<TFloat32> width = between(random.get(2), 0.12, 0.165);
    Operand<TFloat32> down = tf.math.square(tf.math.div(tf.math.sub(y, middle), height));
    Operand<TFloat32> fromMiddle = tf.math.abs(tf.math.sub(x, tf.constant(0.5f)));
    Operand<TFloat32> across =
        tf.math.square(tf.math.div(tf.math.sub(fromMiddle, tf.constant(0.162f)), width));
    // between an ellipse and a rectangle, as glasses are
    Operand<TBool> glass =
        tf.math.less(tf.math.add(tf.math.square(down), tf.math.square(across)), tf.constant(1f));
    Operand<TBool> bridge =
        tf.math.logicalAnd(
            tf.math.less(fromMiddle, tf.constant(0.1f)), tf.math.less(down, tf.constant(0.04f)));
    Operand<TFloat32> tone =
        tf.math.add(
            between(random.get(3), 5, 60),
            tf.math.mul(tf.math.sub(tf.constant(0.6f), y), between(random.get(4), 0, 160)));
    return cover(tf.math.logicalOr(glass, bridge), tone, faces);
  }

  private Operand<TFloat32> cover(
      Operand<TBool> covered, Operand<TFloat32> tone, Operand<TFloat32> faces) {
    Operand<TFloat32> channels =
        tf.ones(
            tf.constant(new int[] {1, image.size(), image.size(), image.channels()}),
            TFloat32.class);
    return tf.select(
        covered,
        tf.clipByValue(tf.math.mul(tone, channels), tf.constant(0f), tf.constant(255f)),
        faces);
  }

  private Operand<TFloat32> between(Operand<TFloat32> uniform, double least, double most) {
    return tf.math.add(
        tf.math.mul(uniform, tf.constant((float) (most - least))), tf.constant((float) least));
  }
}
