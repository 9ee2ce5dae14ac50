package io.facerec.train.siamese;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.facerec.train.data.DrawnFaces;
import io.facerec.train.data.ImageSpec;
import io.facerec.train.data.PairStreamer;
import io.facerec.train.estimator.Estimator;
import io.facerec.train.estimator.RunConfig;
import io.facerec.train.estimator.Steps;
import io.facerec.train.estimator.TrainingHook;
import io.facerec.train.optimize.AdamW;
import io.facerec.train.optimize.Schedule;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ContrastiveModelTest {
  @TempDir Path root;

  @Test
  void learns_to_tell_drawn_people_apart_from_pairs_alone() {
    PairStreamer pairs =
        PairStreamer.of(DrawnFaces.draw(root.resolve("faces"), 4, 4, 4))
            .image(ImageSpec.grey(112))
            .batch(8);
    List<Float> losses = new ArrayList<>();
    TrainingHook kept =
        new TrainingHook() {
          @Override
          public boolean afterStep(StepValues values) {
            losses.add(values.loss());
            return true;
          }
        };
    Estimator estimator =
        Estimator.of(
            new ContrastiveModel(
                new ContrastiveLoss(1), AdamW.builder(Schedule.constant(2e-3)).build()),
            RunConfig.builder(root.resolve("model")).bfloat16(false).build());
    estimator.train(pairs, Steps.of(20), kept);
    assertTrue(mean(losses.subList(15, 20)) < mean(losses.subList(0, 5)), losses::toString);

    Map<String, Double> measured = estimator.evaluate(pairs.seed(9), Steps.of(2));
    assertEquals(20, measured.get("global_step"));
    assertTrue(measured.get("accuracy") >= 0 && measured.get("accuracy") <= 1);
  }

  private static double mean(List<Float> values) {
    return values.stream().mapToDouble(Float::doubleValue).average().orElseThrow();
  }
}
