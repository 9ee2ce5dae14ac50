package io.facerec.examples.feedback;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Lists;
import io.facerec.detect.Face;
import io.facerec.image.AlignedFaces;
import io.facerec.image.Box;
import io.facerec.image.DecodedPhoto;
import io.facerec.image.Photo;
import io.facerec.train.data.FaceFolder;
import io.facerec.train.data.FacePhoto;
import io.facerec.train.evaluation.EmbeddedFaces;
import io.facerec.verify.Embedding;
import io.facerec.verify.Verifier;
import java.util.ArrayList;
import java.util.List;

/** Embeds faces whose landmarks are known, by a verifier. */
public final class MarkedFaces {
  private static final int AT_ONCE = 64;

  private MarkedFaces() {}

  /**
   * The embeddings of all photos of these people.
   *
   * @throws IllegalArgumentException if a photo has no landmarks
   */
  public static EmbeddedFaces embed(FaceFolder people, Verifier verifier) {
    List<float[]> rows = new ArrayList<>();
    for (List<FacePhoto> some : Lists.partition(people.photos(), AT_ONCE)) {
      List<AlignedFaces> aligned = new ArrayList<>();
      try {
        some.forEach(photo -> aligned.add(align(photo, verifier)));
        verifier.embed(aligned).stream().map(Embedding::toArray).forEach(rows::add);
      } finally {
        aligned.forEach(AlignedFaces::close);
      }
    }
    return EmbeddedFaces.of(people.photos(), rows);
  }

  private static AlignedFaces align(FacePhoto marked, Verifier verifier) {
    if (marked.landmarks().isEmpty()) {
      throw new IllegalArgumentException(marked.path() + " has no landmarks");
    }
    Photo photo = Photo.of(marked.path());
    try (DecodedPhoto pixels = photo.decode()) {
      Box all = new Box(0, 0, pixels.width(), pixels.height());
      return verifier.align(pixels, ImmutableList.of(new Face(photo, all, 1, marked.landmarks())));
    }
  }
}
