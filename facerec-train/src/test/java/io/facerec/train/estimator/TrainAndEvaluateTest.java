package io.facerec.train.estimator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.facerec.train.export.FinalExporter;
import io.facerec.train.hook.EarlyStopping;
import io.facerec.train.hook.StopAtStep;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TrainAndEvaluateTest {
  private static final EvalSpec EVALUATION = EvalSpec.of(SmallTraining.shuffled(9), Steps.of(2));

  @TempDir private Path dir;

  private Estimator estimator() {
    return Estimator.of(SmallTraining.model(60), SmallTraining.config(dir).build());
  }

  private static TrainSpec training(long steps, TrainingHook... hooks) {
    return TrainSpec.of(SmallTraining.shuffled(1), steps, hooks);
  }

  private List<Long> evaluated(String folder) {
    return new EvaluationLog(dir.resolve(folder)).read().stream().map(Evaluated::step).toList();
  }

  @Test
  void evaluates_after_each_checkpoint_and_at_the_end() {
    List<String> occasions = new ArrayList<>();
    Exporter exporter =
        new Exporter() {
          @Override
          public String name() {
            return "noted";
          }

          @Override
          public Optional<Path> export(Occasion occasion) {
            occasions.add(occasion.evaluated().step() + (occasion.last() ? " last" : ""));
            assertEquals(
                occasion.evaluated().step(),
                occasion.estimator().evaluate(EVALUATION.named("again")).step());
            return Optional.of(occasion.folder());
          }
        };
    Outcome outcome = estimator().trainAndEvaluate(training(25), EVALUATION.exporters(exporter));
    assertEquals(List.of(10L, 20L, 25L), evaluated("eval"));
    assertEquals(List.of("10", "20", "25", "25 last"), occasions);
    assertEquals(25, outcome.evaluated().step());
    assertEquals(4, outcome.exports().size());
    assertTrue(outcome.evaluated().metric("loss") < 1);
    assertThrows(IllegalArgumentException.class, () -> outcome.evaluated().metric("none"));
  }

  @Test
  void a_throttle_skips_evaluations_but_never_the_last() {
    estimator().trainAndEvaluate(training(35), EVALUATION.named("rare").throttle(20));
    assertEquals(List.of(10L, 30L, 35L), evaluated("eval_rare"));
  }

  @Test
  void a_training_that_is_done_is_evaluated_once_and_not_trained() {
    estimator().train(SmallTraining.shuffled(1), Steps.total(5));
    Outcome first = estimator().trainAndEvaluate(training(5), EVALUATION);
    Outcome second = estimator().trainAndEvaluate(training(5), EVALUATION);
    assertEquals(List.of(5L), evaluated("eval"));
    assertEquals(first.evaluated(), second.evaluated());
  }

  @Test
  void a_training_that_was_ended_for_its_metrics_stays_ended() {
    EarlyStopping early = EarlyStopping.higherThan("loss", 0).notBefore(20);
    Outcome outcome = estimator().trainAndEvaluate(training(60, early), EVALUATION);
    assertEquals(20, outcome.evaluated().step());
    estimator().trainAndEvaluate(training(60, early), EVALUATION);
    assertEquals(20, estimator().latestCheckpoint().orElseThrow().step());
    estimator().trainAndEvaluate(training(60, new StopAtStep(23)), EVALUATION);
    assertEquals(List.of(10L, 20L, 23L), evaluated("eval"));
  }

  @Test
  void what_a_lost_training_measured_is_not_looked_at() {
    new EvaluationLog(dir.resolve("eval")).add(new Evaluated(50, Map.of("loss", 0.0)));
    List<Integer> seen = new ArrayList<>();
    TrainingHook counting =
        new TrainingHook() {
          @Override
          public boolean afterEvaluation(List<Evaluated> evaluations) {
            seen.add(evaluations.size());
            return true;
          }
        };
    estimator().trainAndEvaluate(training(20, counting), EVALUATION);
    assertEquals(List.of(1, 2), seen);
  }

  @Test
  void two_exporters_of_one_name_are_refused() {
    Exporter one = new FinalExporter("x", (estimator, folder) -> {});
    assertThrows(IllegalArgumentException.class, () -> EVALUATION.exporters(one, one));
    assertFalse(EVALUATION.exporters(one).exporters().isEmpty());
  }
}
