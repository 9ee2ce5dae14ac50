package io.facerec.train.evaluation.slice;

import static com.google.common.collect.ImmutableList.toImmutableList;

import io.facerec.image.DecodedPhoto;
import io.facerec.image.Landmarks;
import io.facerec.image.Photo;
import io.facerec.train.evaluation.face.MarkedFace;
import java.util.List;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Squeeze;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TString;
import org.tensorflow.types.TUint8;

/** Shrinks photos until their faces have a given height, by averaging areas. Close it. */
public final class Shrinking implements AutoCloseable {
  private final Graph graph = new Graph();
  private final Session session;
  private final Placeholder<TUint8> picture;
  private final Placeholder<TInt32> size;
  private final Operand<TString> png;

  /** Builds the graph. */
  public Shrinking() {
    Ops tf = Ops.create(graph);
    picture = tf.placeholder(TUint8.class, Placeholder.shape(Shape.of(-1, -1, 3)));
    size = tf.placeholder(TInt32.class, Placeholder.shape(Shape.of(2)));
    Operand<TFloat32> shrunk = tf.image.resizeArea(tf.expandDims(picture, tf.constant(0)), size);
    Operand<TFloat32> rounded = tf.math.add(shrunk, tf.constant(0.5f));
    Operand<TUint8> bytes = tf.dtypes.cast(rounded, TUint8.class);
    png = tf.image.encodePng(tf.squeeze(bytes, Squeeze.axis(List.of(0L))));
    session = new Session(graph);
  }

  /** The face, so many pixels high, forehead to chin; as it is where it is not higher. */
  public MarkedFace to(MarkedFace face, double height) {
    double factor = height / face.box().height();
    if (factor >= 1) {
      return face;
    }
    try (DecodedPhoto photo = face.photo().decode()) {
      int rows = Math.max(1, (int) Math.round(photo.height() * factor));
      int columns = Math.max(1, (int) Math.round(photo.width() * factor));
      return new MarkedFace(
          Photo.of(face.photo().name(), shrunk(photo.pixels(), rows, columns)),
          face.person(),
          scaled(face.marks(), (double) columns / photo.width(), (double) rows / photo.height()));
    }
  }

  private byte[] shrunk(TUint8 pixels, int rows, int columns) {
    try (TInt32 sides = TInt32.vectorOf(rows, columns);
        Result result = session.runner().feed(picture, pixels).feed(size, sides).fetch(png).run()) {
      return ((TString) result.get(0)).asBytes().getObject();
    }
  }

  private static Landmarks scaled(Landmarks marks, double along, double down) {
    return new Landmarks(
        marks.points().stream()
            .map(
                point ->
                    new Landmarks.Point((float) (point.x() * along), (float) (point.y() * down)))
            .collect(toImmutableList()));
  }

  @Override
  public void close() {
    session.close();
    graph.close();
  }
}
