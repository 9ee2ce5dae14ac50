package io.facerec.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the commands that train on a folder say where the words or the folder are wrong. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class FolderTrainingWordsTest {
  @TempDir Path folder;

  @Test
  void an_unknown_loss_is_wrong_words_that_name_the_losses() {
    Runs train = Runs.of("train", "siamese", "--data", folder, "--model", folder, "--loss", "best");
    assertEquals(2, train.code());
    assertTrue(train.err().contains("[contrastive, triplet, arcface, cosface]"), train.err());
    Runs validate =
        Runs.of("validate", "siamese", "--data", folder, "--model", folder, "--loss", "best");
    assertEquals(2, validate.code());
    assertTrue(validate.err().contains("[contrastive, triplet, arcface, cosface]"), validate.err());
  }

  @Test
  void a_teacher_needs_its_faces() {
    Runs run = Runs.of("train", "siamese", "--data", folder, "--model", folder);
    assertEquals(2, run.code());
    assertTrue(run.err().contains("--more is missing"), run.err());
  }

  @Test
  void a_folder_of_too_few_people_says_how_many_it_takes() throws IOException {
    Files.createDirectories(folder.resolve("n000001"));
    Runs run =
        Runs.of(
            "train",
            "siamese",
            "--data",
            folder,
            "--model",
            folder.resolve("m"),
            "--loss",
            "arcface");
    assertEquals(1, run.code());
    assertTrue(run.err().contains("a training needs 10 or more"), run.err());
  }

  @Test
  void scores_that_are_there_are_only_gone_on_with_when_asked_to() throws IOException {
    Files.createFile(folder.resolve("cross-validation.properties"));
    Runs run = Runs.of("validate", "siamese", "--data", folder, "--model", folder);
    assertEquals(2, run.code());
    assertTrue(run.err().contains("holds scores; add --resume"), run.err());
  }
}
