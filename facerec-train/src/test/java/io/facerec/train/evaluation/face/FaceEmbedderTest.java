package io.facerec.train.evaluation.face;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.facerec.detect.Detector;
import io.facerec.detect.Face;
import io.facerec.image.AlignedFaces;
import io.facerec.image.Box;
import io.facerec.image.DecodedPhoto;
import io.facerec.image.FaceAligner;
import io.facerec.image.FaceRegion;
import io.facerec.image.Photo;
import io.facerec.image.SimilarityTransform;
import io.facerec.verify.Embedding;
import io.facerec.verify.FalseMatchRate;
import io.facerec.verify.Verification;
import io.facerec.verify.Verifier;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The left half of the photo is red, the right half blue; a marked face is in the left one. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class FaceEmbedderTest {
  private static final Embedding RED = Embedding.of(1, 0);
  private static final Embedding BLUE = Embedding.of(0, 1);
  private static final Box LEFT = new Box(12, 8, 88, 110);
  private static final Box RIGHT = new Box(120, 8, 88, 110);

  private static final MarkedFace FACE =
      new MarkedFace(photo(), "ann", SimilarityTransform.TEMPLATE);

  @Test
  void a_marked_face_stands_as_the_template_says() {
    Box box = FACE.box();
    assertEquals(56, box.x() + box.width() / 2, 0.1);
    assertEquals(109.8, box.height(), 0.1);
    assertTrue(box.intersectionOverUnion(LEFT) > 0.9, box.toString());
  }

  @Test
  void marks_need_no_detector() {
    assertEquals(List.of(RED, RED), embedder().marked(List.of(FACE, FACE)));
  }

  @Test
  void the_detection_at_the_marked_place_counts_and_none_elsewhere() {
    assertEquals(List.of(Optional.of(RED)), embedder(RIGHT, LEFT).found(List.of(FACE)));
    assertEquals(List.of(Optional.empty()), embedder(RIGHT).found(List.of(FACE)));
  }

  @Test
  void without_marks_the_face_nearest_the_middle_counts() {
    Box middle = new Box(115, 8, 88, 110);
    assertEquals(List.of(Optional.of(BLUE)), embedder(LEFT, middle).main(List.of(FACE.photo())));
    assertEquals(List.of(Optional.empty()), embedder().main(List.of(FACE.photo())));
  }

  private static Photo photo() {
    BufferedImage picture = new BufferedImage(224, 120, BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D g = picture.createGraphics();
    g.setColor(Color.RED);
    g.fillRect(0, 0, 112, 120);
    g.setColor(Color.BLUE);
    g.fillRect(112, 0, 112, 120);
    g.dispose();
    return Photo.of("halves", picture);
  }

  private static FaceEmbedder embedder(Box... seen) {
    return new FaceEmbedder(new Seeing(List.of(seen)), new Colours());
  }

  private record Seeing(List<Box> boxes) implements Detector {
    @Override
    public List<Face> detect(DecodedPhoto photo) {
      return boxes.stream().map(box -> new Face(photo.photo(), box, 1, Optional.empty())).toList();
    }

    @Override
    public int longestSide() {
      return 640;
    }

    @Override
    public void close() {}
  }

  /** Embeds red faces as one point and blue ones as another. */
  private static final class Colours implements Verifier {
    @Override
    public Embedding embed(FaceRegion face) {
      throw new UnsupportedOperationException();
    }

    @Override
    public AlignedFaces align(DecodedPhoto photo, List<? extends FaceRegion> faces) {
      return FaceAligner.shared().align(photo, faces);
    }

    @Override
    public List<Embedding> embed(List<AlignedFaces> faces) {
      List<Embedding> embeddings = new ArrayList<>();
      for (AlignedFaces face : faces) {
        boolean isRed = (face.pixels().getByte(0, 56, 56, 0) & 0xff) > 128;
        embeddings.add(isRed ? RED : BLUE);
      }
      return embeddings;
    }

    @Override
    public Verification compare(Embedding a, Embedding b) {
      throw new UnsupportedOperationException();
    }

    @Override
    public double threshold(FalseMatchRate rate) {
      throw new UnsupportedOperationException();
    }

    @Override
    public FalseMatchRate strictest() {
      throw new UnsupportedOperationException();
    }

    @Override
    public FalseMatchRate loosest() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
  }
}
