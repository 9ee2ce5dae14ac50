package io.facerec.examples.demo.people;

import io.facerec.image.Landmarks;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.StdArrays;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Squeeze;
import org.tensorflow.op.image.DecodeJpeg;
import org.tensorflow.op.image.ImageProjectiveTransformV3;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TString;
import org.tensorflow.types.TUint8;

/** Reads a fixed number of photos and lays each onto the template, by one graph. Close it. */
final class FaceCropper implements AutoCloseable {
  /** The warp's resolution over the template's: two to one antialiases what is reduced. */
  private static final int OVERSAMPLING = 2;

  private final int count;
  private final Graph graph = new Graph();
  private final Session session;

  /** A cropper of this many photos at once. */
  FaceCropper(int count) {
    this.count = count;
    Ops tf = Ops.create(graph);
    Placeholder<TString> files =
        tf.withName("files").placeholder(TString.class, Placeholder.shape(Shape.of(count)));
    Placeholder<TFloat32> landmarks =
        tf.withName("landmarks")
            .placeholder(TFloat32.class, Placeholder.shape(Shape.of(count, Landmarks.COUNT, 2)));
    List<Operand<TFloat32>> crops = new ArrayList<>();
    List<Operand<TString>> names =
        tf.unstack(files, (long) count).output().stream()
            .<Operand<TString>>map(name -> name)
            .toList();
    List<Operand<TFloat32>> places =
        tf.unstack(landmarks, (long) count).output().stream()
            .<Operand<TFloat32>>map(place -> place)
            .toList();
    for (int i = 0; i < count; i++) {
      crops.add(crop(tf, names.get(i), places.get(i)));
    }
    Operand<TFloat32> large = tf.concat(crops, tf.constant(0));
    List<Long> window = List.of(1L, (long) OVERSAMPLING, (long) OVERSAMPLING, 1L);
    Operand<TFloat32> pooled = tf.nn.avgPool(large, window, window, "VALID");
    tf.withName("crops").dtypes.cast(tf.math.round(pooled), TUint8.class);
    session = new Session(graph);
  }

  /** RGB uint8 [count, SIZE, SIZE, 3]; the caller closes it. */
  TUint8 crop(List<TrainingFace> faces) {
    String[] files = faces.stream().map(face -> face.file().toString()).toArray(String[]::new);
    float[] places = new float[count * Landmarks.COUNT * 2];
    int next = 0;
    for (TrainingFace face : faces) {
      for (Landmarks.Point point : face.landmarks().points()) {
        places[next++] = point.x();
        places[next++] = point.y();
      }
    }
    try (TString names = TString.tensorOf(StdArrays.ndCopyOf(files));
        TFloat32 landmarks =
            TFloat32.tensorOf(Shape.of(count, Landmarks.COUNT, 2), DataBuffers.of(places))) {
      return (TUint8)
          session
              .runner()
              .feed("files", names)
              .feed("landmarks", landmarks)
              .fetch("crops")
              .run()
              .get(0);
    }
  }

  private static Operand<TFloat32> crop(
      Ops tf, Operand<TString> file, Operand<TFloat32> landmarks) {
    int side = OVERSAMPLING * FaceTemplate.SIZE;
    Operand<TUint8> photo = tf.image.decodeJpeg(tf.io.readFile(file), DecodeJpeg.channels(3L));
    return tf.image.imageProjectiveTransformV3(
        tf.expandDims(tf.dtypes.cast(photo, TFloat32.class), tf.constant(0)),
        similarity(tf, tf.constant(FaceTemplate.landmarks(side)), landmarks),
        tf.array(side, side),
        tf.constant(0f),
        "BILINEAR",
        ImageProjectiveTransformV3.fillMode("NEAREST"));
  }

  /**
   * The similarity that leads the template's places closest to the photo's, least squares, as the
   * eight numbers of a projective transform, [1, 8]. With p and q the centred places: a = sum(p .
   * q) / sum(p . p), b = sum(p x q) / sum(p . p).
   */
  private static Operand<TFloat32> similarity(
      Ops tf, Operand<TFloat32> template, Operand<TFloat32> photo) {
    Operand<TFloat32> templateMiddle = tf.math.mean(template, tf.constant(0));
    Operand<TFloat32> photoMiddle = tf.math.mean(photo, tf.constant(0));
    Operand<TFloat32> p = tf.math.sub(template, templateMiddle);
    Operand<TFloat32> q = tf.math.sub(photo, photoMiddle);
    Operand<TFloat32> squares = sum(tf, tf.math.square(p));
    Operand<TFloat32> a = tf.math.div(sum(tf, tf.math.mul(p, q)), squares);
    // p x q = px qy - py qx: p times q with its columns swapped, the second negative
    Operand<TFloat32> swapped = tf.reverse(q, tf.array(1));
    Operand<TFloat32> cross = tf.math.mul(tf.math.mul(p, swapped), tf.array(1f, -1f));
    Operand<TFloat32> b = tf.math.div(sum(tf, cross), squares);
    Operand<TFloat32> tx = number(tf, templateMiddle, 0);
    Operand<TFloat32> ty = number(tf, templateMiddle, 1);
    Operand<TFloat32> shiftX =
        tf.math.sub(
            number(tf, photoMiddle, 0), tf.math.sub(tf.math.mul(a, tx), tf.math.mul(b, ty)));
    Operand<TFloat32> shiftY =
        tf.math.sub(
            number(tf, photoMiddle, 1), tf.math.add(tf.math.mul(b, tx), tf.math.mul(a, ty)));
    Operand<TFloat32> zero = tf.constant(0f);
    return tf.expandDims(
        tf.stack(List.of(a, tf.math.neg(b), shiftX, b, a, shiftY, zero, zero)), tf.constant(0));
  }

  private static Operand<TFloat32> sum(Ops tf, Operand<TFloat32> values) {
    return tf.sum(values, tf.array(0, 1));
  }

  private static Operand<TFloat32> number(Ops tf, Operand<TFloat32> values, int index) {
    return tf.squeeze(tf.slice(values, tf.array(index), tf.array(1)), Squeeze.axis(List.of(0L)));
  }

  @Override
  public void close() {
    session.close();
    graph.close();
  }
}
