package io.facerec.train.estimator;

import io.facerec.exception.FacerecException;

/** The loss of a training became infinite or no number. */
public final class NanLossException extends FacerecException {
  private static final long serialVersionUID = 1L;

  NanLossException(long step, float loss) {
    super(
        "the loss is %s at step %d; lower the learning rate, clip the gradients, or look for bad data"
            .formatted(loss, step),
        null);
  }
}
