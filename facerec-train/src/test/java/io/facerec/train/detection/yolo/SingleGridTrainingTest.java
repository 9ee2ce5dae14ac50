package io.facerec.train.detection.yolo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.facerec.detect.Detector;
import io.facerec.detect.Face;
import io.facerec.image.Photo;
import io.facerec.train.detection.DetectionPhotos;
import io.facerec.train.detection.DetectorExporter;
import io.facerec.train.detection.DetectorMethod;
import io.facerec.train.detection.DetectorTrainer;
import io.facerec.train.detection.DrawnPhotos;
import io.facerec.train.detection.Learning;
import io.facerec.train.estimator.TrainingHook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SingleGridTrainingTest {
  private static final DetectorMethod METHOD = new SingleGridMethod();
  private static final int STEPS = 60;

  @TempDir private Path folder;

  private float loss(List<Float> losses) {
    return (float) losses.stream().mapToDouble(Float::doubleValue).average().orElseThrow();
  }

  @Test
  void learns_and_gives_two_boxes_a_cell_of_a_photo() throws IOException {
    DrawnPhotos.draw(folder.resolve("data"), 8, 1, 2);
    List<Float> losses = new ArrayList<>();
    DetectorTrainer.builder(METHOD, folder.resolve("data"), folder.resolve("model"))
        .steps(STEPS)
        .batch(2)
        .cropSize(128)
        .learning(Learning.FINDING)
        .threads(1)
        .bfloat16(false)
        .build()
        .train(
            new TrainingHook() {
              @Override
              public boolean afterStep(StepValues values) {
                return losses.add(values.loss());
              }
            });
    assertEquals(STEPS, losses.size());
    assertTrue(
        loss(losses.subList(STEPS / 2, STEPS)) < 0.7 * loss(losses.subList(0, STEPS / 6)),
        losses::toString);
    Path exported = folder.resolve("exported");
    new DetectorExporter(METHOD, folder.resolve("model")).exportUnmeasured(exported);
    assertTrue(Files.size(exported.resolve("graph.pb")) <= 4_000_000);
    Path photo =
        DetectionPhotos.in(folder.resolve("data"), Optional.empty()).training().get(0).file();
    try (Detector detector = METHOD.detector(exported).minScore(0).build()) {
      assertEquals(SingleGrid.SIDE, detector.longestSide());
      List<Face> faces = detector.detect(Photo.of(photo));
      assertTrue(faces.size() <= 7 * 7 * 2, faces::toString);
      for (Face face : faces) {
        assertTrue(face.box().x() >= 0 && face.box().right() <= 160.01, face::toString);
      }
    }
  }
}
