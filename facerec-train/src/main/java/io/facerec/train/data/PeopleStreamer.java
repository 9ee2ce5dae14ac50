package io.facerec.train.data;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.collect.ImmutableList.toImmutableList;

import io.facerec.train.estimator.InputFunction;
import io.facerec.train.estimator.Start;
import io.facerec.train.estimator.TrainingHook;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.TString;

/**
 * An endless stream of the faces of known people, several photos of a person in a row: what losses
 * need that compare the faces of a batch. Each person once a round, in an order that changes from
 * round to round, whatever the number of photos; a person with fewer photos than asked for shows
 * some again. Aligned, moved and lit at random. Batch n is computed from n and the seed alone.
 *
 * <p>Feature {@link FaceStreamer#FACES}: float [batch, size, size, channels], 0 to 255. Label
 * {@link FaceStreamer#IDENTITY}: int64 [batch], the person's place in {@link
 * FaceFolder#identities()}. A file that cannot be read is left out, counted and named by {@link
 * SkippedFiles}. Immutable.
 *
 * @param people each face marked, at least one
 * @param image the pictures' form
 * @param photos in a row of a person, at least 1
 * @param augmentation how faces are moved as they are aligned, and changed after that
 * @param seed of order, choice, movement and light
 * @param batch faces at once, a multiple of {@code photos}
 * @param calls files read and decoded at once
 */
