package io.facerec.train.estimator;

import static com.google.common.base.Preconditions.checkArgument;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.OptionalLong;
import org.tensorflow.Graph;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.FloatNdArray;
import org.tensorflow.ndarray.LongNdArray;
import org.tensorflow.ndarray.NdArray;
import org.tensorflow.ndarray.NdArrays;
import org.tensorflow.op.Ops;
import org.tensorflow.op.train.Restore;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

/** Reads single values of a checkpoint, without the graph that wrote it. */
final class CheckpointReader {
  private final Checkpoint checkpoint;

  CheckpointReader(Checkpoint checkpoint) {
    this.checkpoint = checkpoint;
  }

  /** A copy of a variable: floats, or int64 for a counter. */
  NdArray<?> value(String name) {
    checkArgument(
        checkpoint.variables().contains(name),
        "%s holds no variable %s",
        checkpoint.prefix(),
        name);
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      Restore restore =
          tf.train.restore(
              tf.constant(checkpoint.prefix().toString()),
              tf.constant(UTF_8, new String[] {name}),
              tf.constant(UTF_8, new String[] {""}),
              List.of(Counters.holds(name) ? TInt64.class : TFloat32.class));
      try (Session session = new Session(graph);
          Result result = session.runner().fetch(restore.tensors().get(0)).run()) {
        return copy(result.get(0));
      }
    }
  }

  private static NdArray<?> copy(Tensor tensor) {
    if (tensor instanceof TInt64 longs) {
      LongNdArray copy = NdArrays.ofLongs(longs.shape());
      longs.copyTo(copy);
      return copy;
    }
    FloatNdArray copy = NdArrays.ofFloats(tensor.shape());
    ((TFloat32) tensor).copyTo(copy);
    return copy;
  }

  /** Where the input stood, if its training kept that. */
  OptionalLong position() {
    return checkpoint.variables().contains(Counters.POSITION)
        ? OptionalLong.of(((LongNdArray) value(Counters.POSITION)).getLong())
        : OptionalLong.empty();
  }
}
