package io.facerec.image;

import java.util.List;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.StdArrays;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Squeeze;
import org.tensorflow.op.core.SwitchCond;
import org.tensorflow.op.image.ImageProjectiveTransformV3;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TUint8;

/**
 * A part of a photo to an aligned face: cut out, reduced by the mean of whole squares of pixels (so
 * that a large face does not alias), then turned and scaled with bilinear interpolation. The
 * process shares one graph for each kind of colours. Safe for several threads.
 */
final class AlignmentGraph {
  private static final int SIZE = FaceAligner.SIZE;

  private final Session session;
  private final Placeholder<TUint8> photo;
  private final Placeholder<TInt32> cut;
  private final Placeholder<TFloat32> projection;
  private final Operand<TUint8> face;

  private AlignmentGraph(FaceColours colours) {
    Graph graph = new Graph();
    Ops tf = Ops.create(graph);
    photo = tf.placeholder(TUint8.class, Placeholder.shape(Shape.of(-1, -1, 3)));
    cut = tf.placeholder(TInt32.class, Placeholder.shape(Shape.of(5)));
    projection = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(1, 8)));
    Operand<TFloat32> turned =
        tf.image.imageProjectiveTransformV3(
            colours.of(tf, reduced(tf)),
            projection,
            tf.array(SIZE, SIZE),
            tf.constant(0f),
            "BILINEAR",
            ImageProjectiveTransformV3.fillMode("NEAREST"));
    Operand<TFloat32> rounded = tf.math.add(turned, tf.constant(0.5f));
    face = tf.squeeze(tf.dtypes.cast(rounded, TUint8.class), Squeeze.axis(List.of(0L)));
    session = ImageSession.of(graph);
  }

  /** This process's graph for faces of these colours. */
  static AlignmentGraph shared(FaceColours colours) {
    return colours == FaceColours.LUMA ? OfLuma.SHARED : OfRgb.SHARED;
  }

  /** uint8 [h, w, 3] to an aligned face, uint8 [112, 112, channels], the caller's to close. */
  TUint8 align(TUint8 pixels, FaceCut part) {
    SimilarityTransform way = part.way();
    float[][] row = {
      {
        (float) way.a(),
        (float) -way.b(),
        (float) way.tx(),
        (float) way.b(),
        (float) way.a(),
        (float) way.ty(),
        0,
        0
      }
    };
    try (TInt32 edges =
            TInt32.vectorOf(part.x(), part.y(), part.columns(), part.rows(), part.reduction());
        TFloat32 fed = TFloat32.tensorOf(StdArrays.ndCopyOf(row))) {
      return (TUint8)
          session
              .runner()
              .feed(photo, pixels)
              .feed(cut, edges)
              .feed(projection, fed)
              .fetch(face)
              .run()
              .get(0);
    }
  }

  // the mean of whole squares: half the time of a reshape and a mean over two dimensions of five
  private Operand<TFloat32> reduced(Ops tf) {
    Operand<TInt32> zero = tf.constant(0);
    Operand<TInt32> three = tf.constant(3);
    Operand<TInt32> columns = edge(tf, 2);
    Operand<TInt32> rows = edge(tf, 3);
    Operand<TInt32> factor = edge(tf, 4);
    Operand<TUint8> part =
        tf.slice(
            photo,
            tf.stack(List.of(edge(tf, 1), edge(tf, 0), zero)),
            tf.stack(List.of(rows, columns, three)));
    Operand<TInt32> size =
        tf.stack(List.of(tf.math.div(rows, factor), tf.math.div(columns, factor)));
    // the way not taken is not computed: a mean of single pixels takes as long as any
    SwitchCond<TUint8> way =
        tf.switchCond(tf.expandDims(part, zero), tf.math.greater(factor, tf.constant(1)));
    return tf.merge(
            List.of(
                tf.dtypes.cast(way.outputFalse(), TFloat32.class),
                tf.image.resizeArea(way.outputTrue(), size)))
        .output();
  }

  private Operand<TInt32> edge(Ops tf, int index) {
    return tf.gather(cut, tf.constant(index), tf.constant(0));
  }

  private static final class OfRgb {
    private static final AlignmentGraph SHARED = new AlignmentGraph(FaceColours.RGB);
  }

  private static final class OfLuma {
    private static final AlignmentGraph SHARED = new AlignmentGraph(FaceColours.LUMA);
  }
}
