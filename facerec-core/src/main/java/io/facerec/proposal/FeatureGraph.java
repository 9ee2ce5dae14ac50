package io.facerec.proposal;

import java.util.List;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.StdArrays;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.ndarray.buffer.FloatDataBuffer;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TUint8;

/**
 * A photo to the features of its pixels, by one graph that the process shares. Safe for several
 * threads.
 */
final class FeatureGraph {
  // a Gaussian of deviation 0.8, and a derivative across one of deviation 1
  private static final float[] SMOOTH = {0.239f, 0.522f, 0.239f};
  private static final float[] ACROSS = {0.274f, 0.452f, 0.274f};

  private final Session session;
  private final Placeholder<TUint8> photo;
  private final Placeholder<TInt32> size;
  private final Operand<TFloat32> colours;
  private final Operand<TFloat32> slopes;

  private FeatureGraph() {
    Graph graph = new Graph();
    Ops tf = Ops.create(graph);
    photo = tf.placeholder(TUint8.class, Placeholder.shape(Shape.of(-1, -1, 3)));
    size = tf.placeholder(TInt32.class, Placeholder.shape(Shape.of(2)));
    Operand<TFloat32> shrunk = tf.image.resizeArea(tf.expandDims(photo, tf.constant(0)), size);
    colours = lab(tf, filter(tf, shrunk, smoothing()));
    slopes = tf.nn.relu(filter(tf, colours, derivatives()));
    session =
        new Session(
            graph,
            ConfigProto.newBuilder()
                .setIntraOpParallelismThreads(1)
                .setInterOpParallelismThreads(-1)
                .build());
  }

  /** The one graph of this process. */
  static FeatureGraph shared() {
    return Holder.SHARED;
  }

  /** Shrinks uint8 [h, w, 3] to this size and looks at it. */
  PixelFeatures run(TUint8 pixels, int width, int height) {
    try (TInt32 sides = TInt32.vectorOf(height, width);
        Result result =
            session
                .runner()
                .feed(photo, pixels)
                .feed(size, sides)
                .fetch(colours)
                .fetch(slopes)
                .run()) {
      return new PixelFeatures(width, height, values(result, 0), values(result, 1));
    }
  }

  private static float[] values(Result result, int index) {
    TFloat32 tensor = (TFloat32) result.get(index);
    float[] values = new float[(int) tensor.size()];
    FloatDataBuffer buffer = DataBuffers.of(values, false, false);
    tensor.copyTo(buffer);
    return values;
  }

  /** Each channel by itself through [3, 3, 3, multiplier] filters, the border repeated. */
  private static Operand<TFloat32> filter(Ops tf, Operand<TFloat32> x, float[][][][] filters) {
    Operand<TFloat32> padded =
        tf.mirrorPad(x, tf.constant(new int[][] {{0, 0}, {1, 1}, {1, 1}, {0, 0}}), "SYMMETRIC");
    return tf.nn.depthwiseConv2dNative(
        padded, tf.constant(StdArrays.ndCopyOf(filters)), List.of(1L, 1L, 1L, 1L), "VALID");
  }

  private static float[][][][] smoothing() {
    float[][][][] filters = new float[3][3][3][1];
    for (int y = 0; y < 3; y++) {
      for (int x = 0; x < 3; x++) {
        for (int channel = 0; channel < 3; channel++) {
          filters[y][x][channel][0] = SMOOTH[y] * SMOOTH[x];
        }
      }
    }
    return filters;
  }

  private static float[][][][] derivatives() {
    float[][][][] filters = new float[3][3][3][PixelFeatures.DIRECTIONS];
    for (int y = 0; y < 3; y++) {
      for (int x = 0; x < 3; x++) {
        for (int direction = 0; direction < PixelFeatures.DIRECTIONS; direction++) {
          double angle = 2 * Math.PI * direction / PixelFeatures.DIRECTIONS;
          double slope =
              Math.cos(angle) * (x - 1) * ACROSS[y] + Math.sin(angle) * (y - 1) * ACROSS[x];
          for (int channel = 0; channel < 3; channel++) {
            filters[y][x][channel][direction] = (float) (slope / 2);
          }
        }
      }
    }
    return filters;
  }

  /** SRGB in [0, 255] to CIE Lab under D65 (IEC 61966-2-1, ISO/CIE 11664-4). */
  private static Operand<TFloat32> lab(Ops tf, Operand<TFloat32> rgb) {
    Operand<TFloat32> unit = tf.math.mul(rgb, tf.constant(1 / 255f));
    Operand<TFloat32> curved =
        tf.math.pow(
            tf.math.mul(tf.math.add(unit, tf.constant(0.055f)), tf.constant(1 / 1.055f)),
            tf.constant(2.4f));
    Operand<TFloat32> linear =
        tf.select(
            tf.math.lessEqual(unit, tf.constant(0.04045f)),
            tf.math.mul(unit, tf.constant(1 / 12.92f)),
            curved);
    Operand<TFloat32> white =
        mixed(
            tf,
            linear,
            new float[][] {
              {0.4124f / 0.9505f, 0.2126f, 0.0193f / 1.089f},
              {0.3576f / 0.9505f, 0.7152f, 0.1192f / 1.089f},
              {0.1805f / 0.9505f, 0.0722f, 0.9505f / 1.089f}
            });
    Operand<TFloat32> root =
        tf.select(
            tf.math.greater(white, tf.constant(0.008856f)),
            tf.math.pow(tf.math.maximum(white, tf.constant(0f)), tf.constant(1 / 3f)),
            tf.math.add(tf.math.mul(white, tf.constant(7.787f)), tf.constant(16 / 116f)));
    return tf.math.sub(
        mixed(tf, root, new float[][] {{0, 500, 0}, {116, -500, 200}, {0, 0, -200}}),
        tf.constant(new float[] {16, 0, 0}));
  }

  /** Each pixel's channels times a matrix of three rows. */
  private static Operand<TFloat32> mixed(Ops tf, Operand<TFloat32> x, float[][] matrix) {
    Operand<TFloat32> rows = tf.reshape(x, tf.constant(new int[] {-1, 3}));
    return tf.reshape(tf.linalg.matMul(rows, tf.constant(StdArrays.ndCopyOf(matrix))), tf.shape(x));
  }

  private static final class Holder {
    private static final FeatureGraph SHARED = new FeatureGraph();
  }
}
