package io.facerec.train.detection.yolo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.facerec.detect.Detector;
import io.facerec.detect.Face;
import io.facerec.image.Photo;
import io.facerec.model.ModelCard;
import io.facerec.train.data.LabelledFace;
import io.facerec.train.data.LabelledPhoto;
import io.facerec.train.detection.DetectionPhotos;
import io.facerec.train.detection.DetectorExporter;
import io.facerec.train.detection.DetectorMethod;
import io.facerec.train.detection.DetectorTrainer;
import io.facerec.train.detection.DrawnPhotos;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class YoloTrainingTest {
  private static final DetectorMethod YOLO = new YoloMethod();
  private static final int STEPS = 240;

  @TempDir private Path folder;

  private DetectorTrainer trainer(long steps) {
    return DetectorTrainer.builder(YOLO, folder.resolve("data"), folder.resolve("model"))
        .steps(steps)
        .batch(8)
        .cropSize(96)
        .saveEvery(120)
        .threads(1)
        .bfloat16(false)
        .build();
  }

  @Test
  void learns_to_find_drawn_faces_goes_on_after_a_stop_and_exports_what_it_learned()
      throws IOException {
    DrawnPhotos.draw(folder.resolve("data"), 8, 4, 2);
    trainer(STEPS / 2).train();
    trainer(STEPS).train();
    Path exported = folder.resolve("exported");
    ModelCard card = DetectorTrainer.load(YOLO, folder.resolve("model")).export(exported);
    assertEquals("240", card.training().get("steps"));
    assertEquals("120 planned at step 0, 240 planned at step 120", card.training().get("plans"));
    assertTrue(card.training().get("command").startsWith("facerec train yolo --data DATA --model"));
    assertTrue(card.figures().get("val_ap50_32+") > 0.5, card.figures().toString());
    assertEquals(card.figures().get("val_faces_32+"), 4);
    assertTrue(Files.size(exported.resolve("graph.pb")) <= 4_000_000);
    assertFindsWhereDrawn(exported);
  }

  private void assertFindsWhereDrawn(Path exported) {
    List<LabelledPhoto> photos =
        DetectionPhotos.in(folder.resolve("data"), Optional.empty()).training();
    double overlap = 0;
    double shift = 0;
    try (Detector detector = DetectorExporter.measured(YOLO.detector(exported))) {
      for (LabelledPhoto photo : photos) {
        LabelledFace drawn = photo.faces().get(0);
        Face found = detector.detect(Photo.of(photo.file())).get(0);
        overlap += found.box().intersectionOverUnion(drawn.box());
        shift +=
            (found.landmarks().orElseThrow().points().get(2).x()
                    - drawn.landmarks().orElseThrow().points().get(2).x())
                / drawn.box().width();
      }
    }
    assertTrue(overlap / photos.size() > 0.6, "mean overlap " + overlap / photos.size());
    assertEquals(0, shift / photos.size(), 0.05, "mean shift of the nose, in widths of the face");
  }
}
