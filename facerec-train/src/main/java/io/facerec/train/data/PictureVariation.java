package io.facerec.train.data;

import java.util.ArrayList;
import java.util.List;
import org.tensorflow.ConcreteFunction;
import org.tensorflow.Operand;
import org.tensorflow.Signature;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Sum;
import org.tensorflow.op.image.DecodeJpeg;
import org.tensorflow.op.image.ImageProjectiveTransformV3;
import org.tensorflow.op.train.BatchMatMul;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.TUint8;

/**
 * The graph of an {@link Augmentation} of one picture, float [size, size, channels] from 0 to 255.
 * What happens to some pictures alone is computed for those alone.
 */
final class PictureVariation {
  private static final int NUMBERS = 12;

  /** Keeps these numbers apart from those of the movement. */
  private static final long APART = 0x7a21;

  private final Augmentation augmentation;
  private final ImageSpec image;

  PictureVariation(Augmentation augmentation, ImageSpec image) {
    this.augmentation = augmentation;
    this.image = image;
  }

  /**
   * Elements whose first pictures are changed one by one.
   *
   * @param moved whether they are moved too; faces are moved as they are aligned
   * @param numberAt the component that holds an element's number
   * @param seeds of the first component, the second and so on
   */
  Dataset each(Dataset elements, int calls, boolean moved, int numberAt, long... seeds) {
    boolean moves = moved && !augmentation.movement().equals(Jitter.NONE);
    Dataset result = elements;
    if (moves || augmentation.light().isOn()) {
      result =
          result.mapInline(
              calls,
              List.of(),
              changing(
                  numberAt,
                  seeds,
                  (fn, x, key) -> light(fn, moves ? move(fn, x, key) : x, numbers(fn, key))));
    }
    if (augmentation.changesSome()) {
      Change some = (fn, x, key) -> changeSome(fn, x, numbers(fn, key));
      result = result.map(calls, List.of(), changing(numberAt, seeds, some));
    }
    return result;
  }

  /** What becomes of a picture for a key, int64 [2]. */
  @FunctionalInterface
  private interface Change {
    Operand<TFloat32> of(Ops tf, Operand<TFloat32> picture, Operand<TInt64> key);
  }

  private static Dataset.Mapping changing(int numberAt, long[] seeds, Change change) {
    return (fn, element, none) -> {
      List<Operand<?>> result = new ArrayList<>(element);
      Operand<TInt64> number = element.get(numberAt).asOutput().expect(TInt64.class);
      for (int i = 0; i < seeds.length; i++) {
        Operand<TInt64> key = fn.stack(List.of(fn.constant(seeds[i]), number));
        result.set(i, change.of(fn, element.get(i).asOutput().expect(TFloat32.class), key));
      }
      return result;
    };
  }

  private static Operand<TFloat32> numbers(Ops tf, Operand<TInt64> key) {
    return tf.random.statelessRandomUniform(
        tf.constant(new int[] {NUMBERS}), tf.math.add(key, tf.constant(new long[] {APART, 0})));
  }

  /**
   * The moved picture; its border goes on where it was moved away.
   *
   * @param key int64 [2]: the same gives the same movement
   */
  private Operand<TFloat32> move(Ops tf, Operand<TFloat32> picture, Operand<TInt64> key) {
    Operand<TFloat32> projection =
        tf.slice(
            tf.reshape(
                augmentation.movement().draw(tf, image.size(), key), tf.constant(new int[] {1, 9})),
            tf.constant(new int[] {0, 0}),
            tf.constant(new int[] {1, 8}));
    return shaped(
        tf,
        tf.image.imageProjectiveTransformV3(
            tf.expandDims(picture, tf.constant(0)),
            projection,
            tf.constant(new int[] {image.size(), image.size()}),
            tf.constant(0f),
            "BILINEAR",
            ImageProjectiveTransformV3.fillMode("NEAREST")));
  }

  private Operand<TFloat32> light(Ops tf, Operand<TFloat32> x, Operand<TFloat32> drawn) {
    Augmentation.Light light = augmentation.light();
    if (!light.isOn()) {
      return x;
    }
    Operand<TFloat32> contrast =
        between(tf, at(tf, drawn, 0), 1 - light.contrast(), 1 + light.contrast());
    Operand<TFloat32> added =
        between(tf, at(tf, drawn, 1), -light.brightness(), light.brightness());
    Operand<TFloat32> mean = tf.math.mean(x, tf.constant(new int[] {0, 1, 2}));
    Operand<TFloat32> shift =
        tf.math.add(tf.math.mul(mean, tf.math.sub(tf.constant(1f), contrast)), added);
    return tf.clipByValue(
        tf.math.add(tf.math.mul(x, contrast), shift), tf.constant(0f), tf.constant(255f));
  }

  /** Blurs, compresses and covers some pictures. */
  private Operand<TFloat32> changeSome(Ops tf, Operand<TFloat32> x, Operand<TFloat32> drawn) {
    Operand<TFloat32> y = x;
    y = sometimes(tf, augmentation.blur().probability(), 2, y, drawn, this::blur);
    y = sometimes(tf, augmentation.jpeg().probability(), 4, y, drawn, this::compress);
    return sometimes(tf, augmentation.cutout().probability(), 6, y, drawn, this::cover);
  }

  private static Operand<TFloat32> at(Ops tf, Operand<TFloat32> drawn, int index) {
    return tf.gather(drawn, tf.constant(index), tf.constant(0));
  }

