package io.facerec.train.checkpoint;

import io.facerec.exception.FacerecException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A file of a checkpoint is missing or damaged. */
public final class DamagedCheckpointException extends FacerecException {
  private static final long serialVersionUID = 1L;

  private final transient Path file;

  DamagedCheckpointException(Path file, String reason, String advice, @Nullable Throwable cause) {
    super("%s %s; %s".formatted(file, reason, advice), cause);
    this.file = file;
  }

  /** The file that is missing or damaged. */
  public Path file() {
    return file;
  }
}
