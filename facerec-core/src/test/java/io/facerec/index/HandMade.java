package io.facerec.index;

import io.facerec.EmbeddedFace;
import io.facerec.FaceQuality;
import io.facerec.Problem;
import io.facerec.detect.Face;
import io.facerec.image.Box;
import io.facerec.image.Landmarks;
import io.facerec.image.Photo;
import io.facerec.verify.Embedding;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Indexes of embeddings that a test says, without photos. */
final class HandMade {
  private HandMade() {}

  /** A photo with faces at these angles of the unit circle, in degrees. */
  static IndexedPhoto photo(String name, double... degrees) {
    return new IndexedPhoto(
        name,
        1000,
        1_700_000_000_000_000_001L,
        Arrays.stream(degrees).boxed().map(angle -> face(name, angle)).toList(),
        Optional.empty());
  }

  static IndexedPhoto broken(String name, String reason) {
    return new IndexedPhoto(name, 7, 8, List.of(), Optional.of(new Problem(name, reason)));
  }

  /** A vector of three values, as the tiny verifier's: the third is 0. */
  static Embedding at(double degrees) {
    double angle = Math.toRadians(degrees);
    return Embedding.of((float) Math.cos(angle), (float) Math.sin(angle), 0);
  }

  static EmbeddedFace face(String photo, double degrees) {
    Landmarks five = Landmarks.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
    Optional<Landmarks> landmarks = degrees < 0 ? Optional.empty() : Optional.of(five);
    Face face = new Face(Photo.of(Path.of(photo)), new Box(1, 2, 40, 50), 0.9f, landmarks);
    return new EmbeddedFace(face, new FaceQuality(50, 12.5, 0.9f), at(degrees));
  }

  static Path write(Path file, IndexHeader header, IndexedPhoto... photos) throws IOException {
    try (IndexWriter writer = new IndexWriter(file, header)) {
      for (IndexedPhoto photo : photos) {
        writer.add(photo);
      }
      writer.commit();
    }
    return file;
  }
}
