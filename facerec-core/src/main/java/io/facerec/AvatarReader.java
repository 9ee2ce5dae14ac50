package io.facerec;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.util.Comparator.comparingDouble;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Iterables;
import io.facerec.detect.BorderedDetector;
import io.facerec.detect.Detector;
import io.facerec.detect.Face;
import io.facerec.exception.NoFaceException;
import io.facerec.exception.PoorAvatarException;
import io.facerec.exception.SeveralFacesException;
import io.facerec.image.AlignedFaces;
import io.facerec.image.Box;
import io.facerec.image.DecodedPhoto;
import io.facerec.verify.Embedding;
import io.facerec.verify.Verifier;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds the one face of an avatar that is meant, judges its quality, and embeds it. */
final class AvatarReader {
  /** A face of less than this share of the largest one's area stands in the background. */
  private static final double SIMILAR_AREA = 0.5;

  /** How much a face has to share with the named place: the place may be drawn by hand. */
  private static final double LEAST_OVERLAP = 0.2;

  private final Detector detector;
  private final Verifier verifier;

  AvatarReader(Detector detector, Verifier verifier) {
    this.detector = new BorderedDetector(detector);
    this.verifier = verifier;
  }

  /**
   * The face that is meant.
   *
   * @param least that the face has to offer
   * @throws io.facerec.exception.UnreadablePhotoException if the avatar cannot be read
   * @throws NoFaceException if there is no face, or none where one was named
   * @throws SeveralFacesException if no place is named and the largest face is not clearly so
   * @throws PoorAvatarException if the face is not good enough
   */
  EmbeddedFace read(Avatar avatar, FaceQuality least) {
    try (DecodedPhoto pixels = avatar.photo().decode(PhotoWork.longestSide(detector))) {
      List<Face> face = ImmutableList.of(meant(avatar, detector.detect(pixels)));
      try (AlignedFaces aligned = verifier.align(pixels, face)) {
        List<FaceQuality> quality = FaceQuality.of(face, aligned.sharpness());
        Optional<String> shortcoming = quality.get(0).shortcoming(least);
        if (shortcoming.isPresent()) {
          throw new PoorAvatarException(avatar.photo().name(), shortcoming.get());
        }
        List<Embedding> embedding = verifier.embed(ImmutableList.of(aligned));
        return Iterables.getOnlyElement(EmbeddedFace.of(face, quality, embedding));
      }
    }
  }

  private static Face meant(Avatar avatar, List<Face> faces) {
    String name = avatar.photo().name();
    if (faces.isEmpty()) {
      throw new NoFaceException(
          name, "no face was found on it; take a sharp picture that shows the face from the front");
    }
    Optional<Box> place = avatar.place();
    return place.isPresent() ? at(name, faces, place.get()) : largest(name, faces);
  }

  private static Face at(String name, List<Face> faces, Box place) {
    Comparator<Face> overlap = comparingDouble(face -> face.box().intersectionOverUnion(place));
    Face nearest = faces.stream().max(overlap).orElseThrow();
    if (nearest.box().intersectionOverUnion(place) < LEAST_OVERLAP) {
      throw new NoFaceException(
          name,
          "no face was found at %s; name one of %s"
              .formatted(place, faces.stream().map(Face::box).toList()));
    }
    return nearest;
  }

  private static Face largest(String name, List<Face> faces) {
    ImmutableList<Face> bySize =
        faces.stream()
            .sorted(comparingDouble((Face face) -> face.box().area()).reversed())
            .collect(toImmutableList());
    double large = SIMILAR_AREA * bySize.get(0).box().area();
    List<Face> rivals = bySize.stream().filter(face -> face.box().area() >= large).toList();
    if (rivals.size() > 1) {
      throw new SeveralFacesException(
          name, rivals.stream().map(face -> coordinates(face.box())).toList());
    }
    return bySize.get(0);
  }

  private static float[] coordinates(Box box) {
    return new float[] {box.x(), box.y(), box.width(), box.height()};
  }
}
