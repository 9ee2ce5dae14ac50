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
import java.util.Optional;
import java.util.OptionalDouble;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
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
 * @param hard where pairs are found that the net gets wrong, if they are to be preferred
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
    Optional<HardPairs> hard,
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
        people,
        OptionalDouble.of(0.5),
        Optional.empty(),
        ImageSpec.grey(128),
        Augmentation.NONE,
        0,
        4,
        64,
        2);
  }

  /** The same with this share of pairs of one person. */
  public PairStreamer balanced(double sameShare) {
    return new PairStreamer(
        people,
        OptionalDouble.of(sameShare),
        hard,
        image,
        augmentation,
        seed,
        calls,
        batch,
        prefetch);
  }

  /**
   * The same with both people of a pair drawn evenly from all, the naive way: of 1,000 people,
   * about one pair in 1,000 is of one person.
   */
  public PairStreamer random() {
    return new PairStreamer(
        people, OptionalDouble.empty(), hard, image, augmentation, seed, calls, batch, prefetch);
  }

  /**
   * The same with some pairs that the net of late got wrong or nearly so: of two people who are
   * near, of one person far apart. The rest, and the share of pairs of one person, are as before.
   */
  public PairStreamer hard(HardPairs pairs) {
    return new PairStreamer(
        people, share, Optional.of(pairs), image, augmentation, seed, calls, batch, prefetch);
  }

  /** The same with pictures of another form. */
  public PairStreamer image(ImageSpec spec) {
    return new PairStreamer(people, share, hard, spec, augmentation, seed, calls, batch, prefetch);
  }

  /** The same pairs, their pictures changed at random. */
  public PairStreamer augment(Augmentation changes) {
    return new PairStreamer(people, share, hard, image, changes, seed, calls, batch, prefetch);
  }

  /** The same with other pairs. */
  public PairStreamer seed(long value) {
    return new PairStreamer(
        people, share, hard, image, augmentation, value, calls, batch, prefetch);
  }

  /** The same pairs with another parallelism. */
  public PairStreamer parallelCalls(int count) {
    return new PairStreamer(people, share, hard, image, augmentation, seed, count, batch, prefetch);
  }

  /** The same with another batch. */
  public PairStreamer batch(int pairs) {
    return new PairStreamer(people, share, hard, image, augmentation, seed, calls, pairs, prefetch);
  }

  /** The same with more or fewer batches made ahead. */
  public PairStreamer prefetch(int batches) {
    return new PairStreamer(people, share, hard, image, augmentation, seed, calls, batch, batches);
  }

  @Override
  public Input build(Ops tf, Start start) {
    PairDraw draw = new PairDraw(people, share, hard, seed);
    long begin = start.element(batch);
    NumberedStream stream =
        new NumberedStream(
            tf,
            draw.source(tf, begin),
            begin,
            calls,
            draw.constants(tf),
            (fn, element, constants) -> read(fn, draw.pair(fn, element, constants)));
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
    PairDraw draw = new PairDraw(people, share, hard, seed);
    return ElementFiles.drawnBy(
            draw::source,
            draw::constants,
            (fn, element, constants) -> List.of(draw.pair(fn, element, constants).paths()))
        .of(elements);
  }

  private List<Operand<?>> read(Ops tf, PairDraw.Pair pair) {
    PictureGraph picture = new PictureGraph(image);
    List<Operand<TString>> paths = List.copyOf(tf.unstack(pair.paths(), 2L).output());
    return List.of(
        picture.read(tf, paths.get(0)),
        picture.read(tf, paths.get(1)),
        pair.different(),
        pair.paths());
  }

  private List<Operand<?>> standardised(Ops tf, List<Operand<?>> pairs) {
    List<Operand<?>> result = new ArrayList<>(pairs);
    for (int i = 0; i < 2; i++) {
      Operand<TFloat32> pictures =
          new BatchVariation(augmentation, image, batch)
              .vary(tf, pairs.get(i), seed ^ KEYS[i], pairs.get(NUMBER));
      result.set(i, new PictureGraph(image).standardised(tf, pictures));
    }
    return result;
  }

  private Operand<TFloat32> flat(Ops tf, Operand<TFloat32> first, Operand<TFloat32> second) {
    int values = image.size() * image.size() * image.channels();
    Operand<TInt32> rows = tf.constant(new int[] {batch, values});
    return tf.concat(List.of(tf.reshape(first, rows), tf.reshape(second, rows)), tf.constant(1));
  }
}
