package io.facerec.examples.demo;

import io.facerec.SearchedPhoto;
import io.facerec.SeenFace;
import io.facerec.image.Box;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a search of an album found, against who is on it.
 *
 * @param faces faces that are on the photos
 * @param seen those of them that were detected
 * @param imagined detections where no face is
 * @param wanted faces that are the wanted person's
 * @param hits those of them that were called so
 * @param wrong matches that are somebody else or no face
 */
record DemoScore(int faces, int seen, int imagined, int wanted, int hits, int wrong) {
  /** A detection is of a face if the two boxes share this much of what they cover. */
  private static final double SAME_PLACE = 0.4;

  /** Judges all photos of a search. */
  static DemoScore of(DemoAlbum album, List<SearchedPhoto> searched) {
    int seen = 0;
    int imagined = 0;
    int hits = 0;
    int wrong = 0;
    for (SearchedPhoto photo : searched) {
      List<TruthFace> left = new ArrayList<>(album.on(fileName(photo)));
      for (SeenFace face : photo.faces()) {
        Optional<TruthFace> truth = at(face.face().box(), left);
        truth.ifPresent(left::remove);
        boolean isWanted = truth.filter(album::isWanted).isPresent();
        seen += truth.isPresent() ? 1 : 0;
        imagined += truth.isPresent() ? 0 : 1;
        hits += face.match() && isWanted ? 1 : 0;
        wrong += face.match() && !isWanted ? 1 : 0;
      }
    }
    int wanted = (int) album.truth().stream().filter(album::isWanted).count();
    return new DemoScore(album.truth().size(), seen, imagined, wanted, hits, wrong);
  }

  /** Who a box shows: the truth that covers it best, if any does well enough. */
  static Optional<TruthFace> at(Box box, List<TruthFace> truth) {
    return truth.stream()
        .filter(face -> face.box().intersectionOverUnion(box) >= SAME_PLACE)
        .max(Comparator.comparingDouble(face -> face.box().intersectionOverUnion(box)));
  }

  /** The last part of a photo's path. */
  static String fileName(SearchedPhoto photo) {
    return String.valueOf(Path.of(photo.photo().name()).getFileName());
  }

  /** Two lines for a person to read. */
  @Override
  public String toString() {
    return """
    detection: %d of %d faces found, %d where none is
    the wanted person: %d of %d found, %d missed, %d wrong\
    """
        .formatted(seen, faces, imagined, hits, wanted, wanted - hits, wrong);
  }
}
