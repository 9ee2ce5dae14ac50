package io.facerec.train.data;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.data.BatchDataset;
import org.tensorflow.op.data.IgnoreErrorsDataset;
import org.tensorflow.op.data.Iterator;
import org.tensorflow.op.data.IteratorGetNext;
import org.tensorflow.op.data.ParallelMapDataset;
import org.tensorflow.op.data.ShuffleDataset;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.family.TType;

/**
 * A tf.data pipeline inside a graph: elements of several tensors, that flow to the model without
 * passing through the JVM. Methods have tf.data's names; each adds an op and gives the longer
 * pipeline. Elements keep their order, whatever the parallelism: what is random depends on seeds
 * alone.
 *
 * <pre>{@code
 * Dataset.Elements next =
 *     Dataset.range(tf, 0, 1000)
 *         .shuffle(1000, 42)
 *         .map(4, List.of(), (fn, element, none) -> List.of(square(fn, element.get(0))))
 *         .batch(32, true)
 *         .prefetch(2)
 *         .iterate();
 * }</pre>
 *
 * <p>Immutable; used by one thread, while the graph is built.
 */
public final class Dataset {
  private final Ops tf;
  private final Operand<? extends TType> variant;
  private final List<Class<? extends TType>> types;
  private final List<Shape> shapes;

  private Dataset(
      Ops tf,
      Operand<? extends TType> variant,
      List<Class<? extends TType>> types,
      List<Shape> shapes) {
    this.tf = tf;
    this.variant = variant;
    this.types = List.copyOf(types);
    this.shapes = List.copyOf(shapes);
  }

  /** Elements of the same form out of another op. */
  private Dataset alike(Operand<? extends TType> longer) {
    return new Dataset(tf, longer, types, shapes);
  }

  /** What {@link #map} does with an element. */
  @FunctionalInterface
  public interface Mapping {
    /**
     * Builds the function's graph.
     *
     * @param tf the function's own graph
     * @param element the tensors of one element
     * @param captured what {@link #map} captured, as seen from inside
     * @return the tensors of the new element
     */
    List<Operand<?>> apply(Ops tf, List<Operand<?>> element, List<Operand<?>> captured);
  }

  /** Whether {@link #filter} keeps an element. */
  @FunctionalInterface
  public interface Predicate {
    /** Builds the function's graph, as {@link Mapping#apply}, to a bool scalar. */
    Operand<TBool> apply(Ops tf, List<Operand<?>> element, List<Operand<?>> captured);
  }

  /** The int64 scalars from {@code first} to {@code end}, exclusive. */
  public static Dataset range(Ops tf, long first, long end) {
    checkArgument(first <= end, "the range from %s to %s is none", first, end);
    List<Class<? extends TType>> types = List.of(TInt64.class);
    List<Shape> shapes = List.of(Shape.scalar());
    return new Dataset(
        tf,
        tf.data.rangeDataset(tf.constant(first), tf.constant(end), tf.constant(1L), types, shapes),
        types,
        shapes);
  }

  /**
   * The rows of tensors: element i holds row i of each.
   *
   * @param tensors of one dimension or more and as many rows each
   */
  public static Dataset fromTensorSlices(Ops tf, List<Operand<?>> tensors) {
    checkArgument(!tensors.isEmpty(), "no tensors to slice");
    List<Class<? extends TType>> types = new ArrayList<>();
    List<Shape> shapes = new ArrayList<>();
    long rows = tensors.get(0).shape().numDimensions() < 1 ? 0 : tensors.get(0).shape().get(0);
    for (Operand<?> tensor : tensors) {
      Shape shape = tensor.shape();
      checkArgument(shape.numDimensions() >= 1, "a tensor of shape %s has no rows", shape);
      checkArgument(shape.get(0) == rows, "%s rows beside %s", shape.get(0), rows);
      types.add(tensor.type());
      shapes.add(shape.tail());
    }
    return new Dataset(tf, tf.data.tensorSliceDataset(tensors, shapes), types, shapes);
  }

  /**
   * The elements in random order: each is drawn from {@code buffer} that are held back. The same
   * seed gives the same order; each round of a {@link #repeat} that follows has another one.
   *
   * @param buffer elements held in memory; as many as there are for an even shuffle
   */
  public Dataset shuffle(long buffer, long seed) {
    checkArgument(buffer >= 1, "the buffer holds %s elements, must be at least 1", buffer);
    return alike(
        tf.data.shuffleDataset(
            variant,
            tf.constant(buffer),
            tf.constant(seed),
            // tf.data takes two zeros for no seed at all
            tf.constant(1L),
            tf.random.dummySeedGenerator(),
            types,
            shapes,
            ShuffleDataset.reshuffleEachIteration(true)));
  }

  /** All elements again and again, without end. */
  public Dataset repeat() {
    return alike(tf.data.repeatDataset(variant, tf.constant(-1L), types, shapes));
  }

