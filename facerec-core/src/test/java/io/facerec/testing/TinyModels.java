package io.facerec.testing;

import io.facerec.image.FaceAligner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.ReduceMax;
import org.tensorflow.op.core.ReduceSum;
import org.tensorflow.op.core.Squeeze;
import org.tensorflow.op.core.Stack;
import org.tensorflow.op.image.NonMaxSuppression;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.TUint8;

/**
 * Models that need no training and keep the contracts of those that ship. In their world a face is
 * a rectangle with a channel of more than 150, alone in its quarter of the picture's width, and a
 * person is a colour.
 */
public final class TinyModels {
  /** A picture holds at most so many faces, side by side. */
  public static final int STRIPS = 4;

  private static final float[] TEMPLATE = {
    38.2946f, 51.6963f, 73.5318f, 51.5014f, 56.0252f, 71.7366f, 41.5493f, 92.3655f, 70.7299f,
    92.2041f
  };

  private TinyModels() {}

  /** Detects the bright rectangles; the score is the share of the box that is bright. */
  public static Path detector(Path folder) throws IOException {
    return new ModelFolder(folder)
        .inputs("photo", "longest_side", "min_score")
        .outputs("boxes", "scores", "landmarks")
        .parameter("minScore", 0.5)
        .parameter("longestSide", 320)
        .write("face-detector", TinyModels::detect);
  }

  /**
   * Judges proposals: the score is the share of the box that is bright, at 8 x 8 points; of those
   * that overlap by more than 0.3 the best is found.
   */
  public static Path regionDetector(Path folder) throws IOException {
    return new ModelFolder(folder)
        .inputs("photo", "longest_side", "min_score", "proposals")
        .outputs("boxes", "scores", "landmarks")
        .parameter("minScore", 0.8)
        .parameter("longestSide", 320)
        .write("region-face-detector", TinyModels::judge);
  }

  /** Embeds a face as the direction of its mean colour, seen from grey. */
  public static Path verifier(Path folder) throws IOException {
    return new ModelFolder(folder)
        .inputs("faces")
        .outputs("embeddings")
        .parameter("faceSize", FaceAligner.SIZE)
        .parameter("calibrationSlope", -10)
        .parameter("calibrationIntercept", 5)
        .parameter("defaultFalseMatchRate", 1e-3)
        .threshold("1e-2", 0.5)
        .threshold("1e-3", 0.3)
        .threshold("1e-4", 0.1)
        .write("face-embedding", TinyModels::embed);
  }

