package io.facerec.train.detection.region;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.facerec.detect.Detector;
import io.facerec.detect.Face;
import io.facerec.image.Photo;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RegionTrainingTest {
  @TempDir private Path folder;

  private DetectorTrainer.Builder trainer(DetectorMethod method) {
    return DetectorTrainer.builder(method, folder.resolve("data"), folder.resolve(method.name()))
        .proposals(folder.resolve("proposals"))
        .cropSize(96)
        .threads(1)
        .bfloat16(false);
  }

  @Test
  void fast_rcnn_learns_to_judge_what_is_proposed_and_rcnn_goes_on_from_its_weights()
      throws IOException {
    DrawnPhotos.draw(folder.resolve("data"), 8, 1, 2);
    DetectorMethod fast = new FastRcnnMethod();
    List<Long> searched = new ArrayList<>();
    trainer(fast)
        .photos(9)
        .steps(240)
        .batch(4)
        .build()
        .propose((done, all) -> searched.add(done))
        .train();
    assertEquals(9, searched.size());
    assertEquals(9, files("proposals"));
    assertFindsWhereDrawn(fast);

    DetectorMethod rcnn = new RcnnMethod();
    trainer(rcnn).warmStart(folder.resolve("fast-rcnn")).steps(160).batch(4).build().train();
    assertEquals(10, files("proposals"));
    assertFindsWhereDrawn(rcnn);
  }

  private long files(String name) throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve(name))) {
      return files.count();
    }
  }

  private void assertFindsWhereDrawn(DetectorMethod method) throws IOException {
    Path exported = folder.resolve("exported").resolve(method.name());
    new DetectorExporter(method, folder.resolve(method.name())).exportUnmeasured(exported);
    assertTrue(Files.size(exported.resolve("graph.pb")) <= 4_000_000);
    List<LabelledPhoto> photos =
        DetectionPhotos.in(folder.resolve("data"), Optional.empty()).training();
    double overlap = 0;
    try (Detector detector = DetectorExporter.measured(method.detector(exported))) {
      for (LabelledPhoto photo : photos) {
        LabelledFace drawn = photo.faces().get(0);
        Face found = detector.detect(Photo.of(photo.file())).get(0);
        overlap += found.box().intersectionOverUnion(drawn.box());
      }
    }
    assertTrue(overlap / photos.size() > 0.45, "mean overlap " + overlap / photos.size());
  }
}
