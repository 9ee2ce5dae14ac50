package io.facerec.train.checkpoint;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.List;
import java.util.OptionalLong;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.exceptions.TensorFlowException;
import org.tensorflow.ndarray.FloatNdArray;
import org.tensorflow.ndarray.LongNdArray;
import org.tensorflow.ndarray.NdArray;
import org.tensorflow.ndarray.NdArrays;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

/** Reads single values of a checkpoint, without the graph that wrote it. */
public final class CheckpointReader {
  private final Checkpoint checkpoint;

  /** A reader of this checkpoint. */
  public CheckpointReader(Checkpoint checkpoint) {
    this.checkpoint = checkpoint;
  }

  /**
   * A copy of a variable: a FloatNdArray, or a LongNdArray for a counter.
   *
   * @throws IllegalArgumentException if the checkpoint holds no such variable
   * @throws DamagedCheckpointException if its files are missing or damaged
   */
  public NdArray<?> value(String name) {
    checkArgument(
        checkpoint.variables().contains(name),
        "%s holds no variable %s; it has %s",
        checkpoint.prefix(),
        name,
        checkpoint.variables());
    CheckpointFiles files = new CheckpointFiles(checkpoint);
    try (Graph graph = new Graph()) {
      Operand<?> restored = files.restore(Ops.create(graph), List.of(name)).get(0);
      try (Session session = new Session(graph);
          Result result = session.runner().fetch(restored).run()) {
        return copy(result.get(0));
      } catch (TensorFlowException e) {
        throw files.damaged(e);
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
  public OptionalLong position() {
    return checkpoint.variables().contains(Counters.POSITION)
        ? OptionalLong.of(((LongNdArray) value(Counters.POSITION)).getLong())
        : OptionalLong.empty();
  }
}
