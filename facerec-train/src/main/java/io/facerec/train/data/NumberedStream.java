package io.facerec.train.data;

import io.facerec.train.estimator.InputFunction;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;

/**
 * An endless stream whose element n is made from n alone. Elements that cannot be made, of broken
 * files, are left out; the numbers of those that are there tell which.
 *
 * @param tf the graph
 * @param source its first component is the element's number: one more each time
 * @param first the number that it begins with
 * @param calls elements made at once
 * @param captured tensors that {@code making} uses
 * @param making makes an element of what the source gives
 */
record NumberedStream(
    Ops tf,
    Dataset source,
    long first,
    int calls,
    List<Operand<?>> captured,
    Dataset.Mapping making) {
  /** How many elements may fail before the first that does not. */
  private static final int PATIENCE = 1000;

  /** A stream whose elements are made of their number alone. */
  static NumberedStream from(
      Ops tf, long first, int calls, List<Operand<?>> captured, Dataset.Mapping making) {
    return new NumberedStream(
        tf, Dataset.range(tf, first, Long.MAX_VALUE), first, calls, captured, making);
  }

  /** The elements, with two components more: their number, and that of the one before. */
  Dataset elements() {
    return made(source)
        .scan(
            List.of(tf.constant(first - 1)),
            List.of(),
            (fn, given, none) -> {
              List<Operand<?>> result = new ArrayList<>();
              result.add(given.get(given.size() - 1)); // the state that the next one meets
              result.addAll(given.subList(1, given.size()));
              result.add(given.get(0));
              return result;
            });
  }

  private Dataset made(Dataset of) {
    return of.mapInline(
            calls,
            captured,
            (fn, given, inside) -> {
              List<Operand<?>> made = new ArrayList<>(making.apply(fn, given, inside));
              made.add(given.get(0));
              return made;
            })
        .ignoreErrors();
  }

  /**
   * Ends a pipeline of batches of {@link #elements}, whose last two components are the elements'.
   * Its initializer fails with a message if none of the first elements can be made.
   */
  Dataset.Elements iterate(Dataset batches) {
    return batches.iterate(List.of(check()));
  }

  private Op check() {
    Operand<TInt64> found =
        made(source.take(PATIENCE))
            .take(1)
            .map(1, List.of(), (fn, made, none) -> List.of(made.get(made.size() - 1)))
            .concatenate(Dataset.range(tf, -1, 0))
            .take(1)
            .getSingleElement()
            .get(0)
            .asOutput()
            .expect(TInt64.class);
    return tf.assertThat(
        tf.math.greaterEqual(found, tf.constant(0L)),
        List.of(
            tf.constant(
                "none of the input's first %d elements can be made: are the files broken or gone?"
                    .formatted(PATIENCE))));
  }

  /** Adds to an input what the numbers in a batch tell. */
  InputFunction.Input place(InputFunction.Input input, List<Operand<?>> batch) {
    Operand<TInt64> numbers = batch.get(batch.size() - 2).asOutput().expect(TInt64.class);
    Operand<TInt64> before = batch.get(batch.size() - 1).asOutput().expect(TInt64.class);
    Operand<TInt64> one = tf.constant(1L);
    Operand<TInt64> begin = tf.math.add(tf.gather(before, tf.constant(0), tf.constant(0)), one);
    Operand<TInt64> end = tf.math.add(tf.max(numbers, tf.constant(0)), one);
    return input
        .withPosition(end)
        .withSkipped(tf.setDiff1d(tf.range(begin, end, one), numbers, TInt32.class).out());
  }
}
