package io.facerec.train.estimator;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Exports models while they are trained, after each evaluation. */
public interface Exporter {
  /** The name of its folder. */
  String name();

  /**
   * Exports, or not.
   *
   * @return the folder of the model, if one was exported
   */
  Optional<Path> export(Occasion occasion);

  /**
   * When a model may be exported.
   *
   * @param estimator at the checkpoint that was evaluated
   * @param folder of this exporter: {@code export/NAME} of the model directory; need not exist
   * @param evaluations all so far, the newest last
   * @param last whether the training is over, whatever ended it; what was exported after the same
   *     evaluation before may stay
   */
  record Occasion(Estimator estimator, Path folder, List<Evaluated> evaluations, boolean last) {
    /** Copies the list. */
    public Occasion {
      evaluations = List.copyOf(evaluations);
    }

    /** The evaluation that it is for. */
    public Evaluated evaluated() {
      return evaluations.get(evaluations.size() - 1);
    }
  }
}
