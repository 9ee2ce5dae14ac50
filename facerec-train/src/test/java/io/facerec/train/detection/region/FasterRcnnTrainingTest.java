package io.facerec.train.detection.region;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.facerec.detect.Detector;
import io.facerec.detect.Face;
import io.facerec.image.Photo;
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
class FasterRcnnTrainingTest {
  private static final DetectorMethod METHOD = new FasterRcnnMethod();

  @TempDir private Path folder;

  @Test
  void learns_to_propose_and_to_judge_together() throws IOException {
    DrawnPhotos.draw(folder.resolve("data"), 8, 1, 2);
    DetectorTrainer.builder(METHOD, folder.resolve("data"), folder.resolve("model"))
        .steps(200)
        .batch(4)
        .cropSize(96)
        .threads(1)
        .bfloat16(false)
        .build()
        .train();
    Path exported = folder.resolve("exported");
    new DetectorExporter(METHOD, folder.resolve("model")).exportUnmeasured(exported);
    assertTrue(Files.size(exported.resolve("graph.pb")) <= 4_000_000);
    List<LabelledPhoto> photos =
        DetectionPhotos.in(folder.resolve("data"), Optional.empty()).training();
    double overlap = 0;
    try (Detector detector = DetectorExporter.measured(METHOD.detector(exported))) {
      for (LabelledPhoto photo : photos) {
        Face found = detector.detect(Photo.of(photo.file())).get(0);
        overlap += found.box().intersectionOverUnion(photo.faces().get(0).box());
      }
    }
    assertTrue(overlap / photos.size() > 0.6, "mean overlap " + overlap / photos.size());
  }
}
