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
  private static float at(Schedule schedule, long step) {
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      try (Session session = new Session(graph);
          Result result = session.runner().fetch(schedule.rate(tf, tf.constant(step))).run()) {
        return ((TFloat32) result.get(0)).getFloat();
      }
    }
  }

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
    assertEquals(rate, at(Schedule.cosine(1, 0.1, 5, 105), step), 1e-6);
  }

  @ParameterizedTest
  @CsvSource({"0, 0.8", "99, 0.8", "100, 0.2", "199, 0.2", "250, 0.05"})
  void a_staircase_falls_at_once(long step, double rate) {
    assertEquals(rate, at(Schedule.step(0.8, 0.25, 100), step), 1e-7);
  }

  @ParameterizedTest
  @CsvSource({"0, 0.8", "50, 0.4", "100, 0.2", "200, 0.05"})
  void an_exponential_falls_evenly(long step, double rate) {
    assertEquals(rate, at(Schedule.exponential(0.8, 0.25, 100), step), 1e-6);
  }

  @ParameterizedTest
  @CsvSource({"0", "12345678"})
  void a_constant_stays(long step) {
    assertEquals(0.3f, at(Schedule.constant(0.3), step));
  }
}
