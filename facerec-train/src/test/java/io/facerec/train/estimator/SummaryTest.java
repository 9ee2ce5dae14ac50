package io.facerec.train.estimator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.facerec.train.estimator.EventFiles.Drawn;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SummaryTest {
  @TempDir private Path dir;

  private Estimator estimator(int summaryEvery) {
    return Estimator.of(
        SmallTraining.model(20),
        SmallTraining.config(dir).logEvery(10).summaryEvery(summaryEvery).build());
  }

  private List<Drawn> drawn(String tag) throws Exception {
    return EventFiles.read(dir).stream().filter(d -> d.tag().equals(tag)).toList();
  }

  @Test
  void scalars_histograms_and_pictures_of_every_so_many_steps_are_drawn() throws Exception {
    List<Float> losses = new ArrayList<>();
    TrainingHook hook =
        new TrainingHook() {
          @Override
          public boolean afterStep(StepValues values) {
            losses.add(values.loss());
            return true;
          }
        };
    estimator(5).train(SmallTraining.shuffled(1), Steps.total(12), hook);
    assertEquals(
        List.of(
            new Drawn(5, "loss", "scalar", losses.get(4)),
            new Drawn(10, "loss", "scalar", losses.get(9))),
        drawn("loss"));
    // 8 pictures of 4 x 4 places and 8 channels
    assertEquals(
        List.of(
            new Drawn(5, "activations", "histogram", 1024),
            new Drawn(10, "activations", "histogram", 1024)),
        drawn("activations"));
    assertEquals(
        List.of(
            new Drawn(5, "pictures/image/0", "image", 8),
            new Drawn(10, "pictures/image/0", "image", 8)),
        drawn("pictures/image/0"));
    assertEquals(2, drawn("learning_rate").size());
    assertEquals(1, drawn("steps_per_second").size());
    double waiting = drawn("waiting_share").get(0).value();
    assertTrue(waiting >= 0 && waiting <= 1, "waiting " + waiting);
  }

  @Test
  void evaluations_are_drawn_in_a_folder_of_their_name() throws Exception {
    Estimator estimator = estimator(0).train(SmallTraining.shuffled(1), Steps.total(3));
    assertTrue(drawn("loss").isEmpty());
    Map<String, Double> plain = estimator.evaluate(SmallTraining.shuffled(2), Steps.of(1));
    estimator.evaluate(EvalSpec.of(SmallTraining.shuffled(3), Steps.of(1)).named("held-out"));
    List<Drawn> eval = EventFiles.read(dir.resolve("eval"));
    assertEquals(List.of("loss", "mean"), eval.stream().map(Drawn::tag).toList());
    assertEquals(3, eval.get(0).step());
    assertEquals(plain.get("loss"), eval.get(0).value(), 1e-7);
    assertEquals(2, EventFiles.read(dir.resolve("eval_held-out")).size());
    assertTrue(Files.readString(dir.resolve("eval/evaluations.tsv")).startsWith("3\tloss=0."));
    assertFalse(Files.exists(dir.resolve("eval_")));
  }
}
