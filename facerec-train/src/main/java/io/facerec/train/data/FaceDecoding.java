package io.facerec.train.data;

import com.google.common.collect.Lists;
import io.facerec.image.FaceAligner;
import io.facerec.image.SimilarityTransform;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.image.DecodeJpeg;
import org.tensorflow.op.image.ImageProjectiveTransformV3;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.TString;
import org.tensorflow.types.family.TType;

/**
 * A table of faces in the graph, and the graph of one row of it: read, decode, reduce where the
 * face is much larger than needed, align.
 */
final class FaceDecoding {
  private final ImageSpec image;

  FaceDecoding(ImageSpec image) {
    this.image = image;
  }

  /**
   * The constants that {@link #face} looks up: those of a {@link PathTable}; the way from pixels of
   * the aligned face to those of the reduced picture, float [n, 9]; how many pixels become one on
   * each side when the picture is reduced, int [n].
   */
  List<Operand<?>> table(Ops tf, List<FacePhoto> faces) {
    float[] ways = new float[9 * faces.size()];
    int[] reductions = new int[faces.size()];
    double zoom = (double) FaceAligner.SIZE / image.size();
    for (int i = 0; i < reductions.length; i++) {
      SimilarityTransform back =
          SimilarityTransform.toTemplate(faces.get(i).landmarks().orElseThrow()).inverse();
      // a bilinear sample spans two pixels: above 1.7 it would skip some
      int f = Math.max(1, (int) Math.floor(back.scale() * zoom + 0.3));
      float a = (float) (back.a() * zoom / f);
      float b = (float) (back.b() * zoom / f);
      // pixel x of the file is pixel (x + 0.5) / f - 0.5 of the reduced picture
      float tx = (float) ((back.tx() + 0.5) / f - 0.5);
      float ty = (float) ((back.ty() + 0.5) / f - 0.5);
      System.arraycopy(new float[] {a, -b, tx, b, a, ty, 0, 0, 1}, 0, ways, 9 * i, 9);
      reductions[i] = f;
    }
    List<Operand<?>> table =
        new ArrayList<>(PathTable.of(Lists.transform(faces, FacePhoto::path)).constants(tf));
    table.add(tf.reshape(tf.constant(ways), tf.constant(new int[] {-1, 9})));
    table.add(tf.constant(reductions));
    return table;
  }

  /**
   * The path of a face, string scalar.
   *
   * @param table what {@link #table} made
   * @param row int64 scalar
   */
  static Operand<TString> path(Ops tf, List<Operand<?>> table, Operand<TInt64> row) {
    return PathTable.path(tf, table, tf.dtypes.cast(row, TInt32.class));
  }

  /**
   * One aligned face, float [size, size, channels], 0 to 255.
   *
   * @param table what {@link #table} made
   * @param row int64 scalar
   * @param jitter float [3, 3], projective: from a pixel that is wanted to the pixel of the aligned
   *     face that it shows
   */
  Operand<TFloat32> face(
      Ops tf, List<Operand<?>> table, Operand<TInt64> row, Operand<TFloat32> jitter) {
    Operand<TFloat32> way =
        tf.reshape(
            pick(tf, table.get(PathTable.CONSTANTS), row, TFloat32.class),
            tf.constant(new int[] {3, 3}));
    Operand<TInt32> reduction = pick(tf, table.get(PathTable.CONSTANTS + 1), row, TInt32.class);
    Operand<TFloat32> picture =
        tf.dtypes.cast(
            tf.image.decodeJpeg(
                tf.io.readFile(path(tf, table, row)), DecodeJpeg.channels((long) image.channels())),
            TFloat32.class);
    Operand<TFloat32> projection =
        tf.slice(
            tf.reshape(tf.linalg.matMul(way, jitter), tf.constant(new int[] {1, 9})),
            tf.constant(new int[] {0, 0}),
            tf.constant(new int[] {1, 8}));
    return tf.reshape(
        tf.image.imageProjectiveTransformV3(
            tf.expandDims(reduce(tf, picture, reduction), tf.constant(0)),
            projection,
            tf.constant(new int[] {image.size(), image.size()}),
            tf.constant(0f),
            "BILINEAR",
            ImageProjectiveTransformV3.fillMode("NEAREST")),
        tf.constant(new int[] {image.size(), image.size(), image.channels()}));
  }

  private static <T extends TType> Operand<T> pick(
      Ops tf, Operand<?> rows, Operand<TInt64> row, Class<T> type) {
    return tf.gather(rows.asOutput().expect(type), row, tf.constant(0));
  }

  /** The mean of each square of {@code factor} pixels: an area filter of whole factors. */
  private Operand<TFloat32> reduce(Ops tf, Operand<TFloat32> picture, Operand<TInt32> factor) {
    Operand<TInt32> shape = tf.shape(picture);
    Operand<TInt32> height = tf.math.div(tf.gather(shape, tf.constant(0), tf.constant(0)), factor);
    Operand<TInt32> width = tf.math.div(tf.gather(shape, tf.constant(1), tf.constant(0)), factor);
    Operand<TInt32> channels = tf.constant(image.channels());
    Operand<TFloat32> whole =
        tf.slice(
            picture,
            tf.constant(new int[] {0, 0, 0}),
            tf.stack(List.of(tf.math.mul(height, factor), tf.math.mul(width, factor), channels)));
    return tf.math.mean(
        tf.reshape(whole, tf.stack(List.of(height, factor, width, factor, channels))),
        tf.constant(new int[] {1, 3}));
  }
}
