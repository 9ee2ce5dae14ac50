package io.facerec.examples.nearest;

import io.facerec.EmbeddedFace;
import io.facerec.FaceQuality;
import io.facerec.SelfieFinder;
import io.facerec.detect.Face;
import io.facerec.examples.timing.ProcessorTime;
import io.facerec.image.Box;
import io.facerec.image.Photo;
import io.facerec.index.FaceIndex;
import io.facerec.index.IndexedPhoto;
import io.facerec.verify.Embedding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Every face or the likely ones? {@link FaceIndex}, which compares a person with all, beside {@link
 * HnswFaces}, which walks to the nearest: what making them costs, what a question costs, and how
 * many of the photos that the index finds by the avatar alone are among the {@value #NEAREST}
 * nearest of the walk. Words: an empty folder, and numbers of faces.
 */
public final class NearestBenchmark {
  private static final int QUESTIONS = 50;
  private static final int NEAREST = 100;
  private static final RandomPeople PEOPLE = new RandomPeople(1, 10);
  private static final FaceQuality GOOD = new FaceQuality(100, 10, 1);
  private static final double MILLION = 1e6;

  private NearestBenchmark() {}

  /** Prints two lines of a table for each number of faces. */
  public static void main(String[] words) throws IOException {
    System.out.println("| faces | | disk | made, CPU | opened, CPU | a question, CPU | found |");
    System.out.println("| --- | --- | --- | --- | --- | --- | --- |");
    for (String faces : List.of(words).subList(1, words.length)) {
      measure(Path.of(words[0]).resolve(faces), Integer.parseInt(faces));
    }
  }

  private static void measure(Path folder, int faces) throws IOException {
    Path file = Files.createDirectories(folder).resolve("all.faces");
    List<Embedding> persons =
        IntStream.range(0, QUESTIONS)
            .mapToObj(
                i ->
                    PEOPLE.face(
                        (int) ((long) i * faces / PEOPLE.photos() / QUESTIONS), PEOPLE.photos()))
            .toList();
    long begun = ProcessorTime.nanos();
    FaceIndex.builder(file).save(photos(faces));
    long made = ProcessorTime.nanos();
    List<Set<Integer>> all;
    long opened;
    long warm;
    long answered;
    List<SelfieFinder> finders =
        persons.stream()
            .map(person -> SelfieFinder.builder(person).queryExpansion(false).build())
            .toList();
    try (FaceIndex index = FaceIndex.open(file)) {
      opened = ProcessorTime.nanos();
      finders.forEach(index::find);
      warm = ProcessorTime.nanos();
      all = finders.stream().map(finder -> numbers(index, finder)).toList();
      answered = ProcessorTime.nanos();
    }
    print(faces, "FaceIndex", file, made - begun, opened - made, answered - warm, 1);

    Path graph = folder.resolve("hnsw");
    begun = ProcessorTime.nanos();
    HnswFaces.write(graph, PEOPLE.faces(faces));
    made = ProcessorTime.nanos();
    List<List<Integer>> near;
    try (HnswFaces hnsw = HnswFaces.open(graph)) {
      opened = ProcessorTime.nanos();
      persons.forEach(person -> hnsw.nearest(person, NEAREST));
      warm = ProcessorTime.nanos();
      near = persons.stream().map(person -> hnsw.nearest(person, NEAREST)).toList();
      answered = ProcessorTime.nanos();
    }
    long wanted = all.stream().mapToLong(Set::size).sum();
    long found =
        IntStream.range(0, QUESTIONS)
            .mapToLong(i -> near.get(i).stream().filter(all.get(i)::contains).count())
            .sum();
    print(
        faces,
        "HNSW",
        graph,
        made - begun,
        opened - made,
        answered - warm,
        (double) found / wanted);
  }

  private static Set<Integer> numbers(FaceIndex index, SelfieFinder finder) {
    return index.find(finder).stream()
        .map(selfie -> Integer.valueOf(selfie.photo().name()))
        .collect(Collectors.toSet());
  }

  private static Stream<IndexedPhoto> photos(int count) {
    AtomicInteger number = new AtomicInteger();
    return PEOPLE
        .faces(count)
        .map(
            face -> {
              String path = "%07d".formatted(number.getAndIncrement());
              Face seen =
                  new Face(Photo.of(Path.of(path)), new Box(0, 0, 100, 100), 1, Optional.empty());
              return new IndexedPhoto(
                  path, 1, 1, List.of(new EmbeddedFace(seen, GOOD, face)), Optional.empty());
            });
  }

  private static void print(
      int faces, String name, Path where, long made, long opened, long answered, double found)
      throws IOException {
    long bytes;
    try (Stream<Path> files = Files.walk(where)) {
      bytes = files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    }
    System.out.printf(
        "| %d | %s | %.0f MB | %.1f s | %.2f s | %.2f ms | %.1f %% |%n",
        faces,
        name,
        bytes / MILLION,
        made / 1e9,
        opened / 1e9,
        answered / MILLION / QUESTIONS,
        100 * found);
  }
}
