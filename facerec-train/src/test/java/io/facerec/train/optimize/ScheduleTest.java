package io.facerec.train.optimize;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tensorflow.Graph;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ScheduleTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0.2",
    "4, 1.0",
    "5, 1.0",
    "55, 0.55",
    "105, 0.1",
    "1000, 0.1",
  })
  void a_cosine_warms_up_peaks_and_ends(long step, double rate) {
    Schedule schedule = Schedule.cosine(1, 0.1, 5, 105);
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      try (Session session = new Session(graph);
          Result result = session.runner().fetch(schedule.rate(tf, tf.constant(step))).run()) {
        assertEquals(rate, ((TFloat32) result.get(0)).getFloat(), 1e-6);
      }
    }
  }
}
