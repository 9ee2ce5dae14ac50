package io.facerec.train.data;

import static com.google.common.base.Preconditions.checkArgument;

import io.facerec.train.estimator.InputFunction;
import io.facerec.train.estimator.Start;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.image.DecodeJpeg;
import org.tensorflow.op.image.ResizeBilinear;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.TString;

/**
 * An endless stream of pairs of photos, drawn in the graph: a counter, random numbers that depend
 * on the counter and the seed alone, the table of paths, then read, decode, resize and standardise
 * in parallel. The same seed gives the same pairs whatever the parallelism, and a stream can begin
 * at any batch.
 *
 * <p>A pair of one person is a person of two photos or more, and two of these photos; a pair of two
 * people is two people, and a photo of each; all drawn evenly. Each picture is standardised: its
 * mean is 0 and its deviation 1 (a picture of one colour is all 0).
 *
 * <p>Features {@value #FIRST} and {@value #SECOND}: float [batch, size, size, channels]; {@value
 * #PAIR}: float [batch, 2 x size x size x channels], both pictures one after the other, row by row.
 * Label {@value #DIFFERENT}: float [batch], 0 for one person and 1 for two. Immutable.
 *
 * @param people whose photos are paired
 * @param share of pairs of one person, in [0, 1]
 * @param image the pictures' form
 * @param seed of the draw
 * @param calls pairs read and decoded at once
 * @param batch pairs at once
 * @param prefetch batches made ahead
 */
public record PairStreamer(
    FaceFolder people, double share, ImageSpec image, long seed, int calls, int batch, int prefetch)
    implements InputFunction {
  /** The name of the feature that holds the first picture of each pair. */
  public static final String FIRST = "first";

  /** The name of the feature that holds the second picture of each pair. */
  public static final String SECOND = "second";

  /** The name of the feature that holds both, flat. */
  public static final String PAIR = "pair";

  /** The name of the label. */
  public static final String DIFFERENT = "different";

  /** Checks the ranges. */
  public PairStreamer {
    checkArgument(share >= 0 && share <= 1, "the share is %s, must be in [0, 1]", share);
    checkArgument(calls >= 1, "%s parallel calls, must be at least 1", calls);
    checkArgument(batch >= 1, "the batch is %s, must be at least 1", batch);
    checkArgument(prefetch >= 1, "%s batches ahead, must be at least 1", prefetch);
  }

  /** Half the pairs of one person, grey pictures of 128 pixels, 4 calls, batches of 64, 2 ahead. */
  public static PairStreamer of(FaceFolder people) {
    return new PairStreamer(people, 0.5, ImageSpec.grey(128), 0, 4, 64, 2);
  }

  /** The same with this share of pairs of one person. */
  public PairStreamer balanced(double sameShare) {
    return new PairStreamer(people, sameShare, image, seed, calls, batch, prefetch);
  }

  /** The same with pictures of another form. */
  public PairStreamer image(ImageSpec spec) {
    return new PairStreamer(people, share, spec, seed, calls, batch, prefetch);
  }

  /** The same with other pairs. */
  public PairStreamer seed(long value) {
    return new PairStreamer(people, share, image, value, calls, batch, prefetch);
  }

  /** The same pairs with another parallelism. */
  public PairStreamer parallelCalls(int count) {
    return new PairStreamer(people, share, image, seed, count, batch, prefetch);
  }

  /** The same with another batch. */
  public PairStreamer batch(int pairs) {
    return new PairStreamer(people, share, image, seed, calls, pairs, prefetch);
  }

  /** The same with more or fewer batches made ahead. */
  public PairStreamer prefetch(int batches) {
    return new PairStreamer(people, share, image, seed, calls, batch, batches);
  }

  @Override
  public Input build(Ops tf, Start start) {
    PairTable table = new PairTable(people);
    Dataset.Elements next =
        Dataset.range(tf, start.element(batch), Long.MAX_VALUE)
            .map(calls, table.constants(tf), (fn, at, constants) -> pair(fn, table, at, constants))
            .batch(batch, true)
            .prefetch(prefetch)
            .iterate();
    List<Operand<?>> tensors = next.tensors();
    return new Input(
        Map.of(FIRST, tensors.get(0), SECOND, tensors.get(1), PAIR, tensors.get(2)),
        Map.of(DIFFERENT, tensors.get(3)),
        next.initializer());
  }

  private List<Operand<?>> pair(
      Ops tf, PairTable table, List<Operand<?>> place, List<Operand<?>> constants) {
    Operand<TInt64> at = place.get(0).asOutput().expect(TInt64.class);
    Operand<TFloat32> uniform =
        tf.random.statelessRandomUniform(
            tf.constant(new int[] {PairTable.DRAWS + 1}), tf.stack(List.of(tf.constant(seed), at)));
    List<Operand<TFloat32>> random =
        List.copyOf(tf.unstack(uniform, PairTable.DRAWS + 1L).output());
    Operand<TFloat32> different =
        tf.dtypes.cast(
            tf.math.greaterEqual(random.get(0), tf.constant((float) share)), TFloat32.class);
    List<Operand<TString>> paths =
        table.draw(tf, constants, different, random.subList(1, random.size()));
    Operand<TFloat32> first = picture(tf, paths.get(0));
    Operand<TFloat32> second = picture(tf, paths.get(1));
    Operand<TFloat32> flat =
        tf.reshape(
            tf.stack(List.of(first, second)),
            tf.constant(new int[] {2 * image.size() * image.size() * image.channels()}));
    return List.of(first, second, flat, different);
  }

  private Operand<TFloat32> picture(Ops tf, Operand<TString> path) {
    Operand<TFloat32> resized =
        tf.reshape(
            tf.image.resizeBilinear(
                tf.expandDims(
                    tf.image.decodeJpeg(
                        tf.io.readFile(path), DecodeJpeg.channels((long) image.channels())),
                    tf.constant(0)),
                tf.constant(new int[] {image.size(), image.size()}),
                ResizeBilinear.halfPixelCenters(true)),
            tf.constant(new int[] {image.size(), image.size(), image.channels()}));
    Operand<TFloat32> mean = tf.math.mean(resized, tf.constant(new int[] {0, 1, 2}));
    Operand<TFloat32> centred = tf.math.sub(resized, mean);
    Operand<TFloat32> deviation =
        tf.math.sqrt(tf.math.mean(tf.math.square(centred), tf.constant(new int[] {0, 1, 2})));
    // as tf.image.per_image_standardization: no picture is divided by less than 1 / sqrt(values)
    float least = (float) (1 / Math.sqrt((double) image.size() * image.size() * image.channels()));
    return tf.math.div(centred, tf.math.maximum(deviation, tf.constant(least)));
  }
}
