package io.facerec.train.detection.yolo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.facerec.train.checkpoint.Checkpoint;
import io.facerec.train.checkpoint.CheckpointFolder;
import io.facerec.train.checkpoint.CheckpointReader;
import io.facerec.train.detection.DetectorMethod;
import io.facerec.train.detection.DetectorTrainer;
import io.facerec.train.detection.DrawnPhotos;
import io.facerec.train.detection.Learning;
import io.facerec.train.optimize.Optimizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.ndarray.NdArray;

@DisplayNameGeneration(ReplaceUnderscores.class)
class LearningTest {
  private static final DetectorMethod YOLO = new YoloMethod();
  private static final String ALL = "all";
  private static final String PART = "part";

  @TempDir private Path folder;

  @BeforeEach
  void drawFacesMarkedByHand() throws IOException {
    DrawnPhotos.draw(folder.resolve("data"), 4, 1, 1);
    Path labels = folder.resolve("data/train/label.txt");
    Files.writeString(labels, Files.readString(labels).replace(" drawn ", " helen "));
  }

  private DetectorTrainer.Builder training(String name, int steps) {
    return DetectorTrainer.builder(YOLO, folder.resolve("data"), folder.resolve(name))
        .steps(steps)
        .batch(2)
        .cropSize(64)
        .threads(1)
        .bfloat16(false);
  }

  private Checkpoint checkpoint(String name) {
    return CheckpointFolder.find(folder.resolve(name));
  }

  private static NdArray<?> value(Checkpoint checkpoint, String name) {
    String average = name + "/" + Optimizer.AVERAGE;
    return new CheckpointReader(checkpoint)
        .value(checkpoint.variables().contains(average) ? average : name);
  }

  /** All of a detector first, then a part of it. */
  private void train(Learning part) {
    training(ALL, 3).build().train();
    training(PART, 4).warmStart(folder.resolve(ALL)).learning(part).build().train();
  }

  private void assertUnmoved(String scope, int least) {
    List<String> names =
        checkpoint(PART).variables().stream().filter(name -> name.startsWith(scope)).toList();
    assertTrue(names.size() > least, names.toString());
    for (String name : names) {
      assertEquals(value(checkpoint(ALL), name), value(checkpoint(PART), name), name);
    }
  }

  private void assertMoved(String name) {
    assertNotEquals(value(checkpoint(ALL), name), value(checkpoint(PART), name));
  }

  @Test
  void the_second_look_learns_and_nothing_else_moves() {
    train(Learning.REFINING);
    assertUnmoved("yolo/", 100);
    assertMoved("second_look/stem/kernel");
    assertTrue(
        DetectorTrainer.load(YOLO, folder.resolve(PART))
            .export(folder.resolve("exported"))
            .training()
            .get("command")
            .contains(" --learn refining "));
  }

  @Test
  void all_but_the_second_look_learns_and_that_does_not_move() {
    train(Learning.FINDING);
    assertUnmoved("second_look/", 10);
    assertMoved("yolo/head/outputs/kernel");
  }

  @Test
  void the_second_look_of_another_training_is_taken_and_nothing_else_of_it() {
    training(ALL, 3).build().train();
    training(PART, 1).secondLook(folder.resolve(ALL)).learning(Learning.FINDING).build().train();
    assertUnmoved("second_look/", 10);
    assertMoved("yolo/stem/kernel");
  }
}
