package io.facerec.train.mining;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.primitives.ImmutableIntArray;
import io.facerec.train.data.HardPairs;
import java.util.List;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.StdArrays;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * For each of some photos the nearest of another person, and the farthest of the same one, by their
 * embeddings; one graph, in which all are compared with all.
 */
final class PairMiner {
  /** More than any squared distance. */
  private static final float FAR = 1e9f;

  private PairMiner() {}

  /**
   * A photo of a known person.
   *
   * @param number its place in the folder
   * @param person the same number for photos of one person
   * @param embedding of the same length for all; not copied
   */
  @SuppressWarnings("ArrayRecordComponent") // lives between two loops
  record Embedded(int number, int person, float[] embedding) {}

  /** The hardest pairs of these photos, of which there are two or more. */
  static HardPairs.Table hardest(List<Embedded> photos) {
    checkArgument(photos.size() >= 2, "%s photos, pairs need two or more", photos.size());
    float[][] embeddings = photos.stream().map(Embedded::embedding).toArray(float[][]::new);
    int[] people = photos.stream().mapToInt(Embedded::person).toArray();
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      Placeholder<TFloat32> x = tf.placeholder(TFloat32.class);
      Placeholder<TInt32> person = tf.placeholder(TInt32.class);
      Operand<TFloat32> distances = squaredDistances(tf, x);
      Operand<TBool> same =
          tf.math.equal(
              tf.expandDims(person, tf.constant(0)), tf.expandDims(person, tf.constant(1)));
      Operand<TFloat32> toOthers =
          tf.math.add(
              distances, tf.math.mul(tf.dtypes.cast(same, TFloat32.class), tf.constant(FAR)));
      Operand<TFloat32> toSelf =
          tf.math.sub(
              distances,
              tf.math.mul(
                  tf.dtypes.cast(tf.math.logicalNot(same), TFloat32.class), tf.constant(FAR)));
      Operand<TInt32> nearest = tf.math.argMin(toOthers, tf.constant(1), TInt32.class);
      Operand<TInt32> farthest = tf.math.argMax(toSelf, tf.constant(1), TInt32.class);
      try (TFloat32 rows = TFloat32.tensorOf(StdArrays.ndCopyOf(embeddings));
          TInt32 numbers = TInt32.vectorOf(people);
          Session session = new Session(graph);
          Result result =
              session
                  .runner()
                  .feed(x, rows)
                  .feed(person, numbers)
                  .fetch(nearest)
                  .fetch(farthest)
                  .run()) {
        return new HardPairs.Table(
            pairs(photos, (TInt32) result.get(1), true),
            pairs(photos, (TInt32) result.get(0), false));
      }
    }
  }

  private static Operand<TFloat32> squaredDistances(Ops tf, Operand<TFloat32> x) {
    Operand<TFloat32> squares = tf.sum(tf.math.square(x), tf.constant(1));
    return tf.math.sub(
        tf.math.add(tf.expandDims(squares, tf.constant(0)), tf.expandDims(squares, tf.constant(1))),
        tf.math.mul(tf.constant(2f), tf.linalg.matMul(x, x, MatMul.transposeB(true))));
  }

  /** Each photo with its partner, where that is of the wanted kind and not the photo itself. */
  private static ImmutableIntArray pairs(List<Embedded> photos, TInt32 partners, boolean same) {
    ImmutableIntArray.Builder pairs = ImmutableIntArray.builder();
    for (int i = 0; i < photos.size(); i++) {
      int partner = partners.getInt(i);
      boolean one = photos.get(i).person() == photos.get(partner).person();
      if (partner != i && one == same) {
        pairs.add(photos.get(i).number()).add(photos.get(partner).number());
      }
    }
    return pairs.build();
  }
}
