package io.facerec.examples.benchmark;

import static com.google.common.base.Preconditions.checkArgument;

import io.facerec.SearchedPhoto;
import io.facerec.SelfieFinder;
import io.facerec.image.Photo;
import io.facerec.image.PhotoFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Does a finder that is used for long by many threads keep its memory? Words: AVATAR FOLDER PHOTOS
 * THREADS. The threads share one finder; each searches its part of the folder's photos, again and
 * again under other names, and memory is told in between, when all of them rest. Linux alone.
 */
public final class FinderSoak {
  private static final int LINES = 10;

  private FinderSoak() {}

  /** Runs it and prints a table. */
  public static void main(String[] words)
      throws IOException, InterruptedException, ExecutionException {
    Path avatar = Path.of(words[0]);
    List<Path> files = PhotoFiles.in(List.of(Path.of(words[1])));
    checkArgument(!files.isEmpty(), "there are no photos in %s", words[1]);
    int threads = Integer.parseInt(words[3]);
    int photos = Integer.parseInt(words[2]) / LINES / threads;
    checkArgument(photos >= 1, "%s photos are too few for %s threads", words[2], threads);
    System.out.println("| photos | matches | unreadable | resident memory, MB | Java heap, MB |");
    System.out.println("| --- | --- | --- | --- | --- |");
    SelfieFinder finder = new SelfieFinder(avatar);
    Seen seen = new Seen(0, 0, 0);
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      for (int line = 0; line < LINES; line++) {
        List<Future<Seen>> parts =
            IntStream.range(0, threads)
                .mapToObj(thread -> pool.submit(() -> search(finder, files, thread, photos)))
                .toList();
        for (Future<Seen> part : parts) {
          seen = seen.and(part.get());
        }
        double resident = MemoryInUse.resident();
        System.out.printf(
            "| %,d | %,d | %,d | %.0f | %.1f |%n",
            seen.photos, seen.matches, seen.problems, resident, MemoryInUse.heap() / 1e6);
      }
    } finally {
      pool.shutdownNow();
    }
  }

  /** One thread's search: its photos begin where the number of the thread says. */
  private static Seen search(SelfieFinder finder, List<Path> files, int thread, int photos) {
    Stream<Photo> some =
        IntStream.range(0, photos)
            .mapToObj(i -> Photo.of(files.get((thread * photos + i) % files.size())));
    try (Stream<SearchedPhoto> searched = finder.search(some)) {
      return searched.map(Seen::of).reduce(new Seen(0, 0, 0), Seen::and);
    }
  }

  /** What was seen so far. */
  private record Seen(long photos, long matches, long problems) {
    static Seen of(SearchedPhoto photo) {
      return new Seen(1, photo.selfies().count(), photo.problem().isPresent() ? 1 : 0);
    }

    Seen and(Seen other) {
      return new Seen(photos + other.photos, matches + other.matches, problems + other.problems);
    }
  }
}
