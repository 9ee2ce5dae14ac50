package io.facerec.train.data;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.index.Indices;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Stack;
import org.tensorflow.op.image.DecodeJpeg;
import org.tensorflow.op.image.ScaleAndTranslate;
import org.tensorflow.op.nn.TopK;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TString;
import org.tensorflow.types.TUint8;

/**
 * One random square crop of one random photo. A face is drawn, and the height in pixels it is to
 * have: log-uniform over what suits the photo, between 12 px and 15/16 of the crop, never enlarged
 * more than twice, the crop never much larger than the photo. One crop in ten is the whole photo.
 */
final class CropGraph {
  /** Of a face: box, landmarks, and the three below. */
  static final int COLUMNS = 18;

  static final int KNOWN = 14;
  static final int FACE = 15;
  static final int IGNORED = 16;
  static final int EXACT = 17;

  private static final float SMALLEST_FACE = 8;
  private static final float LEAST_VISIBLE = 0.5f;

  private final Ops tf;
  private final RandomNumbers random;
  private final int size;
  private final Operand<TFloat32> table;
  private final Operand<TInt32> photoNumber;
  private final Operand<TString> file;
  private final Operand<TUint8> photo;
  private final Operand<TFloat32> left;
  private final Operand<TFloat32> top;
  private final Operand<TFloat32> scale;
  private final Operand<TBool> mirrored;

  CropGraph(Ops tf, FaceTable photos, RandomNumbers random, int size) {
    this.tf = tf;
    this.random = random;
    this.size = size;
    photoNumber = tf.gather(photos.sampling(), draw(count(photos.sampling())), zero());
    Operand<TInt32> start = tf.gather(photos.starts(), photoNumber, zero());
    Operand<TInt32> end =
        tf.gather(photos.starts(), tf.math.add(photoNumber, tf.constant(1)), zero());
    table =
        tf.slice(
            photos.faces(),
            tf.stack(List.of(start, zero())),
            tf.stack(List.of(tf.math.sub(end, start), tf.constant(FaceTable.COLUMNS))));
    file = tf.gather(photos.files(), photoNumber, zero());
    photo = tf.image.decodeJpeg(tf.io.readFile(file), DecodeJpeg.channels(3L));
    List<Operand<TFloat32>> box = chosen();
    Operand<TFloat32> longest = tf.math.maximum(width(), height());
    scale =
        tf.select(
            tf.math.less(random.next(), tf.constant(0.1f)),
            tf.math.div(tf.constant((float) size), longest),
            scaleFor(tf.math.sub(box.get(3), box.get(1)), longest));
    Operand<TFloat32> side = tf.math.div(tf.constant((float) size), scale);
    left = corner(box.get(0), box.get(2), side, width());
    top = corner(box.get(1), box.get(3), side, height());
    mirrored = tf.math.less(random.next(), tf.constant(0.5f));
  }

  /** The photo's path, string scalar. */
  Operand<TString> file() {
    return file;
  }

  /** Which photo it is, int32 scalar. */
  Operand<TInt32> photoNumber() {
    return photoNumber;
  }

  private Operand<TInt32> zero() {
    return tf.constant(0);
  }

  private Operand<TInt32> count(Operand<?> rows) {
    return tf.stridedSlice(tf.shape(rows), Indices.at(0));
  }

  private Operand<TFloat32> width() {
    return side(1);
  }

  private Operand<TFloat32> height() {
    return side(0);
  }

  private Operand<TFloat32> side(int dimension) {
    return tf.dtypes.cast(tf.stridedSlice(tf.shape(photo), Indices.at(dimension)), TFloat32.class);
  }

  private Operand<TInt32> draw(Operand<TInt32> count) {
    return tf.dtypes.cast(
        tf.math.floor(tf.math.mul(random.next(), tf.dtypes.cast(count, TFloat32.class))),
        TInt32.class);
  }

  /** Left, top, right, bottom of a face, or of the photo's middle where it has none. */
  private List<Operand<TFloat32>> chosen() {
    Operand<TFloat32> faces =
        tf.booleanMask(table, tf.math.less(column(table, FaceTable.IGNORED), tf.constant(0.5f)));
    Operand<TFloat32> extent = tf.stack(List.of(width(), height(), width(), height()));
    Operand<TFloat32> middle =
        tf.math.mul(extent, tf.constant(new float[] {0.3f, 0.3f, 0.7f, 0.7f}));
    Operand<TFloat32> boxes =
        tf.concat(List.of(columns(faces, 0, 4), tf.expandDims(middle, zero())), zero());
    return tf.unstack(tf.gather(boxes, draw(count(faces)), zero()), 4L).output().stream()
        .<Operand<TFloat32>>map(one -> one)
        .toList();
  }

