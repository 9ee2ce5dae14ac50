package io.facerec.train.evaluation.face;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.util.Comparator.comparingDouble;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Lists;
import io.facerec.detect.BorderedDetector;
import io.facerec.detect.Detector;
import io.facerec.detect.Face;
import io.facerec.image.AlignedFaces;
import io.facerec.image.Box;
import io.facerec.image.DecodedPhoto;
import io.facerec.image.FaceRegion;
import io.facerec.image.Photo;
import io.facerec.verify.Embedding;
import io.facerec.verify.Verifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/** Embeds one face of each of many photos, aligned as marked or as a detector sees it. */
public final class FaceEmbedder {
  private static final int CHUNK = 64;

  /** A detection is of a face if the two boxes share this much of what they cover. */
  private static final double SAME_PLACE = 0.3;

  private final Detector detector;
  private final Verifier verifier;

  /**
   * Both stay the caller's to close. The detector looks again with a border around where it finds
   * nothing.
   */
  public FaceEmbedder(Detector detector, Verifier verifier) {
    this.detector = new BorderedDetector(detector);
    this.verifier = verifier;
  }

  /** Each face, aligned by the landmarks that are known. */
  public List<Embedding> marked(List<MarkedFace> faces) {
    return embed(faces, MarkedFace::photo, (face, photo) -> Optional.of(face)).stream()
        .map(Optional::orElseThrow)
        .toList();
  }

  /** Each face, aligned as the detector sees it; nothing where it sees none at that place. */
  public List<Optional<Embedding>> found(List<MarkedFace> faces) {
    return embed(faces, MarkedFace::photo, (face, photo) -> at(face.box(), detector.detect(photo)));
  }

  /** The face in the middle of each photo; nothing where the detector sees none. */
  public List<Optional<Embedding>> main(List<Photo> photos) {
    return embed(
        photos, photo -> photo, (photo, pixels) -> CentralFace.of(pixels, detector.detect(pixels)));
  }

  /** The face that is at this place, if one is. */
  public static Optional<Face> at(Box place, List<Face> faces) {
    return faces.stream()
        .filter(face -> face.box().intersectionOverUnion(place) >= SAME_PLACE)
        .max(comparingDouble(face -> face.box().intersectionOverUnion(place)));
  }

  private <T> List<Optional<Embedding>> embed(
      List<T> items,
      Function<T, Photo> photoOf,
      BiFunction<T, DecodedPhoto, Optional<? extends FaceRegion>> choice) {
    ImmutableList.Builder<Optional<Embedding>> embeddings = ImmutableList.builder();
    for (List<T> chunk : Lists.partition(items, CHUNK)) {
      List<Optional<AlignedFaces>> aligned = new ArrayList<>();
      try {
        for (T item : chunk) {
          try (DecodedPhoto photo = photoOf.apply(item).decode()) {
            aligned.add(
                choice
                    .apply(item, photo)
                    .map(face -> verifier.align(photo, ImmutableList.of(face))));
          }
        }
        embeddings.addAll(embed(aligned));
      } finally {
        present(aligned).forEach(AlignedFaces::close);
      }
    }
    return embeddings.build();
  }

  private List<Optional<Embedding>> embed(List<Optional<AlignedFaces>> aligned) {
    List<Embedding> embedded = verifier.embed(present(aligned).collect(toImmutableList()));
    List<Optional<Embedding>> inPlace = new ArrayList<>();
    int next = 0;
    for (Optional<AlignedFaces> face : aligned) {
      inPlace.add(face.isPresent() ? Optional.of(embedded.get(next++)) : Optional.empty());
    }
    return inPlace;
  }

  private static Stream<AlignedFaces> present(List<Optional<AlignedFaces>> faces) {
    return faces.stream().flatMap(Optional::stream);
  }
}
