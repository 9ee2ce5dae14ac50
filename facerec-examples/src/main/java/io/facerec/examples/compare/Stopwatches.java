package io.facerec.examples.compare;

import static com.google.common.collect.ImmutableList.toImmutableList;

import io.facerec.examples.timing.PhotoTimes;
import io.facerec.image.DecodedPhoto;
import io.facerec.image.Photo;
import io.facerec.proposal.SelectiveSearch;
import io.facerec.train.data.LabelledPhoto;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes the processor time of each detector and of the steps that they share, in turns on each
 * photo, and in several rounds.
 */
final class Stopwatches {
  private final List<Contestant> contestants;
  private final List<LabelledPhoto> photos;
  private final PhotoTimes<LabelledPhoto> decoding = new PhotoTimes<>();
  private final PhotoTimes<LabelledPhoto> shrinking = new PhotoTimes<>();
  private final PhotoTimes<LabelledPhoto> proposing = new PhotoTimes<>();
  private final List<PhotoTimes<LabelledPhoto>> detecting = new ArrayList<>();

  private Stopwatches(List<Contestant> contestants, List<LabelledPhoto> photos) {
    this.contestants = contestants;
    this.photos = photos;
    contestants.forEach(contestant -> detecting.add(new PhotoTimes<>()));
  }

  /**
   * Where the time of each contestant goes, in their order.
   *
   * @param rounds on each photo, after one for compilers and caches to warm up
   * @param afterEach is run after each photo of each round
   */
  static List<Split> splits(
      List<Contestant> contestants, List<LabelledPhoto> photos, int rounds, Runnable afterEach) {
    Stopwatches watches = new Stopwatches(contestants, photos);
    try (ShrinkingGraph graph = new ShrinkingGraph()) {
      new Stopwatches(contestants, photos).round(graph, afterEach);
      for (int round = 0; round < rounds; round++) {
        watches.round(graph, afterEach);
      }
    }
    return watches.splits();
  }

  private void round(ShrinkingGraph graph, Runnable afterEach) {
    int longestSide = contestants.stream().mapToInt(c -> c.usual().longestSide()).max().orElse(1);
    for (LabelledPhoto photo : photos) {
      Photo file = Photo.of(photo.file());
      decoding.measure(photo, () -> file.decode(longestSide).close());
      try (DecodedPhoto pixels = file.decode(longestSide)) {
        shrinking.measure(photo, () -> graph.run(pixels, longestSide));
        if (contestants.stream().anyMatch(Contestant::proposes)) {
          proposing.measure(photo, () -> SelectiveSearch.FOR_FACES.propose(pixels));
        }
        for (int i = 0; i < contestants.size(); i++) {
          Contestant contestant = contestants.get(i);
          detecting.get(i).measure(photo, () -> contestant.usual().detect(pixels));
        }
      }
      afterEach.run();
    }
  }

  private List<Split> splits() {
    List<Split> splits = new ArrayList<>();
    for (int i = 0; i < contestants.size(); i++) {
      splits.add(
          Split.of(
              detecting.get(i).millis(photos),
              contestants.get(i).proposes() ? proposing.millis(photos) : 0,
              shrinking.millis(photos),
              decoding.millis(photos)));
    }
    return splits.stream().collect(toImmutableList());
  }
}
