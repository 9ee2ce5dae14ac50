package io.facerec.train.checkpoint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNullElse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.exceptions.TensorFlowException;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.TString;
import org.tensorflow.types.family.TType;

/** The files of one checkpoint, in TensorFlow's form. */
final class CheckpointFiles implements SavedVariables {
  private final Checkpoint checkpoint;

  CheckpointFiles(Checkpoint checkpoint) {
    this.checkpoint = checkpoint;
  }

  /** What writes the tensors under these names. */
  static Op save(Ops tf, Operand<TString> prefix, List<String> names, List<Operand<?>> tensors) {
    return tf.train.save(prefix, strings(tf, names), blanks(tf, names.size()), tensors);
  }

  /** What to throw where TensorFlow could not write the files that begin with a path. */
  static UncheckedIOException unwritable(Path prefix, TensorFlowException cause) {
    String reason = requireNonNullElse(cause.getMessage(), "").lines().findFirst().orElse("");
    return new UncheckedIOException(
        "cannot write %s (%s); make room, and go on from the checkpoint before"
            .formatted(prefix, reason),
        new IOException(cause));
  }

  @Override
  public boolean has(String name) {
    return checkpoint.variables().contains(name);
  }

  /**
   * {@inheritDoc}
   *
   * @throws DamagedCheckpointException if a file is missing
   */
  @Override
  public List<Operand<? extends TType>> restore(Ops tf, List<String> names) {
    check();
    List<Class<? extends TType>> types = new ArrayList<>();
    names.forEach(name -> types.add(Counters.holds(name) ? TInt64.class : TFloat32.class));
    Operand<TString> prefix = tf.constant(checkpoint.prefix().toString());
    List<Operand<? extends TType>> restored = new ArrayList<>();
    tf.train
        .restore(prefix, strings(tf, names), blanks(tf, names.size()), types)
        .tensors()
        .forEach(restored::add);
    return restored;
  }

  private static Operand<TString> strings(Ops tf, List<String> values) {
    return tf.constant(UTF_8, values.toArray(new String[0]));
  }

  private static Operand<TString> blanks(Ops tf, int count) {
    return strings(tf, Collections.nCopies(count, ""));
  }

  /**
   * Sees whether the files are there.
   *
   * @throws DamagedCheckpointException if not
   */
  private void check() {
    for (String end : List.of(".index", ".data-00000-of-00001")) {
      Path file = checkpoint.prefix().resolveSibling(checkpoint.prefix().getFileName() + end);
      if (!Files.isRegularFile(file)) {
        throw new DamagedCheckpointException(file, "is missing", advice(), null);
      }
    }
  }

  @Override
  public DamagedCheckpointException damaged(TensorFlowException cause) {
    return new DamagedCheckpointException(
        checkpoint.prefix(), "cannot be read (%s)".formatted(cause.getMessage()), advice(), cause);
  }

  private String advice() {
    return "restore the files of %s, or take it out of checkpoints.json to go on from the one before"
        .formatted(checkpoint.prefix().getFileName());
  }
}
