package io.facerec.train.checkpoint;

import java.nio.file.Path;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.exceptions.TensorFlowException;
import org.tensorflow.op.Ops;
import org.tensorflow.types.family.TType;

/** Values of variables that lie in files. */
interface SavedVariables {
  /**
   * Those of a model directory's latest checkpoint, of a checkpoint, or of an exported model.
   *
   * @param from the directory, the prefix of the checkpoint's files, or the folder of the export
   * @throws IllegalStateException if there is none of them
   */
  static SavedVariables in(Path from) {
    return ExportedVariables.isIn(from)
        ? ExportedVariables.in(from)
        : new CheckpointFiles(CheckpointFolder.find(from));
  }

  /** Whether there is a value for a variable of this name. */
  boolean has(String name);

  /** The values of these variables, float, or int64 for a counter. */
  List<Operand<? extends TType>> restore(Ops tf, List<String> names);

  /** What to throw where TensorFlow could not read them. */
  DamagedCheckpointException damaged(TensorFlowException cause);
}
