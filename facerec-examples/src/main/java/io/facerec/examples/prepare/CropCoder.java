package io.facerec.examples.prepare;

import com.google.common.io.ByteSource;
import io.facerec.image.Box;
import io.facerec.image.DecodedPhoto;
import io.facerec.image.Landmarks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Squeeze;
import org.tensorflow.op.image.EncodeJpeg;
import org.tensorflow.op.image.ScaleAndTranslate;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TString;
import org.tensorflow.types.TUint8;

/** Cuts squares out of pictures, resizes them with antialiasing, codes them as JPEG. Close it. */
final class CropCoder implements AutoCloseable {
  /** A square's side in heights or widths of the face: a fifth more on each side. */
  private static final double MARGIN = 1.4;

  /** What a small face is enlarged by at most. */
  private static final double ENLARGED = 1.5;

  private static final long QUALITY = 90;

  private final Graph graph = new Graph();
  private final Session session;

  /** Builds the graph. */
  CropCoder() {
    Ops tf = Ops.create(graph);
    Placeholder<TUint8> photo =
        tf.withName("photo").placeholder(TUint8.class, Placeholder.shape(Shape.of(-1, -1, 3)));
    Placeholder<TInt32> corner = tf.withName("corner").placeholder(TInt32.class);
    Placeholder<TInt32> square = tf.withName("square").placeholder(TInt32.class);
    Placeholder<TInt32> side = tf.withName("side").placeholder(TInt32.class);
    Operand<TUint8> cut =
        tf.slice(photo, corner, tf.stack(List.of(square, square, tf.constant(3))));
    Operand<TFloat32> scale =
        tf.math.div(tf.dtypes.cast(side, TFloat32.class), tf.dtypes.cast(square, TFloat32.class));
    Operand<TFloat32> resized =
        tf.image.scaleAndTranslate(
            tf.expandDims(cut, tf.constant(0)),
            tf.stack(List.of(side, side)),
            tf.stack(List.of(scale, scale)),
            tf.array(0f, 0f),
            ScaleAndTranslate.kernelType("triangle"),
            ScaleAndTranslate.antialias(true));
    Operand<TUint8> pixels =
        tf.dtypes.cast(tf.math.round(tf.squeeze(resized, Squeeze.axis(List.of(0L)))), TUint8.class);
    tf.withName("jpeg").image.encodeJpeg(pixels, EncodeJpeg.quality(QUALITY));
    session = new Session(graph);
  }

  /**
   * A face, cut out.
   *
   * @param jpeg as a file
   * @param landmarks in pixels of the crop
   */
  record Coded(ByteSource jpeg, Optional<Landmarks> landmarks) {}

  /** The square around a face, moved into the photo where it reaches past it. */
  Coded square(DecodedPhoto photo, Box box, Optional<Landmarks> landmarks, int size) {
    int rows = Math.toIntExact(photo.pixels().shape().get(0));
    int columns = Math.toIntExact(photo.pixels().shape().get(1));
    double scale = photo.scale();
    double wanted = MARGIN * Math.max(box.width(), box.height()) * scale;
    int square = Math.max(1, Math.min((int) Math.round(wanted), Math.min(rows, columns)));
    int left = corner((box.x() + box.width() / 2) * scale, square, columns);
    int top = corner((box.y() + box.height() / 2) * scale, square, rows);
    int side = Math.max(1, Math.min(size, (int) (ENLARGED * square)));
    return new Coded(
        code(photo.pixels(), top, left, square, side),
        landmarks.map(face -> inCrop(face, scale, left, top, (double) side / square)));
  }

  /** The whole of a square picture as it is. */
  ByteSource whole(TUint8 picture) {
    int side = Math.toIntExact(picture.shape().get(0));
    return code(picture, 0, 0, side, side);
  }

  private ByteSource code(TUint8 picture, int top, int left, int square, int side) {
    try (TInt32 corner = TInt32.vectorOf(top, left, 0);
        TInt32 part = TInt32.scalarOf(square);
        TInt32 size = TInt32.scalarOf(side);
        Result result =
            session
                .runner()
                .feed("photo", picture)
                .feed("corner", corner)
                .feed("square", part)
                .feed("side", size)
                .fetch("jpeg")
                .run()) {
      return ByteSource.wrap(((TString) result.get(0)).asBytes().getObject());
    }
  }

  private static int corner(double middle, int square, int side) {
    return Math.max(0, Math.min((int) Math.round(middle - square / 2.0), side - square));
  }

  /** A pixel's middle stays the middle of what becomes of it. */
  private static Landmarks inCrop(Landmarks face, double decoded, int left, int top, double scale) {
    List<Landmarks.Point> points = new ArrayList<>();
    for (Landmarks.Point point : face.points()) {
      points.add(
          new Landmarks.Point(
              (float) ((point.x() * decoded + 0.5 - left) * scale - 0.5),
              (float) ((point.y() * decoded + 0.5 - top) * scale - 0.5)));
    }
    return new Landmarks(points);
  }

  @Override
  public void close() {
    session.close();
    graph.close();
  }
}
