package io.facerec.train.data;

import static com.google.common.base.Preconditions.checkArgument;

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
 * How far light, sharpness, noise and cover vary where they are drawn for a batch of faces at once.
 *
 * @param contrast greatest share by which differences from the picture's mean grow or shrink, in
 *     [0, 1)
 * @param brightness greatest number of levels of 255 that are added or taken away
 * @param noise greatest deviation of the noise of a face, in levels
 * @param coarse share of a batch that is seen at half resolution, and as much at a quarter, in [0,
 *     0.5]
 * @param cover probability of a rectangle of one grey over a face, in [0, 1]
 */
public record Exposure(
    double contrast, double brightness, double noise, double coarse, double cover) {
  /** None of it. */
  public static final Exposure NONE = new Exposure(0, 0, 0, 0, 0);

  /** What the shipped verifier learned most from. */
  public static final Exposure FULL = new Exposure(0.35, 32, 7.8, 0.15, 0.1);

  /** What it learned from at last: nearer to the faces of albums, which are mostly clear. */
  public static final Exposure GENTLE = new Exposure(0.2, 15, 2, 0.1, 0.03);

  private static final int DRAWS = 9;

  /** Of uniform numbers of extent 1: the extent of those of deviation 1. */
  private static final double EXTENT = Math.sqrt(12);

  /** Checks the ranges. */
  public Exposure {
    checkArgument(contrast >= 0 && contrast < 1, "contrast is %s, must be in [0, 1)", contrast);
    checkArgument(
        brightness >= 0 && brightness <= 255,
        "brightness is %s levels, must be from 0 to 255",
        brightness);
    checkArgument(noise >= 0, "noise is %s levels, must not be negative", noise);
    checkArgument(coarse >= 0 && coarse <= 0.5, "coarse is %s, must be in [0, 0.5]", coarse);
    checkArgument(cover >= 0 && cover <= 1, "cover is %s, must be in [0, 1]", cover);
  }

  boolean isOn() {
    return !equals(NONE);
  }

  /**
   * The changed faces, float [batch, size, size, channels] clipped to 0 to 255: the same for the
   * same seed.
   *
   * @param count faces in the batch
   * @param numbers int64 [count]: the faces' places in their stream, of which the first one decides
   *     with the seed what is drawn
   */
  Operand<TFloat32> vary(
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

  private Operand<TFloat32> vary(
      Ops tf, Operand<TFloat32> faces, int count, ImageSpec image, Operand<TInt64> seed) {
    Operand<TFloat32> random =
        tf.random.statelessRandomUniform(tf.constant(new int[] {DRAWS, count, 1, 1, 1}), seed);
    List<Operand<TFloat32>> u = new ArrayList<>(tf.unstack(random, (long) DRAWS).output());
    Operand<TFloat32> x = blur(tf, faces, count, image);
    Operand<TFloat32> factor = between(tf, u.get(1), 1 - contrast, 1 + contrast);
    Operand<TFloat32> added = between(tf, u.get(2), -brightness, brightness);
    Operand<TFloat32> grain = between(tf, u.get(0), 0, EXTENT * noise);
    Operand<TInt32> shape =
        tf.constant(new int[] {count, image.size(), image.size(), image.channels()});
    Operand<TFloat32> grains =
        tf.random.statelessRandomUniform(
            shape, tf.math.add(seed, tf.constant(new long[] {0, 1L << 40})));
    // contrast turns about the mean; noise about a half: both become one shift of each picture
    Operand<TFloat32> shift =
        tf.math.sub(
            tf.math.add(tf.math.mul(meanOf(tf, x), tf.math.sub(tf.constant(1f), factor)), added),
            tf.math.mul(grain, tf.constant(0.5f)));
    x = tf.math.add(tf.math.mul(x, factor), tf.math.add(tf.math.mul(grains, grain), shift));
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
  private Operand<TFloat32> blur(Ops tf, Operand<TFloat32> x, int count, ImageSpec image) {
    int some = (int) Math.round(coarse * count);
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

  private Operand<TFloat32> cover(
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
            tf.math.logicalAnd(rows, columns), tf.math.less(u.get(0), tf.constant((float) cover)));
    return tf.select(covered, tf.math.mul(u.get(5), tf.constant(255f)), x);
  }

  /** The places within half an extent, from 0.1 to 0.25, of a middle. */
  private static Operand<TBool> span(
      Ops tf, Operand<TFloat32> places, Operand<TFloat32> middle, Operand<TFloat32> extent) {
    return tf.math.less(tf.math.abs(tf.math.sub(places, middle)), between(tf, extent, 0.1, 0.25));
  }
}
