package io.facerec.examples.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.facerec.detect.Detector;
import io.facerec.detect.Face;
import io.facerec.examples.report.Table;
import io.facerec.image.Box;
import io.facerec.image.DecodedPhoto;
import io.facerec.train.data.LabelledFace;
import io.facerec.train.data.LabelledPhoto;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ComparisonTest {
  private static final Box FACE = new Box(10, 10, 40, 40);

  @TempDir private Path folder;
  private LabelledPhoto photo;

  @BeforeEach
  void draw() throws IOException {
    Path file = folder.resolve("grey.png");
    ImageIO.write(new BufferedImage(96, 64, BufferedImage.TYPE_3BYTE_BGR), "png", file.toFile());
    photo =
        new LabelledPhoto(
            "drawn/grey.png",
            file,
            96,
            64,
            List.of(new LabelledFace(FACE, Optional.empty(), false, "hand")));
  }

  /** Says the same of each photo. */
  private record Stubborn(List<Box> boxes, AtomicInteger looks) implements Detector {
    @Override
    public List<Face> detect(DecodedPhoto decoded) {
      looks.incrementAndGet();
      return boxes.stream()
          .map(box -> new Face(decoded.photo(), box, 0.9f, Optional.empty()))
          .toList();
    }

    @Override
    public int longestSide() {
      return 640;
    }

    @Override
    public void close() {}
  }

  private static Contestant contestant(String name, AtomicInteger looks, Box... boxes) {
    Detector detector = new Stubborn(List.of(boxes), looks);
    return new Contestant(name, 2_500_000, detector, detector, name.equals("rcnn"));
  }

  @Test
  void all_look_at_the_same_photos_equally_often() {
    AtomicInteger looks = new AtomicInteger();
    AtomicInteger others = new AtomicInteger();
    AtomicInteger progress = new AtomicInteger();
    Comparison.Photos photos =
        new Comparison.Photos(List.of(photo), List.of(photo), List.of(photo));
    Comparison comparison =
        Comparison.run(
            List.of(contestant("yolo", looks, FACE), contestant("rcnn", others)),
            photos,
            2,
            progress::incrementAndGet);
    assertEquals(3 + 2, looks.get()); // warm-up and two rounds, then twice for what it finds
    assertEquals(looks.get(), others.get());
    assertEquals(photos.looks(2, 2), progress.get());
    Split yolo = comparison.of("yolo").orElseThrow().split();
    Split rcnn = comparison.of("rcnn").orElseThrow().split();
    assertEquals(0, yolo.proposals());
    assertTrue(rcnn.proposals() >= 0 && rcnn.total() >= 0);
    assertEquals(yolo.rest(), rcnn.rest());
    assertTrue(comparison.of("faster-rcnn").isEmpty());
  }

  @Test
  void tables_say_what_each_costs_and_finds() {
    Comparison comparison =
        Comparison.run(
            List.of(
                contestant("yolo", new AtomicInteger(), FACE),
                contestant("blind", new AtomicInteger())),
            new Comparison.Photos(List.of(photo), List.of(photo), List.of()),
            1,
            () -> {});
    List<Table> tables = ComparisonTables.of(comparison);
    assertEquals(3, tables.size()); // no photos of other events
    assertEquals(List.of("detector", "32+", "20-32", "32-96", "96+"), tables.get(1).header());
    assertEquals(List.of("yolo", "1.000", "", "1.000", ""), tables.get(1).rows().get(0));
    assertEquals(List.of("blind", "0.000", "", "0.000", ""), tables.get(1).rows().get(1));
    assertEquals("1 (1 photos)", tables.get(2).header().get(1));
    assertEquals("2.5", tables.get(0).rows().get(0).get(5));
    assertTrue(tables.get(0).markdown().contains("| yolo | "), tables.get(0).markdown());
  }
}
