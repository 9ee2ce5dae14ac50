package io.facerec.examples.report;

import io.facerec.image.Box;
import io.facerec.image.DecodedPhoto;
import java.util.List;
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

/** Cuts a part out of a photo, resizes it with antialiasing, codes it as JPEG: one graph. */
public final class Thumbnailer implements AutoCloseable {
  /** How much wider than the face its square is. */
  static final double MARGIN = 1.5;

  private static final long QUALITY = 85;

  private final Graph graph = new Graph();
  private final Session session;

  /** Builds the graph. */
  public Thumbnailer() {
    Ops tf = Ops.create(graph);
    Placeholder<TUint8> photo =
        tf.withName("photo").placeholder(TUint8.class, Placeholder.shape(Shape.of(-1, -1, 3)));
    Placeholder<TInt32> corner = tf.withName("corner").placeholder(TInt32.class);
    Placeholder<TInt32> part = tf.withName("part").placeholder(TInt32.class);
    Placeholder<TInt32> size = tf.withName("size").placeholder(TInt32.class);
    Operand<TUint8> cut = tf.slice(photo, corner, part);
    Operand<TInt32> sides = tf.slice(part, tf.array(0), tf.array(2));
    Operand<TFloat32> scale =
        tf.math.div(tf.dtypes.cast(size, TFloat32.class), tf.dtypes.cast(sides, TFloat32.class));
    Operand<TFloat32> resized =
        tf.image.scaleAndTranslate(
            tf.expandDims(cut, tf.constant(0)),
            size,
            scale,
            tf.array(0f, 0f),
            ScaleAndTranslate.kernelType("triangle"),
            ScaleAndTranslate.antialias(true));
    Operand<TUint8> pixels =
        tf.dtypes.cast(tf.math.round(tf.squeeze(resized, Squeeze.axis(List.of(0L)))), TUint8.class);
    tf.withName("jpeg").image.encodeJpeg(pixels, EncodeJpeg.quality(QUALITY));
    session = new Session(graph);
  }

  /** The whole photo, its longer side at most so many pixels; never enlarged. */
  Thumbnail whole(DecodedPhoto photo, int longestSide) {
    int rows = rows(photo);
    int columns = columns(photo);
    double scale = Math.min(1, (double) longestSide / Math.max(rows, columns));
    return run(photo, 0, 0, rows, columns, pixels(rows * scale), pixels(columns * scale));
  }

  /** The square around a face with some of what is around it, side x side pixels. */
  Thumbnail face(DecodedPhoto photo, Box box, int side) {
    int rows = rows(photo);
    int columns = columns(photo);
    double wanted = MARGIN * Math.max(box.width(), box.height()) * photo.scale();
    int square = Math.min(pixels(wanted), Math.min(rows, columns));
    double middleX = (box.x() + box.width() / 2) * photo.scale();
    double middleY = (box.y() + box.height() / 2) * photo.scale();
    int left = clamp((int) Math.round(middleX - square / 2.0), columns - square);
    int top = clamp((int) Math.round(middleY - square / 2.0), rows - square);
    return run(photo, top, left, square, square, side, side);
  }

  private Thumbnail run(
      DecodedPhoto photo, int top, int left, int rows, int columns, int height, int width) {
    try (TInt32 corner = TInt32.vectorOf(top, left, 0);
        TInt32 part = TInt32.vectorOf(rows, columns, 3);
        TInt32 size = TInt32.vectorOf(height, width);
        Result result =
            session
                .runner()
                .feed("photo", photo.pixels())
                .feed("corner", corner)
                .feed("part", part)
                .feed("size", size)
                .fetch("jpeg")
                .run()) {
      byte[] jpeg = ((TString) result.get(0)).asBytes().getObject();
      return new Thumbnail(jpeg, width, height);
    }
  }

  private static int rows(DecodedPhoto photo) {
    return Math.toIntExact(photo.pixels().shape().get(0));
  }

  private static int columns(DecodedPhoto photo) {
    return Math.toIntExact(photo.pixels().shape().get(1));
  }

  private static int pixels(double length) {
    return Math.max(1, (int) Math.round(length));
  }

  private static int clamp(int value, int most) {
    return Math.max(0, Math.min(value, most));
  }

  @Override
  public void close() {
    session.close();
    graph.close();
  }
}
