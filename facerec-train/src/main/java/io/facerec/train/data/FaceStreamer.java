package io.facerec.train.data;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.Lists;
import io.facerec.train.estimator.InputFunction;
import io.facerec.train.estimator.Start;
import io.facerec.train.estimator.TrainingHook;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Sum;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.TString;
import org.tensorflow.types.TUint8;

/**
 * An endless stream of faces with what a teacher net made of them: each face once a round, in an
 * order that changes from round to round, aligned, moved and lit at random. Batch n is computed
 * from n and the seed alone: it is the same whatever the parallelism, and a stream can begin at any
 * batch.
 *
 * <p>Feature {@value #FACES}: float [batch, size, size, channels], 0 to 255. Labels {@value
 * #TEACHER}: float [batch, width], unit length; {@value #IDENTITY}: int64 [batch], equal for photos
 * of one person, -1 where the person is not known. Immutable.
 *
 * @param faces what is streamed, at least one
 * @param image the pictures' form
 * @param augmentation how faces are moved as they are aligned, and changed after that
 * @param seed of order, movement and light
 * @param batch faces at once
 * @param calls files read and decoded at once
 * @param inARow faces of one person that follow each other: 1, or 2 for losses of pairs
 */
public record FaceStreamer(
    TaughtFaces faces,
    ImageSpec image,
    Augmentation augmentation,
    long seed,
    int batch,
    int calls,
    int inARow)
    implements InputFunction {
  /** The name of the feature. */
  public static final String FACES = "faces";

  /** The name of the label that holds the teacher's embeddings. */
  public static final String TEACHER = "teacher";

  /** Which component of a batch holds the elements' numbers. */
  private static final int NUMBER = 3;

  /** The name of the label that tells people apart. */
  public static final String IDENTITY = "identity";

  /** Checks the counts. */
  public FaceStreamer {
    checkArgument(faces.size() >= 1, "there are no faces to stream");
    checkArgument(batch >= 1, "the batch is %s, must be at least 1", batch);
    checkArgument(calls >= 1, "%s parallel calls, must be at least 1", calls);
    checkArgument(inARow >= 1, "%s faces of a person in a row, must be at least 1", inARow);
  }

  /** Grey faces of 112 pixels, varied as the shipped verifier's were; 64 at once, 2 calls. */
  public static FaceStreamer of(TaughtFaces faces, long seed) {
    return new FaceStreamer(faces, ImageSpec.grey(112), Augmentation.FACES, seed, 64, 2, 1);
  }

  /** The same with another batch. */
  public FaceStreamer batch(int size) {
    return new FaceStreamer(faces, image, augmentation, seed, size, calls, inARow);
  }

  /** The same with another parallelism: the same batches. */
  public FaceStreamer parallelCalls(int count) {
    return new FaceStreamer(faces, image, augmentation, seed, batch, count, inARow);
  }

  /** The same with pictures of another form. */
  public FaceStreamer image(ImageSpec spec) {
    return new FaceStreamer(faces, spec, augmentation, seed, batch, calls, inARow);
  }

  /** The same faces in the same order, changed in another way. */
  public FaceStreamer augment(Augmentation changes) {
    return new FaceStreamer(faces, image, changes, seed, batch, calls, inARow);
  }

  /** The same with so many faces of one person after each other. */
  public FaceStreamer inARow(int count) {
    return new FaceStreamer(faces, image, augmentation, seed, batch, calls, count);
  }

  /** The same faces aligned alone, unmoved and in their own light. */
  public FaceStreamer plain() {
    return new FaceStreamer(faces, image, Augmentation.NONE, seed, batch, calls, inARow);
  }

  @Override
  public Input build(Ops tf, Start start) {
    FaceDecoding decoding = new FaceDecoding(image);
    FaceOrder order = FaceOrder.of(faces, inARow, seed);
    NumberedStream stream =
        NumberedStream.from(
            tf,
            start.element(batch),
            calls,
            order.after(tf, decoding.table(tf, faces.photos())),
            (fn, place, rows) -> {
              Operand<TInt64> at = place.get(0).asOutput().expect(TInt64.class);
              Operand<TInt64> row = order.row(fn, at, rows);
              Operand<TInt64> key = fn.stack(List.of(fn.constant(seed), at));
              Operand<TFloat32> movement = augmentation.movement().draw(fn, image.size(), key);
              return List.of(
                  decoding.face(fn, rows, row, movement), row, FaceDecoding.path(fn, rows, row));
            });
    Dataset.Elements next =
        stream.iterate(
            new PictureVariation(augmentation, image)
                .each(stream.elements(), calls, false, NUMBER, seed)
                .batch(batch, true)
                .map(1, List.of(), this::light)
                .prefetch(2));
    List<Operand<?>> batches = next.tensors();
    Operand<TInt64> rows = batches.get(1).asOutput().expect(TInt64.class);
    Map<String, Operand<?>> labels = new HashMap<>();
    labels.put(TEACHER, teacher(tf, rows));
    labels.put(IDENTITY, tf.gather(tf.constant(faces.people()), rows, tf.constant(0)));
    Input input =
        new Input(Map.of(FACES, batches.get(0)), labels, next.initializer())
            .withSources(batches.get(2).asOutput().expect(TString.class));
    return stream.place(input, batches);
  }

  @Override
  public List<TrainingHook> hooks() {
    return List.of(skippedFiles());
  }

  /** A hook that counts and names the files that this stream leaves out. */
  public SkippedFiles skippedFiles() {
    PathTable paths = PathTable.of(Lists.transform(faces.photos(), FacePhoto::path));
    FaceOrder order = FaceOrder.of(faces, inARow, seed);
    return new SkippedFiles(
        ElementFiles.drawnBy(
            tf -> order.after(tf, paths.constants(tf)),
            (fn, place, constants) -> {
              Operand<TInt64> at = place.get(0).asOutput().expect(TInt64.class);
              Operand<TInt64> row = order.row(fn, at, constants);
              return List.of(FaceDecoding.path(fn, constants, row));
            }));
  }

  private List<Operand<?>> light(Ops tf, List<Operand<?>> element, List<Operand<?>> captured) {
    List<Operand<?>> changed = new ArrayList<>(element);
    changed.set(
        0,
        new BatchVariation(augmentation, image, batch)
            .vary(tf, element.get(0), seed ^ 0x11647L, element.get(NUMBER)));
    return changed;
  }

  private Operand<TFloat32> teacher(Ops tf, Operand<TInt64> rows) {
    Shape shape = Shape.of(faces.size(), faces.width());
    try (TUint8 packed = Tensor.of(TUint8.class, shape, DataBuffers.of(faces.packed()))) {
      Operand<TFloat32> values =
          tf.math.sub(
              tf.dtypes.cast(
                  tf.gather(tf.constantOf(packed), rows, tf.constant(0)), TFloat32.class),
              tf.constant((float) TaughtFaces.ZERO));
      return tf.math.mul(
          values,
          tf.math.rsqrt(tf.sum(tf.math.square(values), tf.constant(1), Sum.keepDims(true))));
    }
  }
}
