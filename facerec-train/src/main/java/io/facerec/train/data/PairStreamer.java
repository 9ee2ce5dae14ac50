package io.facerec.train.data;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableMap;
import io.facerec.train.estimator.InputFunction;
import io.facerec.train.estimator.Start;
import io.facerec.train.estimator.TrainingHook;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.image.DecodeJpeg;
import org.tensorflow.op.image.ResizeBilinear;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
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
 * @param share of pairs of one person, in [0, 1]; empty where people are drawn without regard to it
 * @param image the pictures' form
 * @param augmentation how each picture is changed before it is standardised
 * @param seed of the draw and of the changes
 * @param calls pairs read and decoded at once
 * @param batch pairs at once
 * @param prefetch batches made ahead
 */
public record PairStreamer(
    FaceFolder people,
    OptionalDouble share,
    ImageSpec image,
    Augmentation augmentation,
    long seed,
    int calls,
    int batch,
    int prefetch)
    implements InputFunction {
  /** The name of the feature that holds the first picture of each pair. */
  public static final String FIRST = "first";

  /** The name of the feature that holds the second picture of each pair. */
  public static final String SECOND = "second";

  /** The name of the feature that holds both, flat. */
  public static final String PAIR = "pair";

  /** The name of the label. */
  public static final String DIFFERENT = "different";

  /** Which component of an element is its number. */
  private static final int NUMBER = 4;

  /** Keep what is drawn for each picture of a pair apart. */
  private static final long[] KEYS = {0x0ddL, 0xe7e4L};

  /** Checks the ranges. */
  public PairStreamer {
    share.ifPresent(
        same -> checkArgument(same >= 0 && same <= 1, "the share is %s, must be in [0, 1]", same));
    checkArgument(calls >= 1, "%s parallel calls, must be at least 1", calls);
    checkArgument(batch >= 1, "the batch is %s, must be at least 1", batch);
    checkArgument(prefetch >= 1, "%s batches ahead, must be at least 1", prefetch);
  }

  /** Half the pairs of one person, grey pictures of 128 pixels, 4 calls, batches of 64, 2 ahead. */
  public static PairStreamer of(FaceFolder people) {
    return new PairStreamer(
        people, OptionalDouble.of(0.5), ImageSpec.grey(128), Augmentation.NONE, 0, 4, 64, 2);
  }

  /** The same with this share of pairs of one person. */
  public PairStreamer balanced(double sameShare) {
    return new PairStreamer(
        people, OptionalDouble.of(sameShare), image, augmentation, seed, calls, batch, prefetch);
  }

  /**
   * The same with both people of a pair drawn evenly from all, the naive way: of 1,000 people,
   * about one pair in 1,000 is of one person.
   */
  public PairStreamer random() {
    return new PairStreamer(
        people, OptionalDouble.empty(), image, augmentation, seed, calls, batch, prefetch);
  }

  /** The same with pictures of another form. */
  public PairStreamer image(ImageSpec spec) {
    return new PairStreamer(people, share, spec, augmentation, seed, calls, batch, prefetch);
  }

  /** The same pairs, their pictures changed at random. */
  public PairStreamer augment(Augmentation changes) {
    return new PairStreamer(people, share, image, changes, seed, calls, batch, prefetch);
  }

  /** The same with other pairs. */
  public PairStreamer seed(long value) {
    return new PairStreamer(people, share, image, augmentation, value, calls, batch, prefetch);
  }

  /** The same pairs with another parallelism. */
  public PairStreamer parallelCalls(int count) {
    return new PairStreamer(people, share, image, augmentation, seed, count, batch, prefetch);
  }

  /** The same with another batch. */
  public PairStreamer batch(int pairs) {
    return new PairStreamer(people, share, image, augmentation, seed, calls, pairs, prefetch);
  }

  /** The same with more or fewer batches made ahead. */
  public PairStreamer prefetch(int batches) {
    return new PairStreamer(people, share, image, augmentation, seed, calls, batch, batches);
  }

  @Override
  public Input build(Ops tf, Start start) {
    PairTable table = new PairTable(people);
    double same = share.orElse(table.naiveShare());
    NumberedStream stream =
        NumberedStream.from(
            tf,
            start.element(batch),
            calls,
            table.constants(tf),
            (fn, number, constants) -> pair(fn, draw(fn, table, same, number, constants)));
    Dataset.Elements next =
        stream.iterate(
            new PictureVariation(augmentation, image)
                .each(stream.elements(), calls, true, NUMBER, seed ^ KEYS[0], seed ^ KEYS[1])
                .batch(batch, true)
                .map(1, List.of(), (fn, pairs, none) -> standardised(fn, pairs))
                .prefetch(prefetch));
    List<Operand<?>> batches = next.tensors();
    Operand<TFloat32> first = batches.get(0).asOutput().expect(TFloat32.class);
    Operand<TFloat32> second = batches.get(1).asOutput().expect(TFloat32.class);
    Operand<TString> paths = batches.get(3).asOutput().expect(TString.class);
    Input input =
        new Input(
                Map.of(FIRST, first, SECOND, second, PAIR, flat(tf, first, second)),
                Map.of(DIFFERENT, batches.get(2)),
                next.initializer())
            .withSources(tf.reshape(paths, tf.constant(new int[] {-1})));
    return stream.place(input, batches);
  }

  @Override
  public List<TrainingHook> hooks() {
    return List.of(skippedFiles());
  }

  /** A hook that counts and names the files that this stream leaves out. */
  public SkippedFiles skippedFiles() {
    return new SkippedFiles(this::files);
  }

  private ImmutableMap<Long, List<Path>> files(List<Long> elements) {
    PairTable table = new PairTable(people);
    double same = share.orElse(table.naiveShare());
    return ElementFiles.drawnBy(
            table::constants,
            (fn, number, constants) -> List.of(draw(fn, table, same, number, constants).paths()))
        .of(elements);
  }

  /**
   * A pair before it is read.
   *
   * @param different float scalar
   * @param paths string [2]
   */
  private record Draw(Operand<TFloat32> different, Operand<TString> paths) {}

  private Draw draw(
      Ops tf, PairTable table, double same, List<Operand<?>> number, List<Operand<?>> constants) {
    Operand<TInt64> at = number.get(0).asOutput().expect(TInt64.class);
    Operand<TFloat32> uniform =
        tf.random.statelessRandomUniform(
            tf.constant(new int[] {PairTable.DRAWS + 1}), tf.stack(List.of(tf.constant(seed), at)));
    List<Operand<TFloat32>> random =
        List.copyOf(tf.unstack(uniform, PairTable.DRAWS + 1L).output());
    Operand<TFloat32> different =
        tf.dtypes.cast(
            tf.math.greaterEqual(random.get(0), tf.constant((float) same)), TFloat32.class);
    List<Operand<TInt32>> rows =
        table.draw(tf, constants, different, random.subList(1, random.size()));
    return new Draw(
        different,
        tf.stack(
            List.of(
                PathTable.path(tf, constants, rows.get(0)),
                PathTable.path(tf, constants, rows.get(1)))));
  }

  private List<Operand<?>> pair(Ops tf, Draw draw) {
    List<Operand<TString>> paths = List.copyOf(tf.unstack(draw.paths(), 2L).output());
    return List.of(
        picture(tf, paths.get(0)), picture(tf, paths.get(1)), draw.different(), draw.paths());
  }

  private Operand<TFloat32> picture(Ops tf, Operand<TString> path) {
    return tf.reshape(
        tf.image.resizeBilinear(
            tf.expandDims(
                tf.image.decodeJpeg(
                    tf.io.readFile(path), DecodeJpeg.channels((long) image.channels())),
                tf.constant(0)),
            tf.constant(new int[] {image.size(), image.size()}),
            ResizeBilinear.halfPixelCenters(true)),
        tf.constant(new int[] {image.size(), image.size(), image.channels()}));
  }

  private List<Operand<?>> standardised(Ops tf, List<Operand<?>> pairs) {
    List<Operand<?>> result = new ArrayList<>(pairs);
    Operand<TInt64> first =
        tf.gather(
            pairs.get(NUMBER).asOutput().expect(TInt64.class), tf.constant(0), tf.constant(0));
    for (int i = 0; i < 2; i++) {
      Operand<TFloat32> pictures = pairs.get(i).asOutput().expect(TFloat32.class);
      if (augmentation.exposure()) {
        Operand<TInt64> key = tf.stack(List.of(tf.constant(seed ^ KEYS[i]), first));
        pictures = Exposure.vary(tf, pictures, batch, image, key);
      }
      result.set(i, Standardization.of(tf, pictures, image));
    }
    return result;
  }

  private Operand<TFloat32> flat(Ops tf, Operand<TFloat32> first, Operand<TFloat32> second) {
    int values = image.size() * image.size() * image.channels();
    Operand<TInt32> rows = tf.constant(new int[] {batch, values});
    return tf.concat(List.of(tf.reshape(first, rows), tf.reshape(second, rows)), tf.constant(1));
  }
}