public record PeopleStreamer(
    FaceFolder people,
    ImageSpec image,
    int photos,
    Augmentation augmentation,
    long seed,
    int batch,
    int calls)
    implements InputFunction {
  /** Of the tensors of an element, the one that holds its number. */
  private static final int NUMBER = 3;

  /** Checks the counts, and that every face is marked. */
  public PeopleStreamer {
    checkArgument(!people.identities().isEmpty(), "there are no people to stream");
    checkArgument(photos >= 1, "%s photos in a row, must be at least 1", photos);
    checkArgument(
        batch >= photos && batch % photos == 0,
        "the batch is %s, must be a multiple of the %s photos in a row",
        batch,
        photos);
    checkArgument(calls >= 1, "%s parallel calls, must be at least 1", calls);
    List<FacePhoto> unmarked =
        people.photos().stream()
            .filter(photo -> photo.landmarks().isEmpty())
            .collect(toImmutableList());
    checkArgument(
        unmarked.isEmpty(),
        "%s of %s photos have no landmarks, %s among them; facerec prepare finds landmarks",
        unmarked.size(),
        people.photos().size(),
        unmarked.isEmpty() ? "" : unmarked.get(0).path());
  }

  /** Grey faces of 112 pixels, varied; 4 photos in a row, 64 faces at once, 2 calls. */
  public static PeopleStreamer of(FaceFolder people, long seed) {
    return new PeopleStreamer(people, ImageSpec.grey(112), 4, Augmentation.FACES, seed, 64, 2);
  }

  /** The same with another number of photos in a row of a person. */
  public PeopleStreamer inARow(int count) {
    return new PeopleStreamer(people, image, count, augmentation, seed, batch, calls);
  }

  /** The same with another batch. */
  public PeopleStreamer batch(int faces) {
    return new PeopleStreamer(people, image, photos, augmentation, seed, faces, calls);
  }

  /** The same with another parallelism: the same batches. */
  public PeopleStreamer parallelCalls(int count) {
    return new PeopleStreamer(people, image, photos, augmentation, seed, batch, count);
  }

  @Override
  public Input build(Ops tf, Start start) {
    FaceDecoding decoding = new FaceDecoding(image);
    NumberedStream stream =
        NumberedStream.from(
            tf,
            start.element(batch),
            calls,
            table(tf, decoding),
            (fn, place, table) -> face(fn, decoding, place, table));
    Dataset.Elements next =
        stream.iterate(
            new PictureVariation(augmentation, image)
                .each(stream.elements(), calls, false, NUMBER, seed)
                .batch(batch, true)
                .map(1, List.of(), (fn, element, none) -> lit(fn, element))
                .prefetch(2));
    List<Operand<?>> batches = next.tensors();
    Input input =
        new Input(
                Map.of(FaceStreamer.FACES, batches.get(0)),
                Map.of(FaceStreamer.IDENTITY, batches.get(1)),
                next.initializer())
            .withSources(batches.get(2).asOutput().expect(TString.class));
    return stream.place(input, batches);
  }

  @Override
  public List<TrainingHook> hooks() {
    FaceDecoding decoding = new FaceDecoding(image);
    return List.of(
        new SkippedFiles(
            ElementFiles.drawnBy(
                tf -> table(tf, decoding),
                (fn, place, table) -> {
                  Operand<TInt64> at = place.get(0).asOutput().expect(TInt64.class);
                  Operand<TInt64> row = photo(fn, at, person(fn, at), table);
                  return List.of(FaceDecoding.path(fn, table, row));
                })));
  }

  /** The faces' table, and where each person's photos begin in it. */
  private List<Operand<?>> table(Ops tf, FaceDecoding decoding) {
    List<Operand<?>> table = new ArrayList<>(decoding.table(tf, people.photos()));
    table.add(tf.constant(starts()));
    return table;
  }

  /** Where each person's photos begin, and where the last one's end. */
  private int[] starts() {
    int[] starts = new int[people.identities().size() + 1];
    int i = 0;
    for (String name : people.identities()) {
      starts[i + 1] = starts[i] + people.photosOf(name).size();
      i++;
    }
    return starts;
  }

  private List<Operand<?>> face(
      Ops tf, FaceDecoding decoding, List<Operand<?>> place, List<Operand<?>> table) {
    Operand<TInt64> at = place.get(0).asOutput().expect(TInt64.class);
    Operand<TInt64> person = person(tf, at);
    Operand<TInt64> row = photo(tf, at, person, table);
    Operand<TFloat32> movement =
        augmentation.movement().draw(tf, image.size(), tf.stack(List.of(tf.constant(seed), at)));
    return List.of(
        decoding.face(tf, table, row, movement), person, FaceDecoding.path(tf, table, row));
  }

  private Operand<TInt64> turn(Ops tf, Operand<TInt64> at) {
    return tf.math.floorDiv(at, tf.constant((long) photos));
  }

  private Operand<TInt64> person(Ops tf, Operand<TInt64> at) {
    return IndexShuffle.row(tf, turn(tf, at), people.identities().size(), seed);
  }

  /**
   * A photo of the person: of its photos in a circle, cut into as many equal arcs as are shown in a
   * row from a place that is the turn's own, one at random in this face's arc. So they differ.
   */
  private Operand<TInt64> photo(
      Ops tf, Operand<TInt64> at, Operand<TInt64> person, List<Operand<?>> table) {
    Operand<TInt32> starts = table.get(table.size() - 1).asOutput().expect(TInt32.class);
    Operand<TInt64> first = bound(tf, starts, person);
    Operand<TInt64> next = bound(tf, starts, tf.math.add(person, tf.constant(1L)));
    Operand<TFloat32> count = tf.dtypes.cast(tf.math.sub(next, first), TFloat32.class);
    Operand<TFloat32> arc =
        tf.dtypes.cast(tf.math.floorMod(at, tf.constant((long) photos)), TFloat32.class);
    Operand<TFloat32> along =
        tf.math.mul(
            tf.math.div(tf.math.add(arc, uniform(tf, at, 1)), tf.constant((float) photos)), count);
    Operand<TFloat32> begin = tf.math.floor(tf.math.mul(uniform(tf, turn(tf, at), 2), count));
    Operand<TFloat32> chosen = tf.math.floorMod(tf.math.add(tf.math.floor(along), begin), count);
    return tf.math.add(first, tf.dtypes.cast(chosen, TInt64.class));
  }

  private static Operand<TInt64> bound(Ops tf, Operand<TInt32> starts, Operand<TInt64> person) {
    return tf.dtypes.cast(tf.gather(starts, person, tf.constant(0)), TInt64.class);
  }

  private Operand<TFloat32> uniform(Ops tf, Operand<TInt64> number, long use) {
    Operand<TInt64> key = tf.stack(List.of(tf.constant(seed ^ (use << 48)), number));
    return tf.random.statelessRandomUniform(tf.constant(new int[0]), key);
  }

  private List<Operand<?>> lit(Ops tf, List<Operand<?>> element) {
    List<Operand<?>> lit = new ArrayList<>(element);
    lit.set(
        0,
        new BatchVariation(augmentation, image, batch)
            .vary(tf, element.get(0), seed ^ 0x11647L, element.get(NUMBER)));
    return lit;
  }
}
