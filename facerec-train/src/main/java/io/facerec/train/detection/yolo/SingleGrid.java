package io.facerec.train.detection.yolo;

import io.facerec.train.detection.Backbone;
import io.facerec.train.detection.CellCentres;
import io.facerec.train.layer.Convolution;
import io.facerec.train.layer.ConvolutionBlock;
import io.facerec.train.layer.Net;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.index.Indices;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * What the classic form says (Redmon et al., You Only Look Once, 2016): a grid of 7 x 7 cells over
 * a picture of {@value #SIDE} px, two boxes a cell, each of five numbers: the box's middle, x and
 * y, from the cell's left and upper edge in parts of the cell; the square roots of width and height
 * in parts of the picture; and the confidence, which is to be the box's overlap with the face.
 * There is one class, so no number says which.
 *
 * <p>The paper ends in two fully connected layers, so that each cell sees the whole picture; here
 * the convolutions see 599 px and more, and weigh far less.
 *
 * @param corners float [cells, 2]: x, y of the cells' left and upper edges in pixels, row by row
 * @param outputs float [batch, cells, 2, 5]
 */
record SingleGrid(Operand<TFloat32> corners, Operand<TFloat32> outputs) {
  /** Pixels of the sides of the picture that 7 x 7 cells cover. */
  static final int SIDE = 448;

  /** Pixels of a cell's side. */
  static final int CELL = SIDE / 7;

  /** Boxes of a cell. */
  static final int BOXES = 2;

  /** Numbers of a box. */
  static final int NUMBERS = 5;

  private static final int CHANNELS = 128;

  // one box of a sixteenth of the picture's side and one of a third at first, so that they part
  private static final float[] FIRST = {0.5f, 0.5f, 0.25f, 0.25f, 0, 0.5f, 0.5f, 0.55f, 0.55f, 0};

  /**
   * Builds the net.
   *
   * @param image float [batch, h, w, 3] in [0, 255], h and w multiples of 64; the grid has as many
   *     cells as they give
   */
  static SingleGrid of(Net root, Operand<TFloat32> image) {
    Net net = root.child("grid");
    Ops tf = net.tf();
    Operand<TFloat32> x = Backbone.down(net, "down64", CHANNELS, Backbone.of(root, image).c32());
    x = Backbone.wide(net, "c64_0", CHANNELS, x);
    x = Backbone.wide(net, "c64_1", CHANNELS, x);
    x = ConvolutionBlock.of("last", CHANNELS, 1).apply(net, x);
    Operand<TFloat32> map =
        tf.math.add(
            Convolution.of("outputs", FIRST.length, 1).stddev(0.01).apply(net, x),
            tf.constant(FIRST));
    return of(tf, map);
  }

  /** What a map says, float [batch, rows, columns, 10]. */
  static SingleGrid of(Ops tf, Operand<TFloat32> map) {
    Operand<TInt32> batch =
        tf.slice(tf.shape(map), tf.constant(new int[] {0}), tf.constant(new int[] {1}));
    return new SingleGrid(
        tf.math.sub(CellCentres.of(tf, map, CELL), tf.constant(CELL / 2f)),
        tf.reshape(
            map,
            tf.concat(
                List.of(batch, tf.constant(new int[] {-1, BOXES, NUMBERS})), tf.constant(0))));
  }

  /** The boxes, float [batch, cells, 2, 4]: left, top, right, bottom in pixels of the picture. */
  Operand<TFloat32> boxes(Ops tf) {
    Operand<TFloat32> middles =
        tf.math.add(
            tf.math.mul(part(tf, 0, 2), tf.constant((float) CELL)),
            tf.expandDims(corners, tf.constant(1)));
    Operand<TFloat32> halves = tf.math.mul(tf.math.square(part(tf, 2, 4)), tf.constant(SIDE / 2f));
    return tf.concat(
        List.of(tf.math.sub(middles, halves), tf.math.add(middles, halves)), tf.constant(3));
  }

  /** How sure each box is, float [batch, cells, 2]; hardly ever, below 0 or above 1. */
  Operand<TFloat32> confidences(Ops tf) {
    return tf.stridedSlice(outputs, Indices.ellipsis(), Indices.at(NUMBERS - 1));
  }

  /** The numbers that say where each box is, float [batch, cells, 2, 4]. */
  Operand<TFloat32> places(Ops tf) {
    return part(tf, 0, NUMBERS - 1);
  }

  /**
   * The numbers that would say these boxes.
   *
   * @param boxes float [batch, cells, 4]: left, top, right, bottom
   * @return float [batch, cells, 4]
   */
  Operand<TFloat32> said(Ops tf, Operand<TFloat32> boxes) {
    Operand<TFloat32> first = tf.stridedSlice(boxes, Indices.ellipsis(), Indices.slice(0, 2));
    Operand<TFloat32> last = tf.stridedSlice(boxes, Indices.ellipsis(), Indices.slice(2, 4));
    Operand<TFloat32> middles = tf.math.mul(tf.math.add(first, last), tf.constant(0.5f));
    return tf.concat(
        List.of(
            tf.math.div(tf.math.sub(middles, corners), tf.constant((float) CELL)),
            tf.math.sqrt(tf.math.div(tf.math.sub(last, first), tf.constant((float) SIDE)))),
        tf.constant(2));
  }

  private Operand<TFloat32> part(Ops tf, int from, int to) {
    return tf.stridedSlice(outputs, Indices.ellipsis(), Indices.slice(from, to));
  }
}
