package io.facerec.examples.demo.people;

import io.facerec.image.Box;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.image.ResizeBilinear;
import org.tensorflow.op.nn.AvgPool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * The frame in which the model knows a face: a square that holds the whole head, the landmarks at
 * fixed places, and the picture as a vector of luminance and two colour differences at half the
 * resolution, to which the eye (and a face net) is less sensitive.
 */
final class FaceTemplate {
  /** Pixels of a side of the luminance picture. */
  static final int SIZE = 80;

  /** Pixels of a side of a colour difference. */
  static final int COLOUR_SIZE = SIZE / 2;

  /** Values of a face: luminance, blue minus luminance, red minus luminance. */
  static final int LENGTH = SIZE * SIZE + 2 * COLOUR_SIZE * COLOUR_SIZE;

  /** Forehead to chin and ear to ear where the template is 1 x 1: medians of detected boxes. */
  static final Box FACE = new Box(0.24f, 0.176f, 0.526f, 0.733f);

  /** ArcFace's places in a crop of 112 x 112 pixels (Deng et al. 2019). */
  private static final float[][] ARC_FACE = {
    {38.2946f, 51.6963f},
    {73.5318f, 51.5014f},
    {56.0252f, 71.7366f},
    {41.5493f, 92.3655f},
    {70.7299f, 92.2041f}
  };

  /**
   * The template's side in pixels of ArcFace's crop: about twice the head, and its left and top.
   */
  private static final float SIDE = 150;

  private static final float LEFT = -19;
  private static final float TOP = -15;

  private static final float[][] LUMINANCE = {{0.299f}, {0.587f}, {0.114f}};

  private FaceTemplate() {}

  /** Where the five landmarks lie in a template of this many pixels a side: [5][2]. */
  static float[][] landmarks(int side) {
    float[][] places = new float[ARC_FACE.length][];
    for (int i = 0; i < places.length; i++) {
      float x = (ARC_FACE[i][0] - LEFT) * side / SIDE;
      float y = (ARC_FACE[i][1] - TOP) * side / SIDE;
      places[i] = new float[] {x, y};
    }
    return places;
  }

  /** RGB float [n, SIZE, SIZE, 3] in [0, 1] to vectors [n, LENGTH]. */
  static Operand<TFloat32> toVectors(Ops tf, Operand<TFloat32> rgb) {
    Operand<TFloat32> flat = tf.reshape(rgb, tf.array(-1, 3));
    Operand<TFloat32> luminance =
        tf.reshape(tf.linalg.matMul(flat, tf.constant(LUMINANCE)), tf.array(-1, SIZE, SIZE, 1));
    return tf.concat(
        List.of(
            tf.reshape(luminance, tf.array(-1, SIZE * SIZE)),
            halved(tf, tf.math.sub(channel(tf, rgb, 2), luminance)),
            halved(tf, tf.math.sub(channel(tf, rgb, 0), luminance))),
        tf.constant(1));
  }

  private static Operand<TFloat32> halved(Ops tf, Operand<TFloat32> plane) {
    AvgPool<TFloat32> half =
        tf.nn.avgPool(plane, List.of(1L, 2L, 2L, 1L), List.of(1L, 2L, 2L, 1L), "VALID");
    return tf.reshape(half, tf.array(-1, COLOUR_SIZE * COLOUR_SIZE));
  }

  /** Vectors [n, LENGTH] to RGB [n, SIZE, SIZE, 3], not clipped. */
  static Operand<TFloat32> toRgb(Ops tf, Operand<TFloat32> vectors) {
    int colours = COLOUR_SIZE * COLOUR_SIZE;
    Operand<TFloat32> luminance =
        tf.reshape(
            tf.slice(vectors, tf.array(0, 0), tf.array(-1, SIZE * SIZE)),
            tf.array(-1, SIZE, SIZE, 1));
    Operand<TFloat32> blue = tf.math.add(luminance, doubled(tf, vectors, SIZE * SIZE));
    Operand<TFloat32> red = tf.math.add(luminance, doubled(tf, vectors, SIZE * SIZE + colours));
    Operand<TFloat32> others =
        tf.math.add(
            tf.math.mul(red, tf.constant(LUMINANCE[0][0])),
            tf.math.mul(blue, tf.constant(LUMINANCE[2][0])));
    Operand<TFloat32> green =
        tf.math.div(tf.math.sub(luminance, others), tf.constant(LUMINANCE[1][0]));
    return tf.concat(List.of(red, green, blue), tf.constant(3));
  }

  private static Operand<TFloat32> doubled(Ops tf, Operand<TFloat32> vectors, int from) {
    Operand<TFloat32> plane =
        tf.slice(vectors, tf.array(0, from), tf.array(-1, COLOUR_SIZE * COLOUR_SIZE));
    return tf.image.resizeBilinear(
        tf.reshape(plane, tf.array(-1, COLOUR_SIZE, COLOUR_SIZE, 1)),
        tf.array(SIZE, SIZE),
        ResizeBilinear.halfPixelCenters(true));
  }

  /**
   * How much each place belongs to the head, 1 x side x side x 1 in [0, 1]: an ellipse with a soft
   * rim, in a template of side pixels (int32 scalar).
   *
   * @param width half axis across, the template's side being 1
   * @param height half axis down
   * @param softness the rim's width, as a part of the radius
   */
  static Operand<TFloat32> head(
      Ops tf, Operand<TInt32> side, float width, float height, float softness) {
    Operand<TFloat32> places =
        tf.math.sub(
            tf.math.div(
                tf.math.add(
                    tf.dtypes.cast(tf.range(tf.constant(0), side, tf.constant(1)), TFloat32.class),
                    tf.constant(0.5f)),
                tf.dtypes.cast(side, TFloat32.class)),
            tf.constant(0.5f));
    Operand<TFloat32> across =
        tf.math.square(tf.math.div(tf.expandDims(places, tf.constant(0)), tf.constant(width)));
    Operand<TFloat32> down =
        tf.math.square(tf.math.div(tf.expandDims(places, tf.constant(1)), tf.constant(height)));
    Operand<TFloat32> radius = tf.math.sqrt(tf.math.add(across, down));
    Operand<TFloat32> inside =
        tf.math.add(
            tf.math.div(tf.math.sub(tf.constant(1f), radius), tf.constant(softness)),
            tf.constant(0.5f));
    Operand<TFloat32> clipped = tf.clipByValue(inside, tf.constant(0f), tf.constant(1f));
    return tf.expandDims(tf.expandDims(clipped, tf.constant(0)), tf.constant(3));
  }

  private static Operand<TFloat32> channel(Ops tf, Operand<TFloat32> rgb, int index) {
    return tf.slice(rgb, tf.array(0, 0, 0, index), tf.array(-1, -1, -1, 1));
  }
}
