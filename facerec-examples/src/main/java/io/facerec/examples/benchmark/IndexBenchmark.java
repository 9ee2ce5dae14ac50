package io.facerec.examples.benchmark;

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
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What an index of so many faces costs: its file, opening it, and one question, with random unit
 * embeddings, one to a photo. Words: a folder for the index, and numbers of faces.
 */
public final class IndexBenchmark {
  private static final int QUESTIONS = 20;
  private static final int SIZE = 128;
  private static final double MILLION = 1e6;
  private static final FaceQuality GOOD = new FaceQuality(100, 10, 1);

  private IndexBenchmark() {}

  /** Prints a line of a table for each number of faces. */
  public static void main(String[] words) throws IOException {
    System.out.println("| faces | file | open, CPU | a question, CPU |");
    System.out.println("| --- | --- | --- | --- |");
    for (String faces : List.of(words).subList(1, words.length)) {
      Path file = Path.of(words[0]).resolve("random.faces");
      FaceIndex.builder(file).save(random(Integer.parseInt(faces)));
      measure(file, faces);
      Files.delete(file);
    }
  }

  private static void measure(Path file, String faces) throws IOException {
    Random random = new Random(2);
    List<SelfieFinder> people =
        Stream.generate(() -> SelfieFinder.builder(unit(random)).build()).limit(QUESTIONS).toList();
    long begun = ProcessorTime.nanos();
    try (FaceIndex index = FaceIndex.open(file)) {
      long opened = ProcessorTime.nanos();
      people.forEach(index::find); // warm
      long warm = ProcessorTime.nanos();
      people.forEach(index::find);
      long answered = ProcessorTime.nanos();
      System.out.printf(
          "| %s | %.0f MB | %.1f s | %.1f ms |%n",
          faces,
          Files.size(file) / MILLION,
          (opened - begun) / MILLION / 1e3,
          (answered - warm) / MILLION / QUESTIONS);
    }
  }

  private static Stream<IndexedPhoto> random(int photos) {
    Random random = new Random(1);
    return IntStream.range(0, photos)
        .mapToObj(
            number -> {
              String path = "album/%07d.jpg".formatted(number);
              Face face =
                  new Face(Photo.of(Path.of(path)), new Box(0, 0, 100, 100), 1, Optional.empty());
              return new IndexedPhoto(
                  path,
                  1,
                  1,
                  List.of(new EmbeddedFace(face, GOOD, unit(random))),
                  Optional.empty());
            });
  }

  /** A direction, all of them as probable. */
  private static Embedding unit(Random random) {
    double[] values = DoubleStream.generate(random::nextGaussian).limit(SIZE).toArray();
    double squares = 0;
    for (double value : values) {
      squares += value * value;
    }
    float[] unit = new float[SIZE];
    for (int i = 0; i < SIZE; i++) {
      unit[i] = (float) (values[i] / Math.sqrt(squares));
    }
    return Embedding.of(unit);
  }
}
