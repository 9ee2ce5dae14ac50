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

  @Test
  void the_second_look_learns_and_nothing_else_moves() {
    training("all", 3).build().train();
    training("landmarks", 4)
        .warmStart(folder.resolve("all"))
        .learning(Learning.LANDMARKS)
        .build()
        .train();
    Checkpoint before = checkpoint("all");
    Checkpoint after = checkpoint("landmarks");
    List<String> finding =
        after.variables().stream().filter(name -> name.startsWith("yolo/")).toList();
    assertTrue(finding.size() > 100, finding.toString());
    for (String name : finding) {
      assertEquals(value(before, name), value(after, name), name);
    }
    assertNotEquals(value(before, "landmarks/stem/kernel"), value(after, "landmarks/stem/kernel"));
    assertTrue(
        DetectorTrainer.load(YOLO, folder.resolve("landmarks"))
            .export(folder.resolve("exported"))
            .training()
            .get("command")
            .contains(" --learn landmarks "));
  }

  @Test
  void all_but_the_second_look_learns_and_that_does_not_move() {
    training("all", 3).build().train();
    training("finding", 4)
        .warmStart(folder.resolve("all"))
        .learning(Learning.FINDING)
        .build()
        .train();
    Checkpoint before = checkpoint("all");
    Checkpoint after = checkpoint("finding");
    List<String> secondLook =
        after.variables().stream().filter(name -> name.startsWith("landmarks/")).toList();
    assertTrue(secondLook.size() > 20, secondLook.toString());
    for (String name : secondLook) {
      assertEquals(value(before, name), value(after, name), name);
    }
    assertNotEquals(
        value(before, "yolo/head/outputs/kernel"), value(after, "yolo/head/outputs/kernel"));
  }
}
