package io.facerec.image;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.Floats;
import java.util.List;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.StdArrays;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.nn.Conv2d;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TUint8;

/**
 * How much detail aligned faces hold: the standard deviation of the Laplacian of their luma
 * (Pech-Pacheco et al., Diatom autofocusing in brightfield microscopy, 2000). The process shares
 * one graph for each kind of colours. Safe for several threads.
 */
final class SharpnessGraph {
  private static final float[] LAPLACIAN = {0, -1, 0, -1, 4, -1, 0, -1, 0};

  private final Session session;
  private final Placeholder<TUint8> faces;
  private final Operand<TFloat32> sharpness;

  private SharpnessGraph(FaceColours colours) {
    Graph graph = new Graph();
    Ops tf = Ops.create(graph);
    faces =
        tf.placeholder(TUint8.class, Placeholder.shape(Shape.of(-1, -1, -1, colours.channels())));
    Operand<TFloat32> pixels = tf.dtypes.cast(faces, TFloat32.class);
    Operand<TFloat32> edges =
        tf.nn.conv2d(
            colours == FaceColours.RGB ? FaceColours.LUMA.of(tf, pixels) : pixels,
            tf.reshape(tf.constant(LAPLACIAN), tf.array(3, 3, 1, 1)),
            List.of(1L, 1L, 1L, 1L),
            "VALID",
            new Conv2d.Options[0]);
    Operand<TFloat32> mean = tf.math.mean(edges, tf.array(1, 2, 3));
    Operand<TFloat32> squares = tf.math.mean(tf.math.square(edges), tf.array(1, 2, 3));
    Operand<TFloat32> variance = tf.math.sub(squares, tf.math.square(mean));
    sharpness = tf.math.sqrt(tf.math.maximum(variance, tf.constant(0f)));
    session = ImageSession.of(graph);
  }

  /** This process's graph for faces of these colours. */
  static SharpnessGraph shared(FaceColours colours) {
    return colours == FaceColours.LUMA ? OfLuma.SHARED : OfRgb.SHARED;
  }

  /** uint8 [n, h, w, channels] to n values in grey levels, at least 0. */
  ImmutableList<Float> measure(TUint8 aligned) {
    try (TFloat32 found =
        (TFloat32) session.runner().feed(faces, aligned).fetch(sharpness).run().get(0)) {
      return ImmutableList.copyOf(Floats.asList(StdArrays.array1dCopyOf(found)));
    }
  }

  private static final class OfRgb {
    private static final SharpnessGraph SHARED = new SharpnessGraph(FaceColours.RGB);
  }

  private static final class OfLuma {
    private static final SharpnessGraph SHARED = new SharpnessGraph(FaceColours.LUMA);
  }
}