  private static void detect(Ops tf) {
    Operand<TUint8> photo =
        tf.withName("photo").placeholder(TUint8.class, Placeholder.shape(Shape.of(-1, -1, 3)));
    tf.withName("longest_side").placeholder(TInt32.class, Placeholder.shape(Shape.scalar()));
    Operand<TFloat32> minScore =
        tf.withName("min_score").placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));
    Operand<TInt32> bright =
        tf.reduceMax(tf.dtypes.cast(photo, TInt32.class), tf.array(2), ReduceMax.keepDims(false));
    Operand<TInt64> places = tf.where(tf.math.greater(bright, tf.constant(150)));
    Operand<TFloat32> y = column(tf, places, 0);
    Operand<TFloat32> x = column(tf, places, 1);
    Operand<TInt32> width = tf.slice(tf.shape(photo), tf.array(1), tf.array(1));
    Operand<TFloat32> stripWidth =
        tf.math.div(tf.dtypes.cast(width, TFloat32.class), tf.constant((float) STRIPS));
    Operand<TInt32> strip = tf.dtypes.cast(tf.math.div(x, stripWidth), TInt32.class);
    Operand<TInt32> strips = tf.constant(STRIPS);
    Operand<TFloat32> one = tf.constant(1f);
    Operand<TFloat32> count = tf.math.unsortedSegmentSum(tf.onesLike(x), strip, strips);
    Operand<TFloat32> left = tf.math.unsortedSegmentMin(x, strip, strips);
    Operand<TFloat32> top = tf.math.unsortedSegmentMin(y, strip, strips);
    Operand<TFloat32> right = tf.math.add(tf.math.unsortedSegmentMax(x, strip, strips), one);
    Operand<TFloat32> bottom = tf.math.add(tf.math.unsortedSegmentMax(y, strip, strips), one);
    Operand<TFloat32> wide = tf.math.sub(right, left);
    Operand<TFloat32> high = tf.math.sub(bottom, top);
    Operand<TFloat32> filled = tf.math.div(count, tf.math.mul(wide, high));
    Operand<TInt64> faces =
        tf.squeeze(
            tf.where(
                tf.math.logicalAnd(
                    tf.math.greater(count, one), tf.math.greaterEqual(filled, minScore))),
            Squeeze.axis(List.of(1L)));
    Operand<TFloat32> boxes = tf.stack(List.of(left, top, wide, high), Stack.axis(1L));
    tf.withName("boxes").identity(tf.gather(boxes, faces, tf.constant(0)));
    tf.withName("scores").identity(tf.gather(filled, faces, tf.constant(0)));
    tf.withName("landmarks").identity(tf.gather(landmarks(tf, boxes), faces, tf.constant(0)));
  }

  private static void judge(Ops tf) {
    Operand<TUint8> photo =
        tf.withName("photo").placeholder(TUint8.class, Placeholder.shape(Shape.of(-1, -1, 3)));
    tf.withName("longest_side").placeholder(TInt32.class, Placeholder.shape(Shape.scalar()));
    Operand<TFloat32> minScore =
        tf.withName("min_score").placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));
    Operand<TFloat32> proposals =
        tf.withName("proposals").placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, 4)));
    Operand<TInt32> level =
        tf.reduceMax(tf.dtypes.cast(photo, TInt32.class), tf.array(2), ReduceMax.keepDims(true));
    Operand<TFloat32> bright =
        tf.dtypes.cast(tf.math.greater(level, tf.constant(150)), TFloat32.class);
    Operand<TFloat32> last =
        tf.math.sub(
            tf.dtypes.cast(tf.slice(tf.shape(photo), tf.array(0), tf.array(2)), TFloat32.class),
            tf.constant(1f));
    // top, left, bottom, right, in parts of the distance from the first pixel to the last
    Operand<TFloat32> edges = tf.gather(proposals, tf.array(1, 0, 3, 2), tf.constant(1));
    Operand<TInt32> first =
        tf.dtypes.cast(tf.zerosLike(tf.math.mean(edges, tf.array(1))), TInt32.class);
    Operand<TFloat32> scores =
        tf.math.mean(
            tf.image.cropAndResize(
                tf.expandDims(bright, tf.constant(0)),
                tf.math.div(edges, tf.tile(last, tf.array(2))),
                first,
                tf.array(8, 8)),
            tf.array(1, 2, 3));
    NonMaxSuppression<TFloat32> best =
        tf.image.nonMaxSuppression(
            proposals, scores, tf.constant(STRIPS), tf.constant(0.3f), minScore, tf.constant(0f));
    Operand<TFloat32> corner = tf.slice(proposals, tf.array(0, 0), tf.array(-1, 2));
    Operand<TFloat32> opposite = tf.slice(proposals, tf.array(0, 2), tf.array(-1, 2));
    Operand<TFloat32> boxes =
        tf.gather(
            tf.concat(List.of(corner, tf.math.sub(opposite, corner)), tf.constant(1)),
            best.selectedIndices(),
            tf.constant(0));
    tf.withName("boxes").identity(boxes);
    tf.withName("scores").identity(best.selectedScores());
    tf.withName("landmarks").identity(landmarks(tf, boxes));
  }

  private static Operand<TFloat32> column(Ops tf, Operand<TInt64> places, int column) {
    Operand<TInt64> values = tf.gather(places, tf.constant(column), tf.constant(1));
    return tf.dtypes.cast(values, TFloat32.class);
  }

  /** The template of an aligned face, stretched over the box: so aligning gives the box itself. */
  private static Operand<TFloat32> landmarks(Ops tf, Operand<TFloat32> boxes) {
    Operand<TFloat32> corner = tf.slice(boxes, tf.array(0, 0), tf.array(-1, 2));
    Operand<TFloat32> size = tf.slice(boxes, tf.array(0, 2), tf.array(-1, 2));
    Operand<TInt32> fiveTimes = tf.array(1, 5);
    Operand<TFloat32> template =
        tf.math.div(tf.constant(TEMPLATE), tf.constant((float) FaceAligner.SIZE));
    return tf.math.add(tf.tile(corner, fiveTimes), tf.math.mul(tf.tile(size, fiveTimes), template));
  }

  private static void embed(Ops tf) {
    Operand<TUint8> faces =
        tf.withName("faces")
            .placeholder(
                TUint8.class,
                Placeholder.shape(Shape.of(-1, FaceAligner.SIZE, FaceAligner.SIZE, 3)));
    Operand<TFloat32> colour = tf.math.mean(tf.dtypes.cast(faces, TFloat32.class), tf.array(1, 2));
    Operand<TFloat32> fromGrey = tf.math.sub(colour, tf.constant(127.5f));
    Operand<TFloat32> squares =
        tf.reduceSum(tf.math.square(fromGrey), tf.array(1), ReduceSum.keepDims(true));
    tf.withName("embeddings").identity(tf.math.mul(fromGrey, tf.math.rsqrt(squares)));
  }
}
