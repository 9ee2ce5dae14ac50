package io.facerec.examples.demo.people;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Squeeze;
import org.tensorflow.op.image.ScaleAndTranslate;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TString;
import org.tensorflow.types.TUint8;

/** Codes to the picture of a head, by one graph. Safe for several threads; close it. */
final class FacePainter implements AutoCloseable {
  /** How much of what a blur takes away is added again: the modes are smoother than faces. */
  private static final float SHARPENING = 0.7f;

  private static final float BLUR_DEVIATION = 1.5f;
  private static final int BLUR_RADIUS = 4;

  private final Graph graph = new Graph();
  private final Session session;
  private final int modes;

  FacePainter(FaceModel model) {
    modes = model.count();
    Ops tf = Ops.create(graph);
    Placeholder<TFloat32> codes =
        tf.withName("codes").placeholder(TFloat32.class, Placeholder.shape(Shape.of(1, modes)));
    Placeholder<TInt32> side =
        tf.withName("side").placeholder(TInt32.class, Placeholder.shape(Shape.scalar()));

    Operand<TFloat32> rgb = sharpened(tf, FaceTemplate.toRgb(tf, face(tf, model, codes)));
    Operand<TFloat32> clipped = tf.clipByValue(rgb, tf.constant(0f), tf.constant(1f));
    Operand<TFloat32> scaled = scaled(tf, clipped, side);
    Operand<TFloat32> head = FaceTemplate.head(tf, side, 0.38f, 0.475f, 0.16f);
    Operand<TFloat32> rgba = tf.concat(List.of(scaled, head), tf.constant(3));
    tf.withName("png").image.encodePng(tf.squeeze(bytes(tf, rgba), Squeeze.axis(List.of(0L))));
    tf.withName("skin").identity(meanColour(tf, clipped, 0.40f, 0.36f, 0.60f, 0.68f));
    tf.withName("hair").identity(meanColour(tf, clipped, 0.36f, 0.06f, 0.64f, 0.14f));
    session = new Session(graph);
  }

  /**
   * Paints a head.
   *
   * @param codes one for each mode of the model
   * @param side pixels of a side of the picture
   */
  PaintedHead paint(float[] codes, int side) {
    try (TFloat32 fed = TFloat32.tensorOf(Shape.of(1, modes), DataBuffers.of(codes));
        TInt32 pixels = TInt32.scalarOf(side);
        Result result =
            session
                .runner()
                .feed("codes", fed)
                .feed("side", pixels)
                .fetch("png")
                .fetch("skin")
                .fetch("hair")
                .run()) {
      byte[] png = ((TString) result.get(0)).asBytes().getObject();
      return new PaintedHead(
          picture(png), colour((TFloat32) result.get(1)), colour((TFloat32) result.get(2)));
    }
  }

  private static Operand<TFloat32> face(Ops tf, FaceModel model, Operand<TFloat32> codes) {
    try (TUint8 bytes =
            TUint8.tensorOf(
                Shape.of(model.count(), FaceTemplate.LENGTH), DataBuffers.of(model.modes()));
        TFloat32 scales = TFloat32.vectorOf(model.scales());
        TFloat32 mean = TFloat32.vectorOf(model.mean())) {
      Operand<TFloat32> steps =
          tf.math.sub(tf.dtypes.cast(tf.constantOf(bytes), TFloat32.class), tf.constant(128f));
      Operand<TFloat32> weights = tf.math.mul(codes, tf.constantOf(scales));
      return tf.math.add(tf.linalg.matMul(weights, steps), tf.constantOf(mean));
    }
  }

  private static Operand<TFloat32> sharpened(Ops tf, Operand<TFloat32> rgb) {
    int width = 2 * BLUR_RADIUS + 1;
    double[] bell = new double[width];
    double sum = 0;
    for (int i = 0; i < width; i++) {
      double x = (i - BLUR_RADIUS) / BLUR_DEVIATION;
      bell[i] = Math.exp(-x * x / 2);
      sum += bell[i];
    }
    float[][][][] kernel = new float[width][width][3][1];
    for (int y = 0; y < width; y++) {
      for (int x = 0; x < width; x++) {
        for (int c = 0; c < 3; c++) {
          kernel[y][x][c][0] = (float) (bell[y] * bell[x] / (sum * sum));
        }
      }
    }
    Operand<TFloat32> blurred =
        tf.nn.depthwiseConv2dNative(rgb, tf.constant(kernel), List.of(1L, 1L, 1L, 1L), "SAME");
    return tf.math.add(rgb, tf.math.mul(tf.math.sub(rgb, blurred), tf.constant(SHARPENING)));
  }

  private static Operand<TFloat32> scaled(Ops tf, Operand<TFloat32> rgb, Operand<TInt32> side) {
    Operand<TFloat32> factor =
        tf.math.div(tf.dtypes.cast(side, TFloat32.class), tf.constant((float) FaceTemplate.SIZE));
    return tf.clipByValue(
        tf.image.scaleAndTranslate(
            rgb,
            tf.stack(List.of(side, side)),
            tf.stack(List.of(factor, factor)),
            tf.array(0f, 0f),
            ScaleAndTranslate.kernelType("keyscubic"),
            ScaleAndTranslate.antialias(true)),
        tf.constant(0f),
        tf.constant(1f));
  }

  private static Operand<TUint8> bytes(Ops tf, Operand<TFloat32> values) {
    return tf.dtypes.cast(tf.math.round(tf.math.mul(values, tf.constant(255f))), TUint8.class);
  }

  /** The mean of a part of the template, whose side is 1 here: [1, 3]. */
  private static Operand<TFloat32> meanColour(
      Ops tf, Operand<TFloat32> rgb, float left, float top, float right, float bottom) {
    int side = FaceTemplate.SIZE;
    int x = Math.round(left * side);
    int y = Math.round(top * side);
    int width = Math.round(right * side) - x;
    int height = Math.round(bottom * side) - y;
    return tf.math.mean(
        tf.slice(rgb, tf.array(0, y, x, 0), tf.array(1, height, width, 3)), tf.array(1, 2));
  }

  private static Color colour(TFloat32 rgb) {
    return new Color(rgb.getFloat(0, 0), rgb.getFloat(0, 1), rgb.getFloat(0, 2));
  }

  private static BufferedImage picture(byte[] png) {
    try {
      return ImageIO.read(new ByteArrayInputStream(png));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the PNG that the graph wrote", e);
    }
  }

  @Override
  public void close() {
    session.close();
    graph.close();
  }
}
