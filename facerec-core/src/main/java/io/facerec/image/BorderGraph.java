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
import org.tensorflow.op.image.ResizeBilinear;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TUint8;

/**
 * Enlarges pixels and surrounds them by mid-grey, by one graph that the process shares. Safe for
 * several threads.
 */
final class BorderGraph {
  private static final int MID_GREY = 128;

  private final Session session;
  private final Placeholder<TUint8> pixels;
  private final Placeholder<TInt32> enlargement;
  private final Placeholder<TInt32> widths;
  private final Operand<TUint8> bordered;

  private BorderGraph() {
    Graph graph = new Graph();
    Ops tf = Ops.create(graph);
    pixels = tf.placeholder(TUint8.class, Placeholder.shape(Shape.of(-1, -1, 3)));
    widths = tf.placeholder(TInt32.class, Placeholder.shape(Shape.of(3, 2)));
    enlargement = tf.placeholder(TInt32.class, Placeholder.shape(Shape.scalar()));
    Operand<TUint8> grey = tf.dtypes.cast(tf.constant(MID_GREY), TUint8.class);
    bordered = tf.pad(enlarged(tf), widths, grey);
    session = ImageSession.of(graph);
  }

  private Operand<TUint8> enlarged(Ops tf) {
    Operand<TInt32> size = tf.slice(tf.shape(pixels), tf.array(0), tf.array(2));
    Operand<TFloat32> larger =
        tf.image.resizeBilinear(
            tf.expandDims(pixels, tf.constant(0)),
            tf.math.mul(size, enlargement),
            ResizeBilinear.halfPixelCenters(true));
    Operand<TFloat32> rounded = tf.math.add(larger, tf.constant(0.5f));
    return tf.squeeze(tf.dtypes.cast(rounded, TUint8.class), Squeeze.axis(List.of(0L)));
  }

  /** The one graph of this process. */
  static BorderGraph shared() {
    return Holder.SHARED;
  }

  /** uint8 [h, w, 3] to uint8 [times h + 2 width, times w + 2 width, 3]. */
  TUint8 surround(TUint8 picture, int width, int times) {
    int[][] sides = {{width, width}, {width, width}, {0, 0}};
    try (TInt32 fed = TInt32.tensorOf(StdArrays.ndCopyOf(sides));
        TInt32 enlarged = TInt32.scalarOf(times)) {
      return (TUint8)
          session
              .runner()
              .feed(pixels, picture)
              .feed(enlargement, enlarged)
              .feed(widths, fed)
              .fetch(bordered)
              .run()
              .get(0);
    }
  }

  private static final class Holder {
    private static final BorderGraph SHARED = new BorderGraph();
  }
}
