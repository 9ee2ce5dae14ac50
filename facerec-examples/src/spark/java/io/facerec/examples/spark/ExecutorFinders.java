package io.facerec.examples.spark;

import io.facerec.SearchedPhoto;
import io.facerec.SelfieFinder;
import io.facerec.image.Photo;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.SparkEnv;
import org.apache.spark.broadcast.Broadcast;
import org.jspecify.annotations.Nullable;

/**
 * The finders of one executor: built by its first task and shared by all, since the models take
 * seconds to load and hundreds of megabytes, and a finder is safe for several threads. Each photo is
 * decoded, detected and embedded once, whoever many are looked for.
 */
final class ExecutorFinders {
  private static @Nullable ExecutorFinders current;

  private final long job;
  private final List<Sought> people;

  /** Somebody, and who finds them. */
  private record Sought(String avatar, SelfieFinder finder) {}

  /** A face that was taken for somebody: which photo's, and whose. */
  record Match(String avatar, SearchedPhoto judged) {}

  private ExecutorFinders(long job, Wanted wanted) {
    this.job = job;
    int slots = slots();
    people =
        wanted.people().stream()
            .map(person -> new Sought(person.avatar(), wanted.finder(person, slots)))
            .toList();
  }

  /**
   * This executor's finders of a job's people.
   *
   * @param built is told where they had to be built
   */
  static synchronized ExecutorFinders of(Broadcast<Wanted> wanted, Runnable built) {
    ExecutorFinders finders = current;
    if (finders == null || finders.job != wanted.id()) {
      finders = new ExecutorFinders(wanted.id(), wanted.value());
      current = finders;
      built.run();
    }
    return finders;
  }

  /** Every photo with its faces or its problem, lazily. Close it unless it is used up. */
  Stream<SearchedPhoto> search(Stream<Photo> photos) {
    return people.get(0).finder().search(photos); // what is found is the same for all
  }

  /** The people who are on a photo that was searched. */
  List<Match> matches(SearchedPhoto searched) {
    List<Match> matches = new ArrayList<>();
    for (Sought person : people) {
      SearchedPhoto judged = person.finder().judge(searched);
      if (judged.selfies().findAny().isPresent()) {
        matches.add(new Match(person.avatar(), judged));
      }
    }
    return matches;
  }

  /** Tasks that run here side by side: the workers that they share. */
  private static int slots() {
    int processors = Runtime.getRuntime().availableProcessors();
    return SparkEnv.get().conf().getInt("spark.executor.cores", processors);
  }
}