  private static Operand<TFloat32> between(
      Ops tf, Operand<TFloat32> uniform, double least, double most) {
    return tf.math.add(
        tf.math.mul(uniform, tf.constant((float) (most - least))), tf.constant((float) least));
  }

  /** What a change makes of a picture, if the number at an index is below the probability. */
  private Operand<TFloat32> sometimes(
      Ops tf,
      double probability,
      int index,
      Operand<TFloat32> x,
      Operand<TFloat32> drawn,
      Drawn change) {
    if (probability == 0) {
      return x;
    }
    Operand<TBool> wanted = tf.math.less(at(tf, drawn, index), tf.constant((float) probability));
    try (ConcreteFunction changed = branch(x.shape(), change);
        ConcreteFunction left = branch(x.shape(), (fn, picture, numbers) -> fn.identity(picture))) {
      return shaped(
          tf,
          tf.statelessIf(wanted, List.of(x, drawn), List.of(TFloat32.class), changed, left)
              .iterator()
              .next()
              .asOutput()
              .expect(TFloat32.class));
    }
  }

  /** What becomes of a picture for the numbers that were drawn, float [{@value #NUMBERS}]. */
  @FunctionalInterface
  private interface Drawn {
    Operand<TFloat32> of(Ops tf, Operand<TFloat32> picture, Operand<TFloat32> drawn);
  }

  private static ConcreteFunction branch(Shape shape, Drawn change) {
    return ConcreteFunction.create(
        tf -> {
          Operand<TFloat32> x = tf.placeholder(TFloat32.class, Placeholder.shape(shape));
          Operand<TFloat32> drawn =
              tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(NUMBERS)));
          return Signature.builder()
              .input("x", x)
              .input("drawn", drawn)
              .output("y", change.of(tf, x, drawn))
              .build();
        });
  }

  /**
   * By a Gaussian along rows and columns, which is a matrix on either side; at the border the
   * weights of what is there add to 1.
   */
  private Operand<TFloat32> blur(Ops tf, Operand<TFloat32> x, Operand<TFloat32> drawn) {
    double most = augmentation.blur().deviation();
    Operand<TFloat32> deviation = between(tf, at(tf, drawn, 3), most / 5, most);
    float[][] distances = new float[image.size()][image.size()];
    for (int i = 0; i < distances.length; i++) {
      for (int j = 0; j < distances.length; j++) {
        distances[i][j] = i - j;
      }
    }
    Operand<TFloat32> weights =
        tf.math.exp(
            tf.math.mul(
                tf.constant(-0.5f),
                tf.math.square(tf.math.div(tf.constant(distances), deviation))));
    Operand<TFloat32> matrix =
        tf.math.div(weights, tf.sum(weights, tf.constant(1), Sum.keepDims(true)));
    Operand<TFloat32> planes = tf.linalg.transpose(x, tf.constant(new int[] {2, 0, 1}));
    return tf.linalg.transpose(
        tf.train.batchMatMul(
            tf.train.batchMatMul(matrix, planes, TFloat32.class),
            matrix,
            TFloat32.class,
            BatchMatMul.adjY(true)),
        tf.constant(new int[] {1, 2, 0}));
  }

  private Operand<TFloat32> compress(Ops tf, Operand<TFloat32> x, Operand<TFloat32> drawn) {
    Augmentation.Jpeg jpeg = augmentation.jpeg();
    Operand<TInt32> quality =
        tf.dtypes.cast(
            between(tf, at(tf, drawn, 5), jpeg.least(), jpeg.most() + 0.999), TInt32.class);
    Operand<TUint8> pixels = tf.dtypes.cast(tf.math.rint(x), TUint8.class);
    return shaped(
        tf,
        tf.dtypes.cast(
            tf.image.decodeJpeg(
                tf.image.encodeJpegVariableQuality(pixels, quality),
                DecodeJpeg.channels((long) image.channels())),
            TFloat32.class));
  }

  /** A rectangle of one grey. */
  private Operand<TFloat32> cover(Ops tf, Operand<TFloat32> x, Operand<TFloat32> drawn) {
    int size = image.size();
    Operand<TBool> inside =
        tf.math.logicalAnd(
            span(tf, new int[] {size, 1, 1}, at(tf, drawn, 7), at(tf, drawn, 8)),
            span(tf, new int[] {1, size, 1}, at(tf, drawn, 9), at(tf, drawn, 10)));
    return tf.select(inside, tf.math.mul(at(tf, drawn, 11), tf.constant(255f)), x);
  }

  private Operand<TBool> span(
      Ops tf, int[] shape, Operand<TFloat32> middle, Operand<TFloat32> extent) {
    float[] places = new float[image.size()];
    for (int i = 0; i < places.length; i++) {
      places[i] = (i + 0.5f) / places.length;
    }
    Augmentation.Cutout cutout = augmentation.cutout();
    return tf.math.less(
        tf.math.abs(tf.math.sub(tf.reshape(tf.constant(places), tf.constant(shape)), middle)),
        between(tf, extent, cutout.least() / 2, cutout.most() / 2));
  }

  private Operand<TFloat32> shaped(Ops tf, Operand<TFloat32> picture) {
    return tf.reshape(
        picture, tf.constant(new int[] {image.size(), image.size(), image.channels()}));
  }
}
