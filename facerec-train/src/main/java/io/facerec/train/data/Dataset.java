package io.facerec.train.data;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.ArrayList;
import java.util.List;
import org.tensorflow.ConcreteFunction;
import org.tensorflow.Operand;
import org.tensorflow.Signature;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.data.BatchDataset;
import org.tensorflow.op.data.IgnoreErrorsDataset;
import org.tensorflow.op.data.Iterator;
import org.tensorflow.op.data.IteratorGetNext;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.family.TType;

/**
 * A tf.data pipeline inside a graph: elements of several tensors, that flow to the model without
 * passing through the JVM. Each method adds one op and gives the longer pipeline; elements keep
 * their order, whatever the parallelism.
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

  /** What a {@link #map} does with an element. */
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
   * Each element through a function, several at a time.
   *
   * @param calls elements at a time, at least 1
   * @param captured tensors of the outer graph that the function uses, such as a table
   */
  public Dataset map(int calls, List<Operand<?>> captured, Mapping mapping) {
    checkArgument(calls >= 1, "%s parallel calls, must be at least 1", calls);
    List<Class<? extends TType>> newTypes = new ArrayList<>();
    List<Shape> newShapes = new ArrayList<>();
    try (ConcreteFunction function =
        ConcreteFunction.create(inner -> trace(inner, captured, mapping, newTypes, newShapes))) {
      Operand<? extends TType> mapped =
          calls == 1
              ? tf.data.mapDataset(variant, captured, function, newTypes, newShapes)
              : tf.data.parallelMapDataset(
                  variant, captured, tf.constant((long) calls), function, newTypes, newShapes);
      return new Dataset(tf, mapped, newTypes, newShapes);
    }
  }

  private Signature trace(
      Ops inner,
      List<Operand<?>> captured,
      Mapping mapping,
      List<Class<? extends TType>> newTypes,
      List<Shape> newShapes) {
    Signature.Builder signature = Signature.builder();
    List<Operand<?>> element = new ArrayList<>();
    for (int i = 0; i < types.size(); i++) {
      Operand<?> argument = inner.placeholder(types.get(i), Placeholder.shape(shapes.get(i)));
      element.add(argument);
      signature.input("element" + i, argument);
    }
    List<Operand<?>> inside = new ArrayList<>();
    for (Operand<?> outer : captured) {
      Operand<?> argument = inner.placeholder(outer.type(), Placeholder.shape(outer.shape()));
      inside.add(argument);
      signature.input("captured" + inside.size(), argument);
    }
    List<Operand<?>> results = mapping.apply(inner, element, inside);
    for (Operand<?> result : results) {
      signature.output("result" + newTypes.size(), result);
      newTypes.add(result.type());
      newShapes.add(result.shape());
    }
    return signature.build();
  }

  /**
   * {@code size} elements as one, with a new first dimension.
   *
   * @param dropRemainder whether a smaller last batch is left out; then the size is known to the
   *     graph
   */
  public Dataset batch(int size, boolean dropRemainder) {
    checkArgument(size >= 1, "the batch is %s, must be at least 1", size);
    List<Shape> batched =
        shapes.stream().map(s -> s.prepend(dropRemainder ? size : Shape.UNKNOWN_SIZE)).toList();
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

  /** Leaves out elements whose function failed, a broken file say, with a warning in the log. */
  public Dataset ignoreErrors() {
    return new Dataset(
        tf,
        tf.data.ignoreErrorsDataset(variant, types, shapes, IgnoreErrorsDataset.logWarning(true)),
        types,
        shapes);
  }

  /** Makes up to {@code elements} elements ahead of their use. */
  public Dataset prefetch(int elements) {
    return new Dataset(
        tf,
        tf.data.prefetchDataset(variant, tf.constant((long) elements), types, shapes),
        types,
        shapes);
  }

  /** The end of the pipeline: tensors that hold the next element at each run of the session. */
  public Elements iterate() {
    Iterator iterator = tf.data.iterator("", "", types, shapes);
    Op start = tf.data.makeIterator(variant, iterator);
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
