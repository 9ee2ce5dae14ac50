package io.facerec.examples.teacher;

import io.facerec.image.AlignedFaces;
import io.facerec.image.FaceAligner;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.List;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.ndarray.buffer.FloatDataBuffer;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TUint8;

/**
 * Aligned faces in the form that the teacher reads: float [n, 3, 112, 112], (v - 127.5) / 128.
 * Close it.
 */
final class TeacherInput implements AutoCloseable {
  private final Graph graph = new Graph();
  private final Placeholder<TUint8> faces;
  private final Operand<TFloat32> planes;
  private final Operand<TFloat32> withMirrored;
  private final Session session;

  TeacherInput() {
    Ops tf = Ops.create(graph);
    faces =
        tf.placeholder(
            TUint8.class,
            Placeholder.shape(Shape.of(Shape.UNKNOWN_SIZE, FaceAligner.SIZE, FaceAligner.SIZE, 3)));
    Operand<TFloat32> scaled =
        tf.math.mul(
            tf.math.sub(tf.dtypes.cast(faces, TFloat32.class), tf.constant(127.5f)),
            tf.constant(1 / 128f));
    planes = tf.linalg.transpose(scaled, tf.constant(new int[] {0, 3, 1, 2}));
    withMirrored =
        tf.concat(List.of(planes, tf.reverse(planes, tf.constant(new int[] {3}))), tf.constant(0));
    session = new Session(graph);
  }

  /**
   * The faces in their order, then their mirror images where they are asked for, in direct memory.
   *
   * @param aligned faces of one photo or several
   */
  FloatBuffer of(List<AlignedFaces> aligned, boolean mirrored) {
    int count = aligned.stream().mapToInt(AlignedFaces::count).sum();
    try (TUint8 all = joined(aligned, count);
        TFloat32 numbers =
            (TFloat32)
                session
                    .runner()
                    .feed(faces, all)
                    .fetch(mirrored ? withMirrored : planes)
                    .run()
                    .get(0)) {
      FloatDataBuffer from = numbers.asRawTensor().data().asFloats();
      FloatBuffer to =
          ByteBuffer.allocateDirect(Math.toIntExact(4 * from.size()))
              .order(ByteOrder.nativeOrder())
              .asFloatBuffer();
      from.copyTo(DataBuffers.of(to), from.size());
      return to;
    }
  }

  private static TUint8 joined(List<AlignedFaces> aligned, int count) {
    return TUint8.tensorOf(
        Shape.of(count, FaceAligner.SIZE, FaceAligner.SIZE, 3),
        target -> {
          var rest = target.asRawTensor().data();
          for (AlignedFaces some : aligned) {
            var pixels = some.pixels().asRawTensor().data();
            pixels.copyTo(rest, pixels.size());
            rest = rest.offset(pixels.size());
          }
        });
  }

  @Override
  public void close() {
    session.close();
    graph.close();
  }
}
