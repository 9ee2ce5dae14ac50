package io.facerec.train.data;

import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.train.BatchMatMul;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;

/**
 * What albums do to faces, on a batch of aligned ones, float [batch, size, size, channels] from 0
 * to 255: of each batch, whose order is random, 10 % wear masks, 7 % sunglasses, 30 % are seen with
 * 16 to 40 pixels of height or in motion, 8 % stand in the dark. The others stay as they are. The
 * same for the same seed.
 */
final class AlbumVariation {
  /**
   * Where the parts of a batch begin: plain, masks, glasses, plain, coarse or moved, dark, plain.
   */
  private static final double[] BEGINS = {0, 0.25, 0.35, 0.42, 0.60, 0.90, 0.98, 1};

  private static final int DRAWS = 6;

  private final Ops tf;
  private final ImageSpec image;
  private final Covers covers;

  private AlbumVariation(Ops tf, ImageSpec image) {
    this.tf = tf;
    this.image = image;
    this.covers = new Covers(tf, image);
  }

  /**
   * The changed faces.
   *
   * @param count faces in the batch
   * @param seed of the stream
   * @param numbers int64 [count]: the faces' places in their stream, of which the first one decides
   *     with the seed what is drawn
   */
  static Operand<TFloat32> vary(
      Ops tf, Operand<?> faces, int count, ImageSpec image, long seed, Operand<?> numbers) {
    Operand<TInt64> first =
        tf.gather(numbers.asOutput().expect(TInt64.class), tf.constant(0), tf.constant(0));
    return new AlbumVariation(tf, image)
        .vary(
            faces.asOutput().expect(TFloat32.class),
            count,
            tf.stack(List.of(tf.constant(seed), first)));
  }

  private Operand<TFloat32> vary(Operand<TFloat32> faces, int count, Operand<TInt64> seed) {
    int[] sizes = new int[BEGINS.length - 1];
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = place(i + 1, count) - place(i, count);
    }
    List<Operand<TFloat32>> parts =
        new ArrayList<>(
            tf.splitV(faces, tf.constant(sizes), tf.constant(0), (long) sizes.length).output());
    Operand<TFloat32> random =
        tf.random.statelessRandomUniform(tf.constant(new int[] {DRAWS, count, 1, 1, 1}), seed);
    List<Operand<TFloat32>> u = new ArrayList<>(tf.unstack(random, (long) DRAWS).output());
    change(parts, sizes, u, 1, covers::mask);
    change(parts, sizes, u, 2, covers::sunglasses);
    change(parts, sizes, u, 4, this::soften);
    change(parts, sizes, u, 5, this::darken);
    return tf.concat(List.copyOf(parts), tf.constant(0));
  }

  private static int place(int part, int count) {
    return (int) Math.round(BEGINS[part] * count);
  }

  /** What becomes of some faces for numbers in [0, 1), each float [faces, 1, 1, 1]. */
  @FunctionalInterface
  private interface Change {
    Operand<TFloat32> of(Operand<TFloat32> faces, List<Operand<TFloat32>> random);
  }

  private void change(
      List<Operand<TFloat32>> parts,
      int[] sizes,
      List<Operand<TFloat32>> random,
      int part,
      Change change) {
    if (sizes[part] == 0) {
      return;
    }
    Operand<TInt32> begin = tf.constant(new int[] {0, 0, 0, 0});
    Operand<TInt32> extent = tf.constant(new int[] {sizes[part], 1, 1, 1});
    List<Operand<TFloat32>> own = new ArrayList<>();
    for (Operand<TFloat32> all : random) {
      own.add(tf.slice(all, begin, extent));
    }
    parts.set(part, change.of(parts.get(part), own));
  }

  /** Softens along columns and rows by one pair of matrices drawn for each face. */
  private Operand<TFloat32> soften(Operand<TFloat32> faces, List<Operand<TFloat32>> random) {
    Softening table = Softening.of(image.size());
    Operand<TInt32> chosen =
        tf.reshape(
            tf.dtypes.cast(
                tf.math.mul(random.get(0), tf.constant((float) table.size())), TInt32.class),
            tf.constant(new int[] {-1}));
    Operand<TInt32> perFace = tf.constant(new int[] {-1, 1, image.size(), image.size()});
    Operand<TFloat32> down =
        tf.reshape(tf.gather(tf.constant(table.down()), chosen, tf.constant(0)), perFace);
    Operand<TFloat32> across =
        tf.reshape(tf.gather(tf.constant(table.across()), chosen, tf.constant(0)), perFace);
    Operand<TFloat32> planes = tf.linalg.transpose(faces, tf.constant(new int[] {0, 3, 1, 2}));
    return tf.linalg.transpose(
        tf.train.batchMatMul(
            tf.train.batchMatMul(down, planes, TFloat32.class),
            across,
            TFloat32.class,
            BatchMatMul.adjY(true)),
        tf.constant(new int[] {0, 2, 3, 1}));
  }

  /** A fifth to a half of the light. */
  private Operand<TFloat32> darken(Operand<TFloat32> faces, List<Operand<TFloat32>> random) {
    return tf.math.mul(
        faces, tf.math.add(tf.math.mul(random.get(0), tf.constant(0.3f)), tf.constant(0.2f)));
  }
}
