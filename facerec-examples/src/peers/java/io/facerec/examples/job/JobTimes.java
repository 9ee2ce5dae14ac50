package io.facerec.examples.job;

import static java.util.Objects.requireNonNull;

import io.facerec.examples.timing.PhotoTimes;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a job costs on each set of photos, and what it finds. */
final class JobTimes {
  private final Job job;
  private final PhotoTimes<PhotoSet> whole = new PhotoTimes<>();
  private final Map<String, StageTimes> stages = new HashMap<>();
  private Found found = Found.NOTHING;

  private JobTimes(Job job) {
    this.job = job;
  }

  /**
   * Takes the times, after a round for compilers and caches to warm up; the jobs take turns, set by
   * set.
   */
  static Map<Contestant, JobTimes> of(Map<Contestant, Job> jobs, List<PhotoSet> sets, int rounds) {
    Map<Contestant, JobTimes> times = new EnumMap<>(Contestant.class);
    jobs.forEach((who, job) -> times.put(who, new JobTimes(job)));
    times.values().forEach(one -> one.warmUp(sets));
    for (int round = 0; round < rounds; round++) {
      for (PhotoSet set : sets) {
        times.values().forEach(one -> one.measure(set));
      }
    }
    return times;
  }

  private void warmUp(List<PhotoSet> sets) {
    for (PhotoSet set : sets) {
      found = found.and(job.find(set.photos()));
      job.find(set.photos(), new StageTimes());
    }
  }

  private void measure(PhotoSet set) {
    whole.measure(set, () -> job.find(set.photos()));
    job.find(set.photos(), stages.computeIfAbsent(set.size(), size -> new StageTimes()));
  }

  /** What the job found on all photos. */
  Found found() {
    return found;
  }

  /** Processor time of the whole process, ms a photo of the set. */
  double millis(PhotoSet set) {
    return whole.millis(List.of(set)) / set.photos().size();
  }

  /** {@code "12.1 / 5.3 / 7.0"}: ms a photo of each stage, on photos of this size. */
  String stages(String size) {
    StageTimes times = requireNonNull(stages.get(size));
    return String.format(
        Locale.ROOT,
        "%.1f / %.1f / %.1f",
        times.millis(Stage.DECODE),
        times.millis(Stage.DETECT),
        times.millis(Stage.FACES));
  }
}
