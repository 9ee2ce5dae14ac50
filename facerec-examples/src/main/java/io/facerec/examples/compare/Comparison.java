package io.facerec.examples.compare;

import com.google.common.collect.ImmutableList;
import io.facerec.train.data.LabelledPhoto;
import io.facerec.train.detection.evaluation.SeenPhoto;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What several detectors cost and find on the same photos, in one run.
 *
 * @param timed how many photos times were taken on
 * @param results a detector each, in the order of the contest
 */
public record Comparison(int timed, List<Result> results) {
  /** Copies the list. */
  public Comparison {
    results = ImmutableList.copyOf(results);
  }

  /**
   * One detector.
   *
   * @param name of its method
   * @param bytes of its weights
   * @param split of its processor time
   * @param validation what it saw on photos of the events trained on
   * @param unseenEvents what it saw on photos of other events; may be none
   */
  public record Result(
      String name,
      long bytes,
      Split split,
      List<SeenPhoto> validation,
      List<SeenPhoto> unseenEvents) {
    /** Copies the lists. */
    public Result {
      validation = ImmutableList.copyOf(validation);
      unseenEvents = ImmutableList.copyOf(unseenEvents);
    }

    /** All that it saw. */
    public List<SeenPhoto> seen() {
      return ImmutableList.<SeenPhoto>builder().addAll(validation).addAll(unseenEvents).build();
    }
  }

  /**
   * The photos of a comparison.
   *
   * @param timed times are taken on these
   * @param validation of the events trained on
   * @param unseenEvents of other events; may be none
   */
  public record Photos(
      List<LabelledPhoto> timed, List<LabelledPhoto> validation, List<LabelledPhoto> unseenEvents) {
    /** Copies the lists. */
    public Photos {
      timed = ImmutableList.copyOf(timed);
      validation = ImmutableList.copyOf(validation);
      unseenEvents = ImmutableList.copyOf(unseenEvents);
    }

    /** How often a run calls {@code afterEach}. */
    public int looks(int contestants, int rounds) {
      return timed.size() * (rounds + 1) + contestants * (validation.size() + unseenEvents.size());
    }
  }

  /**
   * Runs the comparison.
   *
   * @param rounds of timing
   * @param afterEach is run after each photo that was looked at
   */
  public static Comparison run(
      List<Contestant> contestants, Photos photos, int rounds, Runnable afterEach) {
    List<Split> splits = Stopwatches.splits(contestants, photos.timed(), rounds, afterEach);
    List<Result> results = new ArrayList<>();
    for (int i = 0; i < contestants.size(); i++) {
      Contestant contestant = contestants.get(i);
      results.add(
          new Result(
              contestant.name(),
              contestant.bytes(),
              splits.get(i),
              seen(photos.validation(), contestant, afterEach),
              seen(photos.unseenEvents(), contestant, afterEach)));
    }
    return new Comparison(photos.timed().size(), results);
  }

  private static List<SeenPhoto> seen(
      List<LabelledPhoto> photos, Contestant contestant, Runnable afterEach) {
    List<SeenPhoto> seen = new ArrayList<>();
    for (LabelledPhoto photo : photos) {
      seen.add(SeenPhoto.of(photo, contestant.unsure()));
      afterEach.run();
    }
    return seen;
  }

  /** The detector of this method. */
  Optional<Result> of(String name) {
    return results.stream().filter(result -> result.name().equals(name)).findFirst();
  }
}
