package io.facerec.examples.demo;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.List;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.image.EncodeJpeg;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.TString;
import org.tensorflow.types.TUint8;

/** Exposes a drawn picture in its light, with grain, and codes it as JPEG: one graph. Close it. */
final class Darkroom implements AutoCloseable {
  private static final long QUALITY = 88;

  private final Graph graph = new Graph();
  private final Session session;

  Darkroom() {
    Ops tf = Ops.create(graph);
    Placeholder<TUint8> bgr =
        tf.withName("bgr").placeholder(TUint8.class, Placeholder.shape(Shape.of(-1, -1, 3)));
    Placeholder<TFloat32> gains =
        tf.withName("gains").placeholder(TFloat32.class, Placeholder.shape(Shape.of(3)));
    Placeholder<TFloat32> contrast =
        tf.withName("contrast").placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));
    Placeholder<TFloat32> grain =
        tf.withName("grain").placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));
    Placeholder<TInt64> seed =
        tf.withName("seed").placeholder(TInt64.class, Placeholder.shape(Shape.of(2)));

    Operand<TFloat32> drawn =
        tf.math.div(
            tf.dtypes.cast(tf.reverse(bgr, tf.array(2)), TFloat32.class), tf.constant(255f));
    Operand<TFloat32> half = tf.constant(0.5f);
    Operand<TFloat32> lit =
        tf.math.mul(tf.math.add(tf.math.mul(tf.math.sub(drawn, half), contrast), half), gains);
    // grain in the luminance alone, as cameras leave it
    Operand<TFloat32> noise =
        tf.random.statelessRandomNormal(
            tf.concat(
                List.of(tf.slice(tf.shape(bgr), tf.array(0), tf.array(2)), tf.array(1)),
                tf.constant(0)),
            seed);
    Operand<TFloat32> exposed =
        tf.clipByValue(
            tf.math.add(lit, tf.math.mul(noise, grain)), tf.constant(0f), tf.constant(1f));
    tf.withName("jpeg")
        .image
        .encodeJpeg(
            tf.dtypes.cast(tf.math.round(tf.math.mul(exposed, tf.constant(255f))), TUint8.class),
            EncodeJpeg.quality(QUALITY));
    session = new Session(graph);
  }

  /**
   * Develops a picture.
   *
   * @param picture TYPE_3BYTE_BGR
   * @param seed of the grain
   * @return a JPEG
   */
  byte[] develop(BufferedImage picture, Light light, long seed) {
    byte[] bytes = ((DataBufferByte) picture.getRaster().getDataBuffer()).getData();
    Shape shape = Shape.of(picture.getHeight(), picture.getWidth(), 3);
    try (TUint8 bgr = TUint8.tensorOf(shape, DataBuffers.of(bytes));
        TFloat32 gains = TFloat32.vectorOf(light.red(), light.green(), light.blue());
        TFloat32 contrast = TFloat32.scalarOf(light.contrast());
        TFloat32 grain = TFloat32.scalarOf(light.grain());
        TInt64 seeds = TInt64.vectorOf(seed, 0);
        Result result =
            session
                .runner()
                .feed("bgr", bgr)
                .feed("gains", gains)
                .feed("contrast", contrast)
                .feed("grain", grain)
                .feed("seed", seeds)
                .fetch("jpeg")
                .run()) {
      return ((TString) result.get(0)).asBytes().getObject();
    }
  }

  @Override
  public void close() {
    session.close();
    graph.close();
  }
}
