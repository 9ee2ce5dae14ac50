package io.facerec.examples.compare;

import io.facerec.image.DecodedPhoto;
import io.facerec.train.detection.ShrunkPhoto;
import org.tensorflow.Graph;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TUint8;

/**
 * What all detectors do to a photo before their nets see it, alone: so that its cost can be told
 * from that of the nets.
 */
final class ShrinkingGraph implements AutoCloseable {
  private static final String SHRUNK = "shrunk";

  private final Graph graph = new Graph();
  private final Session session;

  ShrinkingGraph() {
    Ops tf = Ops.create(graph);
    Placeholder<TUint8> photo =
        tf.withName("photo").placeholder(TUint8.class, Placeholder.shape(Shape.of(-1, -1, 3)));
    Placeholder<TInt32> side =
        tf.withName("side").placeholder(TInt32.class, Placeholder.shape(Shape.scalar()));
    tf.withName(SHRUNK).identity(ShrunkPhoto.of(tf, photo, side).image());
    session = new Session(graph);
  }

  /** Shrinks the photo to so many pixels of the longer side, and lets the result go. */
  void run(DecodedPhoto photo, int longestSide) {
    try (TInt32 side = TInt32.scalarOf(longestSide)) {
      session
          .runner()
          .feed("photo", photo.pixels())
          .feed("side", side)
          .addTarget(SHRUNK)
          .run()
          .close();
    }
  }

  @Override
  public void close() {
    session.close();
    graph.close();
  }
}
