package io.facerec.train.data;

import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.image.ResizeBilinear;
import org.tensorflow.op.math.Mean;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;

/**
 * Random light, sharpness, noise and cover for a batch of faces, float [batch, size, size,
 * channels] from 0 to 255: contrast 0.65 to 1.35 about the picture's mean, brightness up to 0.25 of
 * half the range; 15 % of a batch at half and 15 % at quarter resolution; noise of a deviation of
 * up to 8 levels; with probability 0.1 a grey rectangle. The same for the same seed.
 */
final class Exposure {
  private static final int DRAWS = 9;

  private Exposure() {}

  /**
   * The changed faces, clipped to 0 to 255.
   *
   * @param count faces in the batch
   * @param numbers int64 [count]: the faces' places in their stream, of which the first one decides
   *     with the seed what is drawn
   */
  static Operand<TFloat32> vary(
      Ops tf, Operand<?> faces, int count, ImageSpec image, long seed, Operand<?> numbers) {
    Operand<TInt64> first =
        tf.gather(numbers.asOutput().expect(TInt64.class), tf.constant(0), tf.constant(0));
    return vary(
        tf,
        faces.asOutput().expect(TFloat32.class),
        count,
        image,
        tf.stack(List.of(tf.constant(seed), first)));
  }

  private static Operand<TFloat32> vary(
      Ops tf, Operand<TFloat32> faces, int count, ImageSpec image, Operand<TInt64> seed) {
    Operand<TFloat32> random =
        tf.random.statelessRandomUniform(tf.constant(new int[] {DRAWS, count, 1, 1, 1}), seed);
    List<Operand<TFloat32>> u = new ArrayList<>(tf.unstack(random, (long) DRAWS).output());
    Operand<TFloat32> x = blur(tf, faces, count, image);
    Operand<TFloat32> contrast = between(tf, u.get(1), 0.65, 1.35);
    Operand<TFloat32> brightness = between(tf, u.get(2), -0.25 * 128, 0.25 * 128);
    Operand<TFloat32> grain = between(tf, u.get(0), 0, 27);
    Operand<TInt32> shape =
        tf.constant(new int[] {count, image.size(), image.size(), image.channels()});
    Operand<TFloat32> noise =
        tf.random.statelessRandomUniform(
            shape, tf.math.add(seed, tf.constant(new long[] {0, 1L << 40})));
    // contrast turns about the mean; noise about a half: both become one shift of each picture
    Operand<TFloat32> shift =
        tf.math.sub(
            tf.math.add(
                tf.math.mul(meanOf(tf, x), tf.math.sub(tf.constant(1f), contrast)), brightness),
            tf.math.mul(grain, tf.constant(0.5f)));
    x = tf.math.add(tf.math.mul(x, contrast), tf.math.add(tf.math.mul(noise, grain), shift));
    x = cover(tf, x, image.size(), u.subList(3, DRAWS));
    return tf.clipByValue(x, tf.constant(0f), tf.constant(255f));
  }

  private static Operand<TFloat32> meanOf(Ops tf, Operand<TFloat32> x) {
    return tf.math.mean(x, tf.constant(new int[] {1, 2, 3}), Mean.keepDims(true));
  }

  private static Operand<TFloat32> between(
      Ops tf, Operand<TFloat32> uniform, double least, double most) {
    return tf.math.add(
        tf.math.mul(uniform, tf.constant((float) (most - least))), tf.constant((float) least));
  }

  /** The first faces of a batch at half, the next at quarter resolution: their order is random. */
  private static Operand<TFloat32> blur(Ops tf, Operand<TFloat32> x, int count, ImageSpec image) {
    int some = (int) Math.round(0.15 * count);
    if (some == 0) {
      return x;
    }
    Operand<TInt32> sizes = tf.constant(new int[] {some, some, count - 2 * some});
    List<Operand<TFloat32>> parts = List.copyOf(tf.splitV(x, sizes, tf.constant(0), 3L).output());
    return tf.concat(
        List.of(
            coarse(tf, parts.get(0), image, 2), coarse(tf, parts.get(1), image, 4), parts.get(2)),
        tf.constant(0));
  }

  private static Operand<TFloat32> coarse(
      Ops tf, Operand<TFloat32> x, ImageSpec image, long factor) {
    List<Long> window = List.of(1L, factor, factor, 1L);
    return tf.image.resizeBilinear(
        tf.nn.avgPool(x, window, window, "SAME"),
        tf.constant(new int[] {image.size(), image.size()}),
        ResizeBilinear.halfPixelCenters(true));
  }

  private static Operand<TFloat32> cover(
      Ops tf, Operand<TFloat32> x, int size, List<Operand<TFloat32>> u) {
    float[] places = new float[size];
    for (int i = 0; i < size; i++) {
      places[i] = (i + 0.5f) / size;
    }
    Operand<TFloat32> line = tf.constant(places);
    Operand<TBool> rows =
        span(tf, tf.reshape(line, tf.constant(new int[] {1, size, 1, 1})), u.get(1), u.get(2));
    Operand<TBool> columns =
        span(tf, tf.reshape(line, tf.constant(new int[] {1, 1, size, 1})), u.get(3), u.get(4));
    Operand<TBool> covered =
        tf.math.logicalAnd(
            tf.math.logicalAnd(rows, columns), tf.math.less(u.get(0), tf.constant(0.1f)));
    return tf.select(covered, tf.math.mul(u.get(5), tf.constant(255f)), x);
  }

  /** The places within half an extent, from 0.1 to 0.25, of a middle. */
  private static Operand<TBool> span(
      Ops tf, Operand<TFloat32> places, Operand<TFloat32> middle, Operand<TFloat32> extent) {
    return tf.math.less(tf.math.abs(tf.math.sub(places, middle)), between(tf, extent, 0.1, 0.25));
  }
}
