package io.facerec.train.layer;

import io.facerec.train.data.Dataset;
import io.facerec.train.estimator.InputFunction;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.OneHot;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;

/**
 * Grey pictures of four kinds, drawn in the graph: a striped square, its stripes upright or not,
 * anywhere in the left or the right half, in noise. All grows with the picture.
 */
final class DrawnStripes {
  static final int KINDS = 4;

  private static final int BATCH = 16;
  private static final float STRIPES = 14;
  private static final float HALF_SIDE = 0.14f;

  private final Ops tf;
  private final Operand<TInt64> batch;

  private DrawnStripes(Ops tf, Operand<TInt64> batch) {
    this.tf = tf;
    this.batch = batch;
  }

  /** Batches numbered from {@code first} on; batch n has pictures of the n-th size, in turn. */
  static InputFunction ofSizes(long first, long end, int... sizes) {
    return (tf, start) -> {
      Dataset.Elements numbers = Dataset.range(tf, first + start.step(), end).iterate();
      Operand<TInt64> batch = numbers.tensors().get(0).asOutput().expect(TInt64.class);
      Operand<TInt64> turn = tf.math.floorMod(batch, tf.constant((long) sizes.length));
      Operand<TInt32> size = tf.gather(tf.constant(sizes), turn, tf.constant(0));
      DrawnStripes drawn = new DrawnStripes(tf, batch);
      return new InputFunction.Input(
          Map.of("picture", drawn.pictures(size)),
          Map.of("kind", drawn.kinds()),
          numbers.initializer());
    };
  }

  /** Uniform in [0, 1). */
  private Operand<TFloat32> random(Operand<TInt32> shape, long what) {
    return tf.random.statelessRandomUniform(shape, tf.stack(List.of(batch, tf.constant(what))));
  }

  /** A number for each picture, [batch, 1, 1, 1]. */
  private Operand<TFloat32> each(long what) {
    return random(tf.constant(new int[] {BATCH, 1, 1, 1}), what);
  }

  /** 1 with the chance of a half, else 0, for each picture. */
  private Operand<TFloat32> coin(long what) {
    return tf.math.floor(tf.math.mul(each(what), tf.constant(2f)));
  }

  private Operand<TFloat32> upright() {
    return coin(1);
  }

  private Operand<TFloat32> right() {
    return coin(2);
  }

  /** One-hot, [batch, 4]. */
  Operand<TFloat32> kinds() {
    Operand<TFloat32> kind =
        tf.reshape(
            tf.math.add(tf.math.mul(upright(), tf.constant(2f)), right()),
            tf.constant(new int[] {BATCH}));
    return tf.oneHot(
        tf.dtypes.cast(kind, TInt32.class),
        tf.constant(KINDS),
        tf.constant(1f),
        tf.constant(0f),
        OneHot.axis(1L));
  }

  /** Float [batch, size, size, 1]. */
  Operand<TFloat32> pictures(Operand<TInt32> size) {
    Operand<TInt32> shape = tf.stack(List.of(tf.constant(BATCH), size, size, tf.constant(1)));
    Operand<TFloat32> along =
        tf.math.div(
            tf.dtypes.cast(tf.range(tf.constant(0), size, tf.constant(1)), TFloat32.class),
            tf.dtypes.cast(size, TFloat32.class));
    Operand<TFloat32> x = tf.reshape(along, tf.constant(new int[] {1, 1, -1, 1}));
    Operand<TFloat32> y = tf.reshape(along, tf.constant(new int[] {1, -1, 1, 1}));
    // from 0.2 to 0.3 in the left half
    Operand<TFloat32> middleX =
        tf.math.add(
            tf.math.add(tf.constant(0.2f), tf.math.mul(each(3), tf.constant(0.1f))),
            tf.math.mul(right(), tf.constant(0.5f)));
    Operand<TFloat32> middleY =
        tf.math.add(tf.constant(0.2f), tf.math.mul(each(4), tf.constant(0.6f)));
    Operand<TFloat32> inside = tf.math.mul(within(x, middleX), within(y, middleY));
    Operand<TFloat32> across =
        tf.math.add(
            tf.math.mul(upright(), x), tf.math.mul(tf.math.sub(tf.constant(1f), upright()), y));
    Operand<TFloat32> stripes =
        tf.math.sin(tf.math.mul(across, tf.constant((float) (2 * Math.PI * STRIPES))));
    Operand<TFloat32> noise =
        tf.math.mul(tf.math.sub(random(shape, 5), tf.constant(0.5f)), tf.constant(0.6f));
    return tf.reshape(tf.math.add(tf.math.mul(inside, stripes), noise), shape);
  }

  private Operand<TFloat32> within(Operand<TFloat32> along, Operand<TFloat32> middle) {
    return tf.dtypes.cast(
        tf.math.less(tf.math.abs(tf.math.sub(along, middle)), tf.constant(HALF_SIDE)),
        TFloat32.class);
  }
}
