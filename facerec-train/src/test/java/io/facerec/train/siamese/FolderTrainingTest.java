package io.facerec.train.siamese;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.facerec.model.ModelCard;
import io.facerec.train.data.DrawnFaces;
import io.facerec.train.estimator.RunConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class FolderTrainingTest {
  @TempDir Path root;

  private FolderTraining of(LossKind loss, int... photos) {
    Path people = root.resolve("people");
    DrawnFaces.draw(people, photos);
    return new FolderTraining(people, loss, 5, SiameseRecipe.of(2).batch(4));
  }

  @Test
  void a_folder_of_people_is_enough_to_train_and_export_a_verifier() {
    FolderTraining training = of(LossKind.ARCFACE, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2);
    Path model = root.resolve("model");
    RunConfig config = RunConfig.builder(model).bfloat16(false).seed(5).build();
    SiameseTrainer trainer = training.trainer(config);
    assertEquals(
        "2 people, 4 photos to learn from; held out: 8 people, 16 photos", trainer.toString());
    trainer.train(List.of());

    ModelCard card =
        SiameseTraining.load(model)
            .export(model, root.resolve("exported"), EmbeddingForm.ALONE, 1e-2);
    assertEquals("of the face alone", card.training().get("embedding"));
    assertEquals("2", card.training().get("steps"));
    assertEquals("arcface", card.training().get("loss"));
    assertTrue(card.figures().containsKey("pairAccuracy"));
  }

  @ParameterizedTest
  @EnumSource(LossKind.class)
  void its_folder_remembers_what_it_learns_from_and_how(LossKind loss) {
    FolderTraining training = of(loss, 1);
    SiameseRecord.in(root).add(training, 0);
    assertEquals(training, SiameseTraining.load(root));
  }

  @Test
  void its_folder_remembers_which_optimizers_it_had_and_older_folders_had_adamw()
      throws IOException {
    FolderTraining training = of(LossKind.TRIPLET, 1);
    SiameseRecord.in(root.resolve("new")).add(training, 0);
    assertTrue(schedule("new", training).startsWith("Muon, rate"));

    Path old = Files.createDirectories(root.resolve("old"));
    Files.writeString(old.resolve(SiameseRecord.FILE), "plans=2 planned at step 0\n");
    assertTrue(schedule("old", training).startsWith("AdamW, rate"));
    SiameseRecord.in(old).add(training, 1);
    SiameseRecord.in(old).add(training, 2);
    assertTrue(schedule("old", training).startsWith("AdamW to step 1, then Muon, rate"));
  }

  private String schedule(String folder, FolderTraining training) {
    Path model = root.resolve(folder);
    return SiameseRecord.in(model).words(training.recipe(), 5, model).get("schedule");
  }

  @Test
  void says_how_many_people_it_needs() {
    FolderTraining training = of(LossKind.TRIPLET, 2, 2, 2);
    String message = assertThrows(IllegalArgumentException.class, training::heldOut).getMessage();
    assertTrue(
        message.endsWith("holds 3 people; a training needs 10 or more, 8 of whom it holds out"),
        message);
  }
}