  /** All elements so many times, at least once. */
  public Dataset repeat(long times) {
    checkArgument(times >= 1, "repeats %s times, must be at least 1", times);
    return alike(tf.data.repeatDataset(variant, tf.constant(times), types, shapes));
  }

  /** The first {@code count} elements alone. */
  public Dataset take(long count) {
    checkArgument(count >= 0, "takes %s elements, must not be negative", count);
    return alike(tf.data.takeDataset(variant, tf.constant(count), types, shapes));
  }

  /** All but the first {@code count} elements. */
  public Dataset skip(long count) {
    checkArgument(count >= 0, "skips %s elements, must not be negative", count);
    return alike(tf.data.skipDataset(variant, tf.constant(count), types, shapes));
  }

  /** One of {@code shards} equal parts: the elements whose number gives the rest {@code index}. */
  public Dataset shard(long shards, long index) {
    checkArgument(shards >= 1, "%s shards, must be at least 1", shards);
    checkArgument(index >= 0 && index < shards, "shard %s of %s", index, shards);
    return alike(
        tf.data.shardDataset(variant, tf.constant(shards), tf.constant(index), types, shapes));
  }

  /** Keeps what the first round made in memory, for the rounds of a {@link #repeat} after it. */
  public Dataset cache() {
    return alike(
        tf.data.cacheDataset(variant, tf.constant(""), tf.dummyMemoryCache(), types, shapes));
  }

  /**
   * Each element through a function, several at a time.
   *
   * @param calls elements at a time, at least 1
   * @param captured tensors of the outer graph that the function uses, such as a table
   */
  public Dataset map(int calls, List<Operand<?>> captured, Mapping mapping) {
    return map(calls, captured, mapping, true);
  }

  /**
   * As {@link #map}, each element by one thread: a fifth cheaper where a function has many small
   * ops. The function must hold no conditional, which would wait for ever.
   */
  Dataset mapInline(int calls, List<Operand<?>> captured, Mapping mapping) {
    return map(calls, captured, mapping, false);
  }

  private Dataset map(int calls, List<Operand<?>> captured, Mapping mapping, boolean threads) {
    checkArgument(calls >= 1, "%s parallel calls, must be at least 1", calls);
    try (DatasetFunction made = new DatasetFunction(types, shapes, captured, mapping)) {
      // also for one call: tf.data would make as many of a plain map as there are processors
      Operand<? extends TType> mapped =
          tf.data.parallelMapDataset(
              variant,
              captured,
              tf.constant((long) calls),
              made.function(),
              made.types(),
              made.shapes(),
              ParallelMapDataset.useInterOpParallelism(threads),
              ParallelMapDataset.deterministic("true"));
      return new Dataset(tf, mapped, made.types(), made.shapes());
    }
  }

  /** The elements for which a function says true. */
  public Dataset filter(List<Operand<?>> captured, Predicate predicate) {
    Mapping mapping = (fn, element, inside) -> List.of(predicate.apply(fn, element, inside));
    try (DatasetFunction made = new DatasetFunction(types, shapes, captured, mapping)) {
      return alike(tf.data.filterDataset(variant, captured, made.function(), types, shapes));
    }
  }

  /**
   * {@code size} elements as one, with a new first dimension.
   *
   * @param dropRemainder whether a smaller last batch is left out; then the size is known to the
   *     graph
   */
  public Dataset batch(int size, boolean dropRemainder) {
    checkArgument(size >= 1, "the batch is %s, must be at least 1", size);
    List<Shape> batched = batched(shapes, size, dropRemainder);
    return new Dataset(
        tf,
        tf.data.batchDataset(
            variant,
            tf.constant((long) size),
            tf.constant(dropRemainder),
            types,
            batched,
            BatchDataset.parallelCopy(false)),
        types,
        batched);
  }

  /**
   * {@code size} elements as one, each filled up with zeros, at its ends, to the longest in the
   * batch wherever the graph does not know a dimension.
   *
   * @param dropRemainder as {@link #batch}
   */
  public Dataset paddedBatch(int size, boolean dropRemainder) {
    checkArgument(size >= 1, "the batch is %s, must be at least 1", size);
    List<Operand<TInt64>> sides = new ArrayList<>();
    List<Operand<?>> fill = new ArrayList<>();
    for (int i = 0; i < shapes.size(); i++) {
      checkArgument(!shapes.get(i).isUnknown(), "component %s has an unknown shape", i);
      sides.add(tf.constant(shapes.get(i).asArray()));
      fill.add(tf.zeros(tf.constant(new long[0]), types.get(i)));
    }
    List<Shape> batched = batched(shapes, size, dropRemainder);
    return new Dataset(
        tf,
        tf.data.paddedBatchDataset(
            variant, tf.constant((long) size), sides, fill, tf.constant(dropRemainder), batched),
        types,
        batched);
  }

