package io.facerec.train.estimator;

import io.facerec.train.summary.EventWriter;
import java.nio.file.Path;
import org.tensorflow.Graph;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;

/** Writes evaluations where TensorBoard and later runs find them. */
final class EvaluationEvents {
  private EvaluationEvents() {}

  /** Adds to the log and the events of this folder. */
  static void write(Path folder, Evaluated evaluated) {
    new EvaluationLog(folder).add(evaluated);
    try (Graph graph = new Graph()) {
      EventWriter events = new EventWriter(Ops.create(graph), folder);
      try (Session session = new Session(graph)) {
        events.open(session);
        events.write(session, evaluated.step(), evaluated.metrics());
        events.close(session);
      }
    }
  }
}