  private Operand<TFloat32> scaleFor(Operand<TFloat32> faceHeight, Operand<TFloat32> longest) {
    Operand<TFloat32> height = tf.math.maximum(faceHeight, tf.constant(4f));
    Operand<TFloat32> most =
        tf.math.minimum(tf.constant(size * 15f / 16), tf.math.mul(height, tf.constant(2f)));
    Operand<TFloat32> whole =
        tf.math.div(
            tf.math.mul(height, tf.constant((float) size)),
            tf.math.mul(longest, tf.constant(1.3f)));
    Operand<TFloat32> least = tf.math.minimum(most, tf.math.maximum(tf.constant(12f), whole));
    Operand<TFloat32> wanted =
        tf.math.mul(least, tf.math.pow(tf.math.div(most, least), random.next()));
    return tf.math.div(wanted, height);
  }

  /** Where the crop begins: the face inside it, and as much of the photo as there is. */
  private Operand<TFloat32> corner(
      Operand<TFloat32> from,
      Operand<TFloat32> to,
      Operand<TFloat32> side,
      Operand<TFloat32> photoSide) {
    Operand<TFloat32> lowest = tf.math.sub(to, side);
    Operand<TFloat32> any =
        tf.math.add(lowest, tf.math.mul(random.next(), tf.math.sub(from, lowest)));
    Operand<TFloat32> slack = tf.math.sub(photoSide, side);
    return tf.math.minimum(
        tf.math.maximum(any, tf.math.minimum(slack, tf.constant(0f))),
        tf.math.maximum(slack, tf.constant(0f)));
  }

  /** The pixels, uint8 [size, size, 3]; black beyond the photo. */
  Operand<TUint8> image() {
    Operand<TFloat32> side = tf.math.div(tf.constant((float) size), scale);
    Operand<TInt32> firstRow = tf.dtypes.cast(tf.math.floor(floored(top)), TInt32.class);
    Operand<TInt32> firstColumn = tf.dtypes.cast(tf.math.floor(floored(left)), TInt32.class);
    Operand<TInt32> lastRow = last(top, side, height());
    Operand<TInt32> lastColumn = last(left, side, width());
    Operand<TUint8> part =
        tf.slice(
            photo,
            tf.stack(List.of(firstRow, firstColumn, zero())),
            tf.stack(
                List.of(
                    tf.math.sub(lastRow, firstRow),
                    tf.math.sub(lastColumn, firstColumn),
                    tf.constant(3))));
    Operand<TFloat32> shift =
        tf.math.mul(
            tf.math.sub(
                tf.dtypes.cast(tf.stack(List.of(firstRow, firstColumn)), TFloat32.class),
                tf.stack(List.of(top, left))),
            scale);
    Operand<TFloat32> resized =
        tf.image.scaleAndTranslate(
            tf.expandDims(part, zero()),
            tf.constant(new int[] {size, size}),
            tf.stack(List.of(scale, scale)),
            shift,
            ScaleAndTranslate.kernelType("triangle"),
            ScaleAndTranslate.antialias(true));
    Operand<TUint8> coloured =
        tf.dtypes.cast(
            ColourJitter.apply(
                tf, tf.reshape(resized, tf.constant(new int[] {size, size, 3})), random),
            TUint8.class);
    return tf.select(mirrored, tf.reverse(coloured, tf.constant(new int[] {1})), coloured);
  }

  private Operand<TFloat32> floored(Operand<TFloat32> start) {
    return tf.math.maximum(start, tf.constant(0f));
  }

  private Operand<TInt32> last(
      Operand<TFloat32> start, Operand<TFloat32> side, Operand<TFloat32> photoSide) {
    return tf.dtypes.cast(
        tf.math.minimum(tf.math.ceil(tf.math.add(start, side)), photoSide), TInt32.class);
  }