  /** The rows of each element's tensors as elements: undoes {@link #batch}. */
  public Dataset unbatch() {
    List<Shape> rows = shapes.stream().map(Shape::tail).toList();
    return new Dataset(tf, tf.data.unbatchDataset(variant, types, rows), types, rows);
  }

  private static List<Shape> batched(List<Shape> shapes, int size, boolean known) {
    return shapes.stream().map(s -> s.prepend(known ? size : Shape.UNKNOWN_SIZE)).toList();
  }

  /** Leaves out elements whose function failed, a broken file say, with a warning in the log. */
  public Dataset ignoreErrors() {
    return alike(
        tf.data.ignoreErrorsDataset(variant, types, shapes, IgnoreErrorsDataset.logWarning(true)));
  }

  /**
   * Leaves out elements whose function failed, and counts them: each element gets one component
   * more, the last, an int64 scalar that says how many were left out before it.
   */
  public Dataset ignoreErrorsCounted() {
    Dataset kept = beside(range(tf, 0, Long.MAX_VALUE)).ignoreErrors();
    Dataset counted = kept.beside(range(tf, 0, Long.MAX_VALUE));
    int own = types.size();
    return counted.map(
        1,
        List.of(),
        (fn, element, none) -> {
          List<Operand<?>> result = new ArrayList<>(element.subList(0, own));
          result.add(
              fn.math.sub(
                  element.get(own).asOutput().expect(TInt64.class),
                  element.get(own + 1).asOutput().expect(TInt64.class)));
          return result;
        });
  }

  /** Elements of both, side by side. */
  private Dataset beside(Dataset other) {
    List<Class<? extends TType>> bothTypes = new ArrayList<>(types);
    bothTypes.addAll(other.types);
    List<Shape> bothShapes = new ArrayList<>(shapes);
    bothShapes.addAll(other.shapes);
    return new Dataset(
        tf,
        tf.data.zipDataset(List.of(variant, other.variant), bothTypes, bothShapes),
        bothTypes,
        bothShapes);
  }

  /**
   * Each element through a function that also has what it gave the time before: strictly one after
   * the other, and no earlier than the next is asked for.
   *
   * @param initial the state that the first element meets
   * @param captured tensors of the outer graph that the function uses
   * @param mapping its element is the state followed by the element; it gives the new state, of as
   *     many tensors, followed by the new element
   */
  public Dataset scan(List<Operand<?>> initial, List<Operand<?>> captured, Mapping mapping) {
    List<Class<? extends TType>> given = new ArrayList<>();
    List<Shape> givenShapes = new ArrayList<>();
    initial.forEach(
        tensor -> {
          given.add(tensor.type());
          givenShapes.add(tensor.shape());
        });
    int states = given.size();
    given.addAll(types);
    givenShapes.addAll(shapes);
    try (DatasetFunction made = new DatasetFunction(given, givenShapes, captured, mapping)) {
      List<Class<? extends TType>> newTypes = made.types().subList(states, made.types().size());
      List<Shape> newShapes = made.shapes().subList(states, made.shapes().size());
      Operand<? extends TType> scanned =
          tf.data.scanDataset(variant, initial, captured, made.function(), newTypes, newShapes);
      return new Dataset(tf, scanned, newTypes, newShapes);
    }
  }

  /** The elements of this one, then those of another of the same form. */
  public Dataset concatenate(Dataset other) {
    checkArgument(types.equals(other.types), "%s cannot go on with %s", types, other.types);
    return alike(tf.data.concatenateDataset(variant, other.variant, types, shapes));
  }

  /** The tensors of the one element that there is; a run fails if there are none or more. */
  public List<Operand<?>> getSingleElement() {
    List<Operand<?>> tensors = new ArrayList<>();
    tf.data.datasetToSingleElement(variant, types, shapes).components().forEach(tensors::add);
    return tensors;
  }

  /** Makes up to {@code elements} elements ahead of their use. */
  public Dataset prefetch(int elements) {
    return alike(tf.data.prefetchDataset(variant, tf.constant((long) elements), types, shapes));
  }

  /** The end of the pipeline: tensors that hold the next element at each run of the session. */
  public Elements iterate() {
    return iterate(List.of());
  }

  /**
   * As {@link #iterate()}, begun only if these do not fail.
   *
   * @param checks run with the initializer, before it
   */
  Elements iterate(List<Op> checks) {
    Iterator iterator = tf.data.iterator("", "", types, shapes);
    Op start = tf.withControlDependencies(checks).data.makeIterator(variant, iterator);
    IteratorGetNext next = tf.data.iteratorGetNext(iterator, types, shapes);
    List<Operand<?>> tensors = new ArrayList<>();
    next.components().forEach(tensors::add);
    return new Elements(tensors, start);
  }

  /**
   * The tensors of an element.
   *
   * @param tensors hold the next element at each run; a run past the last element throws
   *     TFOutOfRangeException
   * @param initializer run once before the first element
   */
  public record Elements(List<Operand<?>> tensors, Op initializer) {}
}
