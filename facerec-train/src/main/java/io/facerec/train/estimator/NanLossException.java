package io.facerec.train.estimator;

import com.google.common.collect.ImmutableList;
import io.facerec.exception.FacerecException;
import java.util.List;

/**
 * The loss of a training, a gradient or a weight became infinite or no number. What the step made
 * of the weights is not saved: the latest checkpoint is from before.
 */
public final class NanLossException extends FacerecException {
  private static final long serialVersionUID = 1L;
  private static final int NAMED = 8;

  private final long step;
  private final String tensor;
  private final ImmutableList<String> files;

  private NanLossException(
      long step, String tensor, List<String> files, String what, String advice) {
    super(
        "step %d: %s; the latest checkpoint is from before. %s%s"
            .formatted(step, what, advice, batch(files)),
        null);
    this.step = step;
    this.tensor = tensor;
    this.files = ImmutableList.copyOf(files);
  }

  static NanLossException ofInput(
      long step, String tensor, List<Integer> rows, List<String> files) {
    return new NanLossException(
        step,
        tensor,
        files,
        "%s is not finite in %s of the batch, row %s first"
            .formatted(tensor, rows.size() == 1 ? "one row" : rows.size() + " rows", rows.get(0)),
        "Look at the data or what makes it.");
  }

  /**
   * @param bad in the order of their computation
   */
  static NanLossException ofTensor(long step, List<String> bad, List<String> files) {
    String first = bad.get(0);
    String others = bad.size() == 1 ? "" : ", then %d more".formatted(bad.size() - 1);
    String advice =
        first.startsWith("the gradient")
            ? "The loss was finite: look for a root, logarithm or division whose slope is not,"
                + " or clip the gradients."
            : "Lower the learning rate, clip the gradients, or look at the data.";
    return new NanLossException(
        step,
        first,
        files,
        "%s is infinite, no number or beyond 1e19%s".formatted(first, others),
        advice);
  }

  private static String batch(List<String> files) {
    if (files.isEmpty()) {
      return "";
    }
    String more = files.size() > NAMED ? " and %d more".formatted(files.size() - NAMED) : "";
    return " The batch: "
        + String.join(", ", files.subList(0, Math.min(NAMED, files.size())))
        + more;
  }

  /** The global step that the training was not to reach. */
  public long step() {
    return step;
  }

  /**
   * The first tensor that was not finite: an input, one that the model noted, loss, gradient or
   * weight.
   */
  public String tensor() {
    return tensor;
  }

  /** The files of the batch, those of the bad rows where it was the input; may be empty. */
  public List<String> files() {
    return files;
  }
}
