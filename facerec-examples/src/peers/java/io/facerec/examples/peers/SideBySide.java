package io.facerec.examples.peers;

import io.facerec.detect.Detector;
import io.facerec.image.DecodedPhoto;
import io.facerec.image.Photo;
import io.facerec.train.data.LabelledFace;
import io.facerec.train.data.LabelledPhoto;
import io.facerec.train.detection.evaluation.AveragePrecision;
import io.facerec.train.detection.evaluation.FaceSize;
import io.facerec.train.detection.evaluation.LandmarkError;
import io.facerec.train.detection.evaluation.SeenPhoto;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;

/**
 * What two detectors found on the same photos.
 *
 * @param name of the photos
 * @param ours facerec's, a photo each
 * @param theirs the other's, the same photos in the same order
 */
record SideBySide(String name, List<SeenPhoto> ours, List<SeenPhoto> theirs) {
  /** Both look at these photos. */
  static SideBySide of(String name, List<LabelledPhoto> photos, Detector our, Detector their) {
    List<SeenPhoto> ours = new ArrayList<>();
    List<SeenPhoto> theirs = new ArrayList<>();
    for (LabelledPhoto photo : photos) {
      try (DecodedPhoto pixels = Photo.of(photo.file()).decode()) {
        ours.add(SeenPhoto.of(photo, our.longestSide(), our.detect(pixels)));
        theirs.add(SeenPhoto.of(photo, their.longestSide(), their.detect(pixels)));
      }
    }
    return new SideBySide(name, ours, theirs);
  }

  /** The same, of the photos from this source alone. */
  SideBySide from(String source) {
    Predicate<SeenPhoto> from = seen -> seen.photo().source().equals(source);
    return new SideBySide(
        name + "/" + source,
        ours.stream().filter(from).toList(),
        theirs.stream().filter(from).toList());
  }

  /** A line of a table: photos, and the average precision of both for each range of sizes. */
  String precisionRow() {
    StringBuilder row = new StringBuilder("| %s | %d |".formatted(name, ours.size()));
    for (FaceSize size : FaceSize.REPORTED) {
      AveragePrecision our = AveragePrecision.of(size, ours);
      AveragePrecision their = AveragePrecision.of(size, theirs);
      row.append(
          String.format(
              Locale.ROOT, " %.3f / %.3f (%d) |", our.value(), their.value(), our.faces()));
    }
    return row.toString();
  }

  /**
   * A line of a table: the landmark errors of both on the faces that both found, whatever their
   * score.
   *
   * @param which of the faces
   * @return nothing where they found none of these
   */
  Optional<String> landmarkRow(Predicate<LabelledFace> which) {
    List<Double> our = new ArrayList<>();
    List<Double> their = new ArrayList<>();
    for (int i = 0; i < ours.size(); i++) {
      for (LabelledFace face : ours.get(i).labels()) {
        OptionalDouble first = LandmarkError.on(face, ours.get(i).found(), 0);
        OptionalDouble second = LandmarkError.on(face, theirs.get(i).found(), 0);
        if (which.test(face) && first.isPresent() && second.isPresent()) {
          our.add(first.getAsDouble());
          their.add(second.getAsDouble());
        }
      }
    }
    if (our.isEmpty()) {
      return Optional.empty();
    }
    LandmarkError ourError = new LandmarkError(our);
    LandmarkError theirError = new LandmarkError(their);
    return Optional.of(
        String.format(
            Locale.ROOT,
            "| %s | %d | %.4f | %.4f | %.2f | %.4f / %.4f |",
            name,
            our.size(),
            ourError.mean(),
            theirError.mean(),
            ourError.mean() / theirError.mean(),
            ourError.median(),
            theirError.median()));
  }
}
