package io.facerec.train.estimator;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.TString;

/** Builds the part of a graph that yields batches, most often a tf.data iterator. */
@FunctionalInterface
public interface InputFunction {
  /**
   * Builds the input.
   *
   * @param tf the graph
   * @param start the batch to begin with: a training that goes on asks for the one that would have
   *     come next
   */
  Input build(Ops tf, Start start);

  /** What looks on at each training over this input, beside the training's own hooks. */
  default List<TrainingHook> hooks() {
    return List.of();
  }

  /**
   * Tensors that hold another batch at each run of the session.
   *
   * @param features by name
   * @param labels by name, may be empty
   * @param initializer run once before the first batch
   * @param sources string [n]: the files that the batch was made of, named where a training fails
   *     over it
   * @param position int64 scalar: how many elements of the stream are used up with this batch,
   *     those that were skipped included. A checkpoint keeps it, and hands it back as {@link
   *     Start#position()}
   * @param skipped int64 [k], most often empty: which elements of the stream could not be made and
   *     were left out, since the batch before
   */
  record Input(
      Map<String, Operand<?>> features,
      Map<String, Operand<?>> labels,
      Op initializer,
      Optional<Operand<TString>> sources,
      Optional<Operand<TInt64>> position,
      Optional<Operand<TInt64>> skipped) {
    /** An input that names no files and skips nothing. */
    public Input(Map<String, Operand<?>> features, Map<String, Operand<?>> labels, Op initializer) {
      this(features, labels, initializer, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The same, with the files that each batch was made of. */
    public Input withSources(Operand<TString> files) {
      return new Input(features, labels, initializer, Optional.of(files), position, skipped);
    }

    /** The same, with the place in the stream after each batch. */
    public Input withPosition(Operand<TInt64> place) {
      return new Input(features, labels, initializer, sources, Optional.of(place), skipped);
    }

    /** The same, with the elements that were left out before each batch. */
    public Input withSkipped(Operand<TInt64> elements) {
      return new Input(features, labels, initializer, sources, position, Optional.of(elements));
    }
  }
}
