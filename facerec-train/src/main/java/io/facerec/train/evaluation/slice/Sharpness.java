package io.facerec.train.evaluation.slice;

import com.google.common.collect.ImmutableList;
import io.facerec.image.AlignedFaces;
import io.facerec.image.DecodedPhoto;
import io.facerec.image.FaceAligner;
import io.facerec.train.evaluation.face.MarkedFace;
import java.util.List;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.math.Mean;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TUint8;

/**
 * How sharp faces are: the variance of the Laplacian of the aligned face in grey (Pech-Pacheco et
 * al. 2000), over that of the grey itself, so that contrast does not count. Close it.
 */
public final class Sharpness implements AutoCloseable {
  private final Graph graph = new Graph();
  private final Session session;
  private final Placeholder<TUint8> faces;
  private final Operand<TFloat32> sharpness;

  /** Builds the graph. */
  public Sharpness() {
    Ops tf = Ops.create(graph);
    long size = FaceAligner.SIZE;
    faces = tf.placeholder(TUint8.class, Placeholder.shape(Shape.of(1, size, size, 3)));
    Operand<TFloat32> grey =
        tf.math.mean(tf.dtypes.cast(faces, TFloat32.class), tf.array(3), Mean.keepDims(true));
    Operand<TFloat32> laplacian =
        tf.reshape(tf.constant(new float[] {0, 1, 0, 1, -4, 1, 0, 1, 0}), tf.array(3, 3, 1, 1));
    Operand<TFloat32> edges = tf.nn.conv2d(grey, laplacian, List.of(1L, 1L, 1L, 1L), "VALID");
    sharpness = tf.math.div(variance(tf, edges), variance(tf, grey));
    session = new Session(graph);
  }

  private static Operand<TFloat32> variance(Ops tf, Operand<TFloat32> values) {
    Operand<TFloat32> flat = tf.reshape(values, tf.array(-1));
    Operand<TFloat32> mean = tf.math.mean(flat, tf.constant(0));
    return tf.math.mean(tf.math.square(tf.math.sub(flat, mean)), tf.constant(0));
  }

  /** The sharpness of a face, greater for sharper ones; not a number where it is of one grey. */
  public double of(MarkedFace face) {
    try (DecodedPhoto photo = face.photo().decode();
        AlignedFaces aligned = FaceAligner.shared().align(photo, ImmutableList.of(face));
        Result result = session.runner().feed(faces, aligned.pixels()).fetch(sharpness).run()) {
      return ((TFloat32) result.get(0)).getFloat();
    }
  }

  @Override
  public void close() {
    session.close();
    graph.close();
  }
}