  /** The faces and regions to ignore, float [rows, {@link #COLUMNS}]. */
  Operand<TFloat32> faces(int rows) {
    Operand<TFloat32> ends = tf.constant((float) size);
    Operand<TFloat32> whole = boxes(columns(table, 0, 4));
    Operand<TFloat32> boxes = tf.clipByValue(whole, tf.constant(0f), ends);
    Operand<TFloat32> landmarks =
        mirror(
            place(columns(table, FaceTable.LANDMARKS, FaceTable.KNOWN), 5),
            5,
            new int[] {2, 3, 0, 1, 4, 5, 8, 9, 6, 7});
    Operand<TFloat32> inside = area(boxes);
    Operand<TFloat32> visible = tf.math.div(inside, area(whole));
    Operand<TFloat32> height = tf.math.sub(column(whole, 3), column(whole, 1));
    Operand<TFloat32> face =
        tf.math.mul(
            tf.math.sub(tf.constant(1f), column(table, FaceTable.IGNORED)),
            tf.math.mul(
                number(tf.math.greaterEqual(visible, tf.constant(LEAST_VISIBLE))),
                number(tf.math.greaterEqual(height, tf.constant(SMALLEST_FACE)))));
    Operand<TFloat32> ignored =
        tf.math.mul(
            number(tf.math.greater(inside, tf.constant(0f))), tf.math.sub(tf.constant(1f), face));
    Operand<TFloat32> all =
        tf.concat(
            List.of(
                boxes,
                landmarks,
                tf.stack(
                    List.of(
                        column(table, FaceTable.KNOWN),
                        face,
                        ignored,
                        column(table, FaceTable.EXACT)),
                    Stack.axis(1L))),
            tf.constant(1));
    // a face comes before any region to ignore, however large that is
    Operand<TFloat32> order =
        tf.math.mul(
            tf.math.add(inside, tf.math.mul(face, tf.constant((float) size * size + 1))),
            tf.math.add(face, ignored));
    return largest(all, order, rows);
  }

  private Operand<TFloat32> largest(Operand<TFloat32> all, Operand<TFloat32> order, int rows) {
    Operand<TFloat32> padded =
        tf.concat(
            List.of(all, tf.zeros(tf.constant(new int[] {rows, COLUMNS}), TFloat32.class)), zero());
    Operand<TFloat32> keys =
        tf.concat(List.of(order, tf.zeros(tf.constant(new int[] {rows}), TFloat32.class)), zero());
    TopK<TFloat32, TInt32> best = tf.nn.topK(keys, tf.constant(rows), TInt32.class);
    Operand<TFloat32> used = number(tf.math.greater(best.values(), tf.constant(0f)));
    return tf.math.mul(
        tf.gather(padded, best.indices(), zero()), tf.expandDims(used, tf.constant(1)));
  }

  /** Boxes of the photo, float [n, 4] left, top, right, bottom, in pixels of the crop. */
  Operand<TFloat32> boxes(Operand<TFloat32> ofPhoto) {
    return mirror(place(ofPhoto, 2), 2, new int[] {2, 1, 0, 3});
  }

  /** Points of the photo, x y x y ..., as points of the crop. */
  private Operand<TFloat32> place(Operand<TFloat32> points, int count) {
    Operand<TFloat32> corner =
        tf.tile(tf.stack(List.of(left, top)), tf.constant(new int[] {count}));
    return tf.math.mul(tf.math.sub(points, corner), scale);
  }

  private Operand<TFloat32> mirror(Operand<TFloat32> points, int count, int[] swapped) {
    float[] sign = new float[2 * count];
    float[] offset = new float[2 * count];
    for (int i = 0; i < count; i++) {
      sign[2 * i] = -1;
      sign[2 * i + 1] = 1;
      offset[2 * i] = size;
    }
    Operand<TFloat32> flipped =
        tf.gather(
            tf.math.add(tf.math.mul(points, tf.constant(sign)), tf.constant(offset)),
            tf.constant(swapped),
            tf.constant(1));
    return tf.select(mirrored, flipped, points);
  }

  private Operand<TFloat32> area(Operand<TFloat32> boxes) {
    return tf.math.mul(
        tf.math.sub(column(boxes, 2), column(boxes, 0)),
        tf.math.sub(column(boxes, 3), column(boxes, 1)));
  }

  private Operand<TFloat32> number(Operand<TBool> condition) {
    return tf.dtypes.cast(condition, TFloat32.class);
  }

  private Operand<TFloat32> columns(Operand<TFloat32> rows, int from, int to) {
    return tf.stridedSlice(rows, Indices.all(), Indices.slice(from, to));
  }

  private Operand<TFloat32> column(Operand<TFloat32> rows, int at) {
    return tf.stridedSlice(rows, Indices.all(), Indices.at(at));
  }
}
