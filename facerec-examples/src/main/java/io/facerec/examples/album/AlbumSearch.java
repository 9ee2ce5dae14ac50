package io.facerec.examples.album;

import io.facerec.SearchedPhoto;
import io.facerec.SelfieFinder;
import io.facerec.detect.Detector;
import io.facerec.exception.AvatarException;
import io.facerec.train.data.FacePhoto;
import io.facerec.train.evaluation.album.AlbumPhoto;
import io.facerec.train.evaluation.album.AlbumPlan;
import io.facerec.train.evaluation.album.AlbumScore;
import io.facerec.train.evaluation.album.AvatarScore;
import io.facerec.train.evaluation.face.MarkedFace;
import io.facerec.verify.FalseMatchRate;
import io.facerec.verify.Verifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Looks for many people by {@link SelfieFinder}: each photo is searched once, for one of them, and
 * judged again for the others.
 */
public final class AlbumSearch {
  private final Detector detector;
  private final Verifier verifier;
  private final Optional<FalseMatchRate> rate;
  private final boolean queryExpansion;

  /**
   * A search with these models, which stay the caller's to close.
   *
   * @param rate how often somebody else may be called the person, if it is not the default
   * @param queryExpansion whether what an album tells of the person counts
   */
  public AlbumSearch(
      Detector detector, Verifier verifier, Optional<FalseMatchRate> rate, boolean queryExpansion) {
    this.detector = detector;
    this.verifier = verifier;
    this.rate = rate;
    this.queryExpansion = queryExpansion;
  }

  /**
   * Searches each plan's album.
   *
   * @param sources a picture of each face
   * @param faces the photos to be searched, in the order of the sources
   * @param refused is told of each avatar that cannot be searched with
   */
  public AlbumScore search(
      List<AlbumPlan> plans,
      List<FacePhoto> sources,
      List<MarkedFace> faces,
      Consumer<AvatarException> refused) {
    List<Optional<SelfieFinder>> finders =
        plans.stream().map(plan -> finder(plan, refused)).toList();
    int any =
        IntStream.range(0, plans.size())
            .filter(i -> finders.get(i).isPresent())
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no avatar can be searched with"));
    List<AlbumPhoto> photos =
        photos(finders.get(any).orElseThrow(), plans.get(any), sources, faces);
    List<AvatarScore> scores = new ArrayList<>();
    for (int i = 0; i < plans.size(); i++) {
      AlbumPlan plan = plans.get(i);
      scores.add(
          finders
              .get(i)
              .map(finder -> AvatarScore.of(plan, photos, finder))
              .orElseGet(() -> AvatarScore.refused(plan, photos)));
    }
    return new AlbumScore(scores);
  }

  private Optional<SelfieFinder> finder(AlbumPlan plan, Consumer<AvatarException> refused) {
    try {
      return Optional.of(finder(plan, detector));
    } catch (AvatarException e) {
      refused.accept(e);
      return Optional.empty();
    }
  }

  private SelfieFinder finder(AlbumPlan plan, Detector faces) {
    var builder = SelfieFinder.builder(plan.avatar().path()).detector(faces).verifier(verifier);
    builder.queryExpansion(queryExpansion);
    rate.ifPresent(builder::threshold);
    return builder.build();
  }

  private List<AlbumPhoto> photos(
      SelfieFinder finder, AlbumPlan anyPlan, List<FacePhoto> sources, List<MarkedFace> faces) {
    List<SearchedPhoto> searched = search(finder, faces);
    List<SearchedPhoto> marked =
        search(finder(anyPlan, new MarkedDetector(faces, detector)), faces);
    List<AlbumPhoto> photos = new ArrayList<>();
    for (int i = 0; i < faces.size(); i++) {
      photos.add(
          new AlbumPhoto(sources.get(i), faces.get(i).box(), searched.get(i), marked.get(i)));
    }
    return photos;
  }

  private static List<SearchedPhoto> search(SelfieFinder finder, List<MarkedFace> faces) {
    try (Stream<SearchedPhoto> found = finder.search(faces.stream().map(MarkedFace::photo))) {
      return found.toList();
    }
  }
}
