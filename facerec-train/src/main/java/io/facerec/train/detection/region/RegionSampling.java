package io.facerec.train.detection.region;

import io.facerec.train.detection.FaceRows;
import io.facerec.train.detection.Overlap;
import io.facerec.train.layer.Net;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.index.Indices;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Some regions of each picture of a batch, drawn at random at each step, and what a head is to say
 * of them (Girshick, Fast R-CNN, 2015): a region that overlaps a face by 0.5 or more (intersection
 * over union) shows that face, others are background, but for those that lie half or more in a
 * region to ignore. A quarter of a picture's regions show faces where there are as many, else all
 * that do; the faces' own boxes stand among the regions drawn from, so that each face is learned.
 * No gradient flows through it.
 *
 * <p>There are equally many rows at every step, picture by picture; where a picture has too few
 * regions the rest count nothing.
 *
 * @param pictures int32 [rows]: the picture in the batch
 * @param regions float [rows, 4]: left, top, right, bottom in pixels of the picture
 * @param face float [rows]: 1 for a region that shows a face, 0 for background
 * @param counted float [rows]: 1, or 0 for a row that counts nothing
 * @param deltas float [rows, 4]: the face's box, as {@link BoxCoding} says it relative to the
 *     region; 0 for background
 */
record RegionSampling(
    Operand<TInt32> pictures,
    Operand<TFloat32> regions,
    Operand<TFloat32> face,
    Operand<TFloat32> counted,
    Operand<TFloat32> deltas) {
  private static final float SHOWS_FACE = 0.5f;
  private static final float COVERED = 0.5f;
  private static final double SHARE_OF_FACES = 0.25;

  // thinner ones are padding, or nothing to learn from
  private static final float LEAST_SIDE = 1;

  /**
   * Draws.
   *
   * @param net whose step, seed and name decide what is drawn
   * @param proposals float [batch, n, 4]: left, top, right, bottom; rows of zeros are padding
   * @param labels as {@link io.facerec.train.data.DetectionStreamer} gives them
   * @param perPicture regions of a picture, at most n and the labels' rows together
   */
  static RegionSampling of(
      Net net, Operand<TFloat32> proposals, Map<String, Operand<?>> labels, int perPicture) {
    Ops tf = net.tf();
    Operand<TFloat32> boxes = FaceRows.floats(labels, "boxes");
    Operand<TFloat32> faces = marked(tf, boxes, FaceRows.floats(labels, "face"));
    Operand<TFloat32> all = tf.stopGradient(tf.concat(List.of(proposals, faces), tf.constant(1)));
    Operand<TFloat32> overlap = pairs(tf, all, faces).intersectionOverUnion();
    Operand<TFloat32> most = tf.max(overlap, tf.constant(2));
    Operand<TFloat32> shows =
        tf.math.mul(
            valid(tf, all), number(tf, tf.math.greaterEqual(most, tf.constant(SHOWS_FACE))));
    Operand<TFloat32> background =
        tf.math.mul(
            tf.math.mul(valid(tf, all), tf.math.sub(tf.constant(1f), shows)),
            free(tf, all, marked(tf, boxes, FaceRows.floats(labels, "ignored"))));
    RandomDraw drawn =
        RandomDraw.of(
            tf, net.seedOfStep("regions"), shows, background, perPicture, mostFaces(perPicture));
    Operand<TInt32> nearest = drawn.of(tf, tf.math.argMax(overlap, tf.constant(2), TInt32.class));
    Operand<TFloat32> face = flat(tf, drawn.face());
    Operand<TFloat32> regions = rows(tf, drawn.of(tf, all));
    return new RegionSampling(
        pictures(tf, drawn.chosen()),
        regions,
        face,
        flat(tf, drawn.counted()),
        tf.math.mul(
            BoxCoding.encode(tf, rows(tf, RandomDraw.of(tf, faces, nearest)), regions),
            tf.expandDims(face, tf.constant(1))));
  }

  /** The boxes that a label marks, the others 0. */
  private static Operand<TFloat32> marked(Ops tf, Operand<TFloat32> boxes, Operand<TFloat32> mark) {
    return tf.math.mul(boxes, tf.expandDims(mark, tf.constant(2)));
  }

  /** Each region with each box: [batch, regions, boxes]. */
  private static Overlap pairs(Ops tf, Operand<TFloat32> regions, Operand<TFloat32> boxes) {
    return Overlap.of(
        tf, tf.expandDims(regions, tf.constant(2)), tf.expandDims(boxes, tf.constant(1)));
  }

  private static Operand<TFloat32> valid(Ops tf, Operand<TFloat32> regions) {
    return number(
        tf,
        tf.math.greaterEqual(tf.min(sides(tf, regions), tf.constant(2)), tf.constant(LEAST_SIDE)));
  }

  /** 1 for a region that lies in no region to ignore, [batch, regions]. */
  private static Operand<TFloat32> free(
      Ops tf, Operand<TFloat32> regions, Operand<TFloat32> ignored) {
    Operand<TFloat32> covered = tf.max(pairs(tf, regions, ignored).intersection(), tf.constant(2));
    Operand<TFloat32> area = tf.prod(sides(tf, regions), tf.constant(2));
    return number(tf, tf.math.less(covered, tf.math.mul(area, tf.constant(COVERED))));
  }

  private static int mostFaces(int perPicture) {
    return (int) Math.max(1, Math.round(perPicture * SHARE_OF_FACES));
  }

  private static Operand<TInt32> pictures(Ops tf, Operand<TInt32> chosen) {
    Operand<TInt32> batch = tf.stridedSlice(tf.shape(chosen), Indices.slice(0, 1));
    Operand<TInt32> numbers =
        tf.expandDims(
            tf.range(tf.constant(0), tf.stridedSlice(batch, Indices.at(0)), tf.constant(1)),
            tf.constant(1));
    return tf.reshape(tf.math.add(tf.zerosLike(chosen), numbers), tf.constant(new int[] {-1}));
  }

  private static Operand<TFloat32> sides(Ops tf, Operand<TFloat32> boxes) {
    return tf.math.sub(
        tf.stridedSlice(boxes, Indices.ellipsis(), Indices.slice(2, 4)),
        tf.stridedSlice(boxes, Indices.ellipsis(), Indices.slice(0, 2)));
  }

  private static Operand<TFloat32> flat(Ops tf, Operand<TFloat32> numbers) {
    return tf.reshape(numbers, tf.constant(new int[] {-1}));
  }

  private static Operand<TFloat32> rows(Ops tf, Operand<TFloat32> boxes) {
    return tf.reshape(boxes, tf.constant(new int[] {-1, 4}));
  }

  private static Operand<TFloat32> number(Ops tf, Operand<TBool> condition) {
    return tf.dtypes.cast(condition, TFloat32.class);
  }
}
