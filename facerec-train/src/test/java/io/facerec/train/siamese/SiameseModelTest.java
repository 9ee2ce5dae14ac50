package io.facerec.train.siamese;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.facerec.model.Model;
import io.facerec.train.data.DrawnFaces;
import io.facerec.train.data.FaceFolder;
import io.facerec.train.data.FaceReader;
import io.facerec.train.data.ImageSpec;
import io.facerec.train.data.TaughtFaces;
import io.facerec.train.estimator.Estimator;
import io.facerec.train.estimator.Predictions;
import io.facerec.train.estimator.RunConfig;
import io.facerec.train.estimator.TrainingHook;
import io.facerec.train.evaluation.EmbeddedFaces;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.ndarray.StdArrays;
import org.tensorflow.types.TFloat32;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SiameseModelTest {
  @TempDir Path root;

  /** The losses of the steps that are still to do. */
  private static List<Float> train(TaughtFaces faces, Path modelDir, int steps, int total) {
    List<Float> losses = new ArrayList<>();
    TrainingHook stopping =
        new TrainingHook() {
          @Override
          public boolean afterStep(StepValues values) {
            losses.add(values.loss());
            return values.step() < steps;
          }
        };
    RunConfig config = RunConfig.builder(modelDir).bfloat16(false).seed(3).build();
    new DistilledTraining(
            modelDir, modelDir, Distillation.PLAIN, 3, SiameseRecipe.of(total).batch(4))
        .trainer(config, faces)
        .train(List.of(), stopping);
    return losses;
  }

  @Test
  void learns_goes_on_where_it_was_stopped_and_exports_what_it_learned() {
    FaceFolder people = DrawnFaces.draw(root.resolve("faces"), 3, 2, 2);
    TaughtFaces faces = DrawnFaces.taught(people, EmbeddingNet.WIDTH);

    List<Float> whole = train(faces, root.resolve("whole"), 12, 12);
    assertTrue(whole.get(11) < whole.get(0), whole::toString);

    List<Float> parts = train(faces, root.resolve("parts"), 5, 12);
    assertEquals(5, parts.size());
    parts.addAll(train(faces, root.resolve("parts"), 12, 12));
    assertEquals(12, parts.size());
    for (int i = 0; i < 12; i++) {
      assertEquals(whole.get(i), parts.get(i), 1e-3, "step " + i);
    }

    Path exported = root.resolve("exported");
    new SiameseExporter(root.resolve("whole"), EmbeddingForm.MIRRORED, 1e-3)
        .exportUnmeasured(exported);
    try (Model model = Model.load(exported)) {
      assertEquals(112, model.parameter("faceSize"));
      assertEquals(1, model.parameter("faceChannels"));
      EmbeddedFaces embedded = new PhotoEmbedder(model).embed(people.photos());
      float[][] expected = predict(root.resolve("whole"), people);
      for (int i = 0; i < 7; i++) {
        assertArrayEquals(expected[i], embedded.embeddings().get(i), 1e-3f);
        double length = 0;
        for (float value : embedded.embeddings().get(i)) {
          length += value * value;
        }
        assertEquals(1, length, 1e-4);
      }
    }
  }

  @Test
  void goes_on_from_a_distilled_net_with_people_told_apart_beside_the_teacher_and_resumes() {
    FaceFolder people = DrawnFaces.draw(root.resolve("faces"), 3, 2, 2);
    TaughtFaces faces = DrawnFaces.taught(people, EmbeddingNet.WIDTH);
    train(faces, root.resolve("distilled"), 2, 2);
    Path modelDir = root.resolve("tuned");
    Distillation beyond = new Distillation(List.of(root), FaceVariation.ALBUMS, FineTuning.MARGIN);
    List<Float> losses = new ArrayList<>();
    tune(beyond, modelDir, faces, losses, 2);
    tune(beyond, modelDir, faces, losses, 3);
    assertEquals(3, losses.size());
    assertEquals(beyond, ((DistilledTraining) SiameseTraining.load(modelDir)).beyond());
  }

  @Test
  void learns_from_pairs_beside_the_teacher() {
    FaceFolder people = DrawnFaces.draw(root.resolve("faces"), 3, 2, 2);
    TaughtFaces faces = DrawnFaces.taught(people, EmbeddingNet.WIDTH);
    List<Float> losses = new ArrayList<>();
    tune(
        new Distillation(List.of(), FaceVariation.GENTLE, FineTuning.CONTRASTIVE),
        root.resolve("pairs"),
        faces,
        losses,
        16);
    assertTrue(mean(losses.subList(12, 16)) < mean(losses.subList(0, 4)), losses::toString);
  }

  private void tune(
      Distillation beyond, Path modelDir, TaughtFaces faces, List<Float> losses, int stop) {
    RunConfig config = RunConfig.builder(modelDir).bfloat16(false).seed(3).build();
    TrainingHook noting =
        new TrainingHook() {
          @Override
          public boolean afterStep(StepValues values) {
            losses.add(values.loss());
            return values.step() < stop;
          }
        };
    Path distilled = root.resolve("distilled");
    new DistilledTraining(root, root, beyond, 3, SiameseRecipe.of(16).batch(8))
        .trainer(config, faces)
        .train(Files.exists(distilled) ? List.of(distilled) : List.of(), noting);
  }

  private static double mean(List<Float> values) {
    return values.stream().mapToDouble(Float::doubleValue).average().orElseThrow();
  }

  private static float[][] predict(Path modelDir, FaceFolder people) {
    RunConfig config = RunConfig.builder(modelDir).bfloat16(false).build();
    try (Predictions predictions =
        Estimator.of(SiameseModel.embedding(EmbeddingForm.MIRRORED), config)
            .predict(FaceReader.of(people.photos()).image(ImageSpec.grey(112)))) {
      TFloat32 batch = (TFloat32) predictions.next().orElseThrow().get(SiameseModel.EMBEDDINGS);
      return StdArrays.array2dCopyOf(batch);
    }
  }
}
