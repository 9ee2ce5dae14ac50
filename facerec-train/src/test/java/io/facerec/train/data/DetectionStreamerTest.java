package io.facerec.train.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.facerec.image.Box;
import io.facerec.image.Landmarks;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A black photo of 200 x 160 px with a white face of 40 x 50 px at (60, 30). */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DetectionStreamerTest {
  private static final int SIZE = 96;
  private static final int ROWS = 3;

  @TempDir private Path folder;
  private LabelledPhoto photo = new LabelledPhoto("a", Path.of("a"), 1, 1, List.of());

  @BeforeEach
  void draw() throws IOException {
    Path file = folder.resolve("a.jpg");
    BufferedImage picture = new BufferedImage(200, 160, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = picture.createGraphics();
    pen.setColor(Color.WHITE);
    pen.fillRect(60, 30, 40, 50);
    pen.dispose();
    ImageIO.write(picture, "jpg", file.toFile());
    photo = new LabelledPhoto("a.jpg", file, 200, 160, List.of(face(60, 30, 40, 50, false)));
  }

  /**
   * Its landmarks are the corners, going round from the top left, but for the nose in the middle.
   */
  private static LabelledFace face(float x, float y, float width, float height, boolean ignored) {
    return new LabelledFace(
        new Box(x, y, width, height),
        Optional.of(
            Landmarks.of(
                x,
                y,
                x + width,
                y,
                x + width / 2,
                y + height / 2,
                x,
                y + height,
                x + width,
                y + height)),
        ignored,
        "drawn");
  }

  private static LabelledPhoto with(LabelledPhoto photo, LabelledFace... faces) {
    return new LabelledPhoto(
        photo.name(), photo.file(), photo.width(), photo.height(), List.of(faces));
  }

  private static DetectionStreamer.Builder streamer(LabelledPhoto photo) {
    return DetectionStreamer.builder().add(List.of(photo), 1).size(SIZE).batch(4).rows(ROWS);
  }

  private static double[] row(Map<String, double[]> batch, String name, int crop, int width) {
    double[] values = new double[width];
    System.arraycopy(batch.get(name), crop * ROWS * width, values, 0, width);
    return values;
  }

  @Test
  void a_box_frames_the_pixels_of_its_face() {
    for (Map<String, double[]> batch : Streams.take(streamer(photo).build(), 0, 6)) {
      for (int crop = 0; crop < 4; crop++) {
        double[] box = row(batch, "boxes", crop, 4);
        assertEquals(1, row(batch, "face", crop, 1)[0]);
        assertFramed(batch.get("image"), crop, box);
      }
    }
  }

  /** The brightness summed over the picture, weighted by place, has its centre in the box's. */
  private static void assertFramed(double[] image, int crop, double[] box) {
    double least = Double.MAX_VALUE;
    double most = 0;
    for (int i = 0; i < SIZE * SIZE; i++) {
      double green = image[(crop * SIZE * SIZE + i) * 3 + 1];
      least = Math.min(least, green);
      most = Math.max(most, green);
    }
    double sum = 0;
    double x = 0;
    double y = 0;
    for (int i = 0; i < SIZE * SIZE; i++) {
      double light =
          (image[(crop * SIZE * SIZE + i) * 3 + 1] - least) / (most - least) > 0.5 ? 1 : 0;
      sum += light;
      x += light * (i % SIZE + 0.5);
      y += light * (Math.floorDiv(i, SIZE) + 0.5);
    }
    assertEquals((box[0] + box[2]) / 2, x / sum, 0.7);
    assertEquals((box[1] + box[3]) / 2, y / sum, 0.7);
    assertEquals(1, sum / ((box[2] - box[0]) * (box[3] - box[1])), 0.2);
  }

  @Test
  void landmarks_keep_their_names_when_the_picture_is_mirrored() {
    for (Map<String, double[]> batch : Streams.take(streamer(photo).build(), 0, 4)) {
      for (int crop = 0; crop < 4; crop++) {
        double[] box = row(batch, "boxes", crop, 4);
        double[] points = row(batch, "landmarks", crop, 10);
        // the face lies inside the crop, so its corners are where they were drawn
        assertArrayEquals(
            new double[] {
              box[0],
              box[1],
              box[2],
              box[1],
              (box[0] + box[2]) / 2,
              (box[1] + box[3]) / 2,
              box[0],
              box[3],
              box[2],
              box[3]
            },
            points,
            1e-3);
      }
    }
  }

  @Test
  void a_face_is_kept_whole_and_between_twelve_and_fifteen_sixteenths() {
    for (Map<String, double[]> batch : Streams.take(streamer(photo).build(), 0, 8)) {
      for (int crop = 0; crop < 4; crop++) {
        double[] box = row(batch, "boxes", crop, 4);
        double height = box[3] - box[1];
        assertTrue(height >= 12 && height <= SIZE * 15 / 16.0 + 1e-3, "height " + height);
        assertEquals(40.0 / 50, (box[2] - box[0]) / height, 1e-3);
      }
    }
  }

  @Test
  void a_crop_depends_on_the_seed_and_its_number_alone() {
    List<Map<String, double[]>> whole = Streams.take(streamer(photo).build(), 0, 3);
    Map<String, double[]> resumed =
        Streams.take(streamer(photo).parallelCalls(3).build(), 2, 1).get(0);
    assertArrayEquals(whole.get(2).get("image"), resumed.get("image"));
    assertArrayEquals(whole.get(2).get("boxes"), resumed.get("boxes"));
    Map<String, double[]> other = Streams.take(streamer(photo).seed(2).build(), 2, 1).get(0);
    assertTrue(other.get("boxes")[0] != resumed.get("boxes")[0]);
  }

  @Test
  void landmarks_that_a_detector_set_are_trusted_a_quarter_as_far() {
    LabelledFace byHand = face(60, 30, 40, 50, false);
    LabelledFace byMachine = new LabelledFace(byHand.box(), byHand.landmarks(), false, "wider-m");
    LabelledFace unknown = new LabelledFace(byHand.box(), Optional.empty(), false, "wider");
    assertEquals(1, trust(byHand));
    assertEquals(0.25, trust(byMachine));
    assertEquals(0, trust(unknown));
  }

  @Test
  void boxes_around_masks_are_not_exact() {
    LabelledFace exact = face(60, 30, 40, 50, false);
    assertEquals(1, first(exact, "exact"));
    assertEquals(
        0, first(new LabelledFace(exact.box(), Optional.empty(), false, "masks2"), "exact"));
  }

  private double trust(LabelledFace face) {
    return first(face, "known");
  }

  private double first(LabelledFace face, String label) {
    return Streams.take(streamer(with(photo, face)).build(), 0, 1).get(0).get(label)[0];
  }

  @Test
  void a_photo_without_faces_gives_empty_rows() {
    Map<String, double[]> batch = Streams.take(streamer(with(photo)).build(), 0, 1).get(0);
    for (String label : List.of("boxes", "landmarks", "known", "face", "ignored", "exact")) {
      for (double value : batch.get(label)) {
        assertEquals(0, value, label);
      }
    }
  }

  @Test
  void faces_come_before_regions_to_ignore_and_the_larger_first() {
    LabelledPhoto crowded =
        with(
            photo,
            face(0, 0, 200, 160, true),
            face(60, 30, 20, 25, false),
            face(60, 30, 40, 50, false));
    boolean both = false;
    for (Map<String, double[]> batch : Streams.take(streamer(crowded).build(), 0, 8)) {
      for (int crop = 0; crop < 4; crop++) {
        double[] face = new double[ROWS];
        System.arraycopy(batch.get("face"), crop * ROWS, face, 0, ROWS);
        double[] ignored = new double[ROWS];
        System.arraycopy(batch.get("ignored"), crop * ROWS, ignored, 0, ROWS);
        for (int i = 0; i + 1 < ROWS; i++) {
          assertTrue(face[i] >= face[i + 1]);
        }
        if (face[1] == 1) {
          both = true;
          double first =
              batch.get("boxes")[crop * ROWS * 4 + 3] - batch.get("boxes")[crop * ROWS * 4 + 1];
          double second =
              batch.get("boxes")[(crop * ROWS + 1) * 4 + 3]
                  - batch.get("boxes")[(crop * ROWS + 1) * 4 + 1];
          assertTrue(first >= second);
        }
        double sum = ignored[0] + ignored[1] + ignored[2];
        assertTrue(sum >= 1, "the region covers the photo");
      }
    }
    assertTrue(both);
  }

  @Test
  void a_face_that_comes_out_under_eight_pixels_is_ignored() {
    LabelledPhoto tiny = with(photo, face(60, 30, 3, 3, false));
    Map<String, double[]> batch = Streams.take(streamer(tiny).build(), 0, 1).get(0);
    for (int crop = 0; crop < 4; crop++) {
      assertEquals(0, row(batch, "face", crop, 1)[0]);
      assertEquals(1, row(batch, "ignored", crop, 1)[0]);
    }
  }

  @Test
  void proposals_come_to_lie_where_the_face_does() throws IOException {
    ProposalFolder proposals = new ProposalFolder(folder);
    Box face = photo.faces().get(0).box();
    proposals.write(photo, List.of(face));
    DetectionStreamer streamer = streamer(photo).proposals(proposals, 2).build();
    for (Map<String, double[]> batch : Streams.take(streamer, 0, 3)) {
      for (int crop = 0; crop < 4; crop++) {
        double[] both = Arrays.copyOfRange(batch.get("proposals"), crop * 8, crop * 8 + 8);
        assertArrayEquals(row(batch, "boxes", crop, 4), Arrays.copyOf(both, 4), 1e-3);
        assertArrayEquals(new double[4], Arrays.copyOfRange(both, 4, 8));
      }
    }
  }

  @Test
  void proposals_half_outside_the_crop_are_left_out_and_the_others_clipped() throws IOException {
    ProposalFolder proposals = new ProposalFolder(folder);
    List<Box> row = IntStream.range(0, 20).mapToObj(i -> new Box(10 * i, 0, 10, 160)).toList();
    proposals.write(photo, row);
    DetectionStreamer streamer = streamer(photo).proposals(proposals, 20).build();
    for (Map<String, double[]> batch : Streams.take(streamer, 0, 3)) {
      for (int crop = 0; crop < 4; crop++) {
        double[] face = row(batch, "boxes", crop, 4);
        double scale = (face[2] - face[0]) / 40;
        double[] all = Arrays.copyOfRange(batch.get("proposals"), crop * 80, crop * 80 + 80);
        for (int i = 0; i < 80 && all[i + 2] > 0; i += 4) {
          assertTrue(all[i] >= 0 && all[i + 2] <= SIZE && all[i + 1] >= 0 && all[i + 3] <= SIZE);
          double area = (all[i + 2] - all[i]) * (all[i + 3] - all[i + 1]);
          assertTrue(area >= 0.5 * 10 * 160 * scale * scale - 1e-2, "area " + area);
        }
      }
    }
  }

  @Test
  void of_too_many_proposals_each_crop_has_others() throws IOException {
    ProposalFolder proposals = new ProposalFolder(folder);
    List<Box> rows = IntStream.range(0, 50).mapToObj(i -> new Box(60, 30, 40, 20 + i)).toList();
    proposals.write(photo, rows);
    DetectionStreamer streamer = streamer(photo).proposals(proposals, 5).build();
    Set<Long> heights = new HashSet<>();
    for (Map<String, double[]> batch : Streams.take(streamer, 0, 4)) {
      for (int crop = 0; crop < 4; crop++) {
        double[] face = row(batch, "boxes", crop, 4);
        double[] all = Arrays.copyOfRange(batch.get("proposals"), crop * 20, crop * 20 + 20);
        for (int i = 0; i < 20; i += 4) {
          heights.add(Math.round((all[i + 3] - all[i + 1]) / (face[3] - face[1]) * 50));
        }
      }
    }
    assertTrue(heights.size() > 20, heights.size() + " of 50 were drawn");
  }

  @Test
  void a_photo_that_was_not_searched_is_left_out() throws IOException {
    ProposalFolder proposals = new ProposalFolder(folder);
    proposals.write(photo, List.of(new Box(60, 30, 40, 50)));
    LabelledPhoto other =
        new LabelledPhoto("b", Files.copy(photo.file(), folder.resolve("b.jpg")), 9, 9, List.of());
    DetectionStreamer streamer =
        streamer(photo).add(List.of(other), 1).proposals(proposals, 1).build();
    for (Map<String, double[]> batch : Streams.take(streamer, 0, 3)) {
      for (int crop = 0; crop < 4; crop++) {
        assertEquals(1, row(batch, "face", crop, 1)[0]);
      }
    }
  }

  @Test
  void wrong_options_are_refused() {
    assertThrows(IllegalStateException.class, () -> DetectionStreamer.builder().build());
    assertThrows(IllegalArgumentException.class, () -> streamer(photo).size(100));
    assertThrows(IllegalArgumentException.class, () -> streamer(photo).batch(0));
    assertThrows(IllegalArgumentException.class, () -> streamer(photo).add(List.of(photo), 0));
  }
}
